import { useEffect, useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { LocalText, Variant } from '../../engine/contract.ts';
import { capabilitiesOf } from '../../engine/gpu/capabilities.ts';
import { drawSeed } from '../../engine/random.ts';
import { Alive } from '../../ui/alive/alive.tsx';
import { useLiveSummary } from '../../ui/charts/use-live-summary.ts';
import { Notice } from '../../ui/controls/notice.tsx';
import { useMedia } from '../../ui/controls/use-media.ts';
import { Page } from '../../ui/frame/page.tsx';
import { GpuNotice } from '../../ui/gpu/gpu-notice.tsx';
import { useGpuPair, useTwoGpus } from '../../ui/gpu/gpu-pair.ts';
import { useGpuProbe } from '../../ui/gpu/gpu-probe.ts';
import { type PictureState, usePicture } from '../../ui/picture/use-picture.ts';
import { type Choice, casesOf, needsGpu } from '../../ui/plan/choice.ts';
import { useLocalText } from '../../ui/state/locale.ts';
import { isGoing } from '../../ui/state/run-store.ts';
import { useRun, useServices } from '../../ui/state/services.tsx';
import { type Missing, RunBar } from './bar/run-bar.tsx';
import { Announcer } from './bar/run-status.tsx';
import { makePlan } from './plan/make-plan.ts';
import { PlanColumn } from './plan/plan-column.tsx';
import { withPicture } from './plan/shape.ts';
import { LAB, useChoice } from './plan/use-choice.ts';
import { MovingResult } from './results/moving-result.tsx';
import { PictureResult } from './results/picture-result.tsx';
import { BeforeResults, Results } from './results/results.tsx';
import { SketchResult } from './results/sketch-result.tsx';
import { SustainResult } from './sustain/sustain-result.tsx';
import { useSustain } from './sustain/use-sustain.ts';
import { useTuning } from './tune/use-tuning.ts';
import './lab.css';

/** @param plan what follows `#/lab/` in the address */
export default function LabPage({ plan: address }: { plan: string }) {
  const { t } = useTranslation('lab');
  const text = useLocalText();
  const { run } = useServices();
  const wide = useMedia('(width >= 1000px)', true);
  const probe = useGpuProbe();
  const software = probe?.status === 'adapter' && probe.software;
  const { choice: asked, problem, change } = useChoice(address, software);
  const picture = usePicture((own, shape) => change((before) => withPicture(before, own, shape)));
  const choice = useFitting(asked, picture, change);
  const [weightsValid, setWeightsValid] = useState(true);
  const [noRoom, setNoRoom] = useState(false);

  const own = useRun(({ by }) => by === LAB);
  const phase = useRun((state) => state.phase);
  const running = own && isGoing({ phase });
  const over = own && (phase === 'done' || phase === 'failed');
  const { summary, live } = useLiveSummary(own);

  const gpu = probe === null || probe.status === 'adapter';
  const caps = useMemo(() => (probe?.status === 'adapter' ? capabilitiesOf(probe.adapter) : null), [probe]);
  const pair = useGpuPair();
  const two = useTwoGpus(pair) !== null;
  const planned = useMemo(
    () => casesOf(choice, (variant: Variant) => gpu || !needsGpu(variant), two),
    [choice, gpu, two],
  );
  const cases = planned.ok ? planned.cases : [];
  const takes = choice.workload.accepts?.picture;
  const { cancelRef, headingRef } = useFocusPath(running);
  const planRef = useRef<HTMLElement>(null);

  const tuning = useTuning(choice.workload);
  const sustaining = useSustain();

  const start = async (instead = false) => {
    try {
      const bitmap = takes ? (picture.picture?.bitmap ?? null) : null;
      const plan = makePlan(choice, cases, bitmap, drawSeed());
      setNoRoom(false);
      await run.start(plan, { by: LAB, use: 'lab', what: choice.workload.title }, { instead });
    } catch {
      setNoRoom(true);
    }
  };

  const alive = choice.workload.alive && (
    <Alive
      key={choice.workload.id}
      by={ALIVE}
      workload={choice.workload}
      params={choice.params}
      weights={choice.weights}
      strip={wide}
    />
  );

  return (
    <Page wide className="lab" title={t('title')} lede={t('lede')}>
      {problem && (
        <Notice kind="warning" title={t('badPlan.title')}>
          <p>{t('badPlan.text', { problem: text(problem) })}</p>
        </Notice>
      )}
      <RunBar
        choice={choice}
        change={change}
        software={software}
        single={takes !== undefined && picture.picture !== null}
        wide={wide}
        running={running}
        cases={cases}
        missing={planned.ok ? missingIn(choice, cases.length, weightsValid) : planned.problem}
        measured={summary?.measurements ?? NO_ROWS}
        again={over}
        noRoom={noRoom}
        cancelRef={cancelRef}
        onStart={start}
        onContenders={wide ? null : () => planRef.current?.scrollIntoView()}
      />
      <div className="lab__columns">
        <div className="lab__results stack">
          {wide && alive}
          {running || over ? (
            <Results summary={summary} live={live} headingRef={headingRef}>
              {over && !live && <PictureResult />}
              {over && !live && <MovingResult summary={summary} />}
              {over && !live && <SketchResult />}
            </Results>
          ) : (
            <BeforeResults picture={takes?.output !== undefined}>
              <GpuNotice probe={probe} />
            </BeforeResults>
          )}
          <SustainResult sustaining={sustaining} />
          {!wide && alive}
        </div>
        <PlanColumn
          ref={planRef}
          choice={choice}
          change={change}
          picture={picture}
          gpu={gpu}
          caps={caps}
          pair={pair}
          disabled={running}
          onWeightsValid={setWeightsValid}
          tuning={tuning}
          sustaining={sustaining}
        />
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

/** Whose drawing it is, in the lease. */
const ALIVE = 'lab/alive';
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
  const before = useRef(running);
  useEffect(() => {
    if (before.current === running) return;
    before.current = running;
    // The button is gone, and with it the focus; anything else that has it keeps it.
    if (document.activeElement !== document.body && document.activeElement !== null) return;
    if (running) cancelRef.current?.focus();
    else headingRef.current?.focus({ preventScroll: true });
  }, [running]);
  return { cancelRef, headingRef };
}
