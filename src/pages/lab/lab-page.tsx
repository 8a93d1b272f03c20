import { useEffect, useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { LocalText, Variant } from '../../engine/contract.ts';
import { Disclosure } from '../../ui/controls/disclosure.tsx';
import { Notice } from '../../ui/controls/notice.tsx';
import { useMedia } from '../../ui/controls/use-media.ts';
import { Page } from '../../ui/frame/page.tsx';
import { GpuNotice } from '../../ui/gpu/gpu-notice.tsx';
import { useGpuProbe } from '../../ui/gpu/gpu-probe.ts';
import { type PictureState, usePicture } from '../../ui/picture/use-picture.ts';
import { useLocalText } from '../../ui/state/locale.ts';
import { isGoing } from '../../ui/state/run-store.ts';
import { useRun, useServices } from '../../ui/state/services.tsx';
import { capabilitiesOf } from './plan/capabilities.ts';
import { type Choice, casesOf, needsGpu } from './plan/choice.ts';
import { Controls } from './plan/controls.tsx';
import { makePlan } from './plan/make-plan.ts';
import { withPicture } from './plan/shape.ts';
import { LAB, useChoice } from './plan/use-choice.ts';
import { Announcer, RunProgress } from './progress.tsx';
import { PictureResult } from './results/picture-result.tsx';
import { Results, usePreloadedCharts, WhatYouWillSee } from './results/results.tsx';
import { useLiveSummary } from './results/use-live-summary.ts';
import { type Missing, RunCard } from './run-card.tsx';
import { useTuning } from './tune/use-tuning.ts';
import './lab.css';

/** @param plan what follows `#/lab/` in the address */
export default function LabPage({ plan: address }: { plan: string }) {
  const { t } = useTranslation('lab');
  const text = useLocalText();
  const { run } = useServices();
  const wide = useMedia('(width >= 1000px)');
  const probe = useGpuProbe();
  const { choice: asked, problem, change } = useChoice(address);
  const picture = usePicture((own, shape) => change((before) => withPicture(before, own, shape)));
  const choice = useFitting(asked, picture, change);
  const [weightsValid, setWeightsValid] = useState(true);
  const [noRoom, setNoRoom] = useState(false);

  const own = useRun(({ by }) => by === LAB);
  const phase = useRun((state) => state.phase);
  const running = own && isGoing({ phase });
  const over = own && (phase === 'done' || phase === 'failed');
  const { summary, live } = useLiveSummary(own);
  const shown = over && summary !== null;

  const gpu = probe === null || probe.status === 'adapter';
  const caps = useMemo(() => (probe?.status === 'adapter' ? capabilitiesOf(probe.adapter) : null), [probe]);
  const planned = useMemo(() => casesOf(choice, (variant: Variant) => gpu || !needsGpu(variant)), [choice, gpu]);
  const cases = planned.ok ? planned.cases : [];
  const takesPicture = choice.workload.accepts?.picture !== undefined;
  usePreloadedCharts();
  const { cancelRef, headingRef, columnsRef } = useFocusPath(running);

  const tuning = useTuning(choice.workload);

  const start = async (instead = false) => {
    try {
      const bitmap = takesPicture ? (picture.picture?.bitmap ?? null) : null;
      const plan = makePlan(choice, cases, bitmap, crypto.getRandomValues(new Uint32Array(1))[0]);
      setNoRoom(false);
      await run.start(plan, { by: LAB, use: 'lab', what: choice.workload.title }, { instead });
    } catch {
      setNoRoom(true);
    }
  };

  const controls = (
    <Controls
      choice={choice}
      change={change}
      picture={picture}
      gpu={gpu}
      caps={caps}
      disabled={running}
      onWeightsValid={setWeightsValid}
      tuning={tuning}
    />
  );

  return (
    <Page wide className="lab" title={t('title')} lede={t('lede')}>
      {problem && (
        <Notice kind="warning" title={t('badPlan.title')}>
          <p>{t('badPlan.text', { problem: text(problem) })}</p>
        </Notice>
      )}
      <div ref={columnsRef} className="lab__columns">
        <section className="card lab__run" aria-label={t('run.title')}>
          {running ? (
            <RunProgress cancelRef={cancelRef} />
          ) : (
            <RunCard
              choice={choice}
              cases={cases}
              missing={planned.ok ? missingIn(choice, cases.length, weightsValid) : planned.problem}
              measured={summary?.measurements ?? NO_ROWS}
              again={over}
              onStart={start}
            />
          )}
          {noRoom && <p role="alert">{t('run.noPicture')}</p>}
        </section>
        {!wide && !running && !shown && <GpuNotice probe={probe} />}
        <div className="lab__controls">
          {wide ? (
            controls
          ) : (
            <Disclosure key={String(running || over)} summary={t('controls.change')} open={!running && !over}>
              {controls}
            </Disclosure>
          )}
        </div>
        <div className="lab__results stack">
          {wide && !running && !shown && <GpuNotice probe={probe} />}
          {running || over ? (
            <Results summary={summary} live={live} headingRef={headingRef}>
              {over && !live && <PictureResult />}
            </Results>
          ) : (
            <WhatYouWillSee picture={choice.workload.accepts?.picture?.output !== undefined} />
          )}
        </div>
      </div>
      <Announcer />
    </Page>
  );
}

/** However a plan came about (other work and back, a link in the same tab), it fits the visitor's picture. */
function useFitting(
  choice: Choice,
  { picture, shape }: Pick<PictureState, 'picture' | 'shape'>,
  change: (update: (choice: Choice) => Choice) => void,
): Choice {
  const fitting = useMemo(() => (picture ? withPicture(choice, picture, shape) : choice), [choice, picture, shape]);
  useEffect(() => {
    if (fitting !== choice) change(() => fitting);
  });
  return fitting;
}

const NO_ROWS: readonly never[] = [];

function missingIn({ sizes, weights }: Choice, cases: number, weightsValid: boolean): Missing | LocalText | null {
  if (!sizes.length) return 'sizes';
  if (!cases) return 'contenders';
  return weights && !weightsValid ? 'weights' : null;
}

/** The buttons for starting and cancelling take each other's place: whoever used one keeps the focus, not the page's top. */
function useFocusPath(running: boolean) {
  const cancelRef = useRef<HTMLButtonElement>(null);
  const headingRef = useRef<HTMLHeadingElement>(null);
  const columnsRef = useRef<HTMLDivElement>(null);
  const before = useRef(running);
  useEffect(() => {
    if (before.current === running) return;
    before.current = running;
    // Started from far down the plan: the results begin at the top.
    if (running && (columnsRef.current?.getBoundingClientRect().top ?? 0) < 0) columnsRef.current?.scrollIntoView();
    // The button is gone, and with it the focus; anything else that has it keeps it.
    if (document.activeElement !== document.body && document.activeElement !== null) return;
    if (running) cancelRef.current?.focus();
    else headingRef.current?.focus({ preventScroll: true });
  }, [running]);
  return { cancelRef, headingRef, columnsRef };
}
