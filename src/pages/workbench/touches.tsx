import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Workload } from '../../engine/contract.ts';
import type { WatchedKernel } from '../../engine/interpret/kernel.ts';
import { withKernels } from '../../engine/kernel/kernel-variant.ts';
import { smallShapes } from '../../engine/kernel/shapes.ts';
import { drawSeed } from '../../engine/random.ts';
import { shapeText } from '../../engine/shape-text.ts';
import { specsOf } from '../../engine/specs.ts';
import { Button } from '../../ui/controls/button.tsx';
import { Notice } from '../../ui/controls/notice.tsx';
import { SelectField } from '../../ui/controls/select-field.tsx';
import type { GpuProbe } from '../../ui/gpu/gpu-probe.ts';
import { VerdictText } from '../../ui/proof/verdict-text.tsx';
import { useFormat, useLocalText } from '../../ui/state/locale.ts';
import { CountsTable } from '../../ui/touches/counts-table.tsx';
import { Findings } from '../../ui/touches/findings.tsx';
import { TouchPicture } from '../../ui/touches/touch-picture.tsx';
import { useWatch, type Watching } from '../../ui/touches/use-watch.ts';
import { capabilitiesHere } from './capabilities-here.ts';
import type { OpenKernel } from './use-kernel.ts';

interface TouchesProps {
  open: OpenKernel;
  workload: Workload;
  probe: GpuProbe | null;
}

/** What does it read and write? Without a GPU, and whether or not it is right. */
export function WhatItTouches({ open: { kernel, text: current }, workload, probe }: TouchesProps) {
  const { t } = useTranslation('touches');
  const text = useLocalText();
  const state = useWatch();
  const shapes = useMemo(() => smallShapes(workload), [workload]);
  // The second has an edge that no power of two meets, and enough threads to see who is beside whom.
  const [place, setPlace] = useState(Math.min(1, shapes.length - 1));
  const { watching, going, stopped, problem } = state;
  const start = (seed: number, inputSeed: number) =>
    void state.start(
      { kernel, params: shapes[place], capabilities: capabilitiesHere(probe), inputSeed, seed },
      current,
    );
  return (
    <section className="card stack" aria-labelledby="touches-title">
      <h2 id="touches-title">{t('title')}</h2>
      <p className="small muted">{t('note')}</p>
      <SelectField
        label={t('shape')}
        value={String(place)}
        options={shapes.map((params, at) => ({ value: String(at), label: shapeText(workload, params) }))}
        onChange={(at) => setPlace(Number(at))}
      />
      <div className="row">
        <Button disabled={going} onClick={() => start(1, drawSeed())}>
          {t('button')}
        </Button>
        {watching && !going && (
          <Button onClick={() => start(watching.request.seed + 1, watching.request.inputSeed)}>{t('again')}</Button>
        )}
        {going && <Button onClick={state.stop}>{t('cancel', { ns: 'common' })}</Button>}
      </div>
      <div role="status">
        {going && <p className="small muted">{t('going')}</p>}
        {stopped && !going && <p>{t('stopped')}</p>}
        {watching && !going && watching.text !== current && <p>{t('changed')}</p>}
      </div>
      {problem && (
        <Notice kind="error" title={t('stopped.title', { ns: 'errors' })}>
          <p>{text(problem)}</p>
        </Notice>
      )}
      {watching && <Outcome watching={watching} workload={workload} />}
    </section>
  );
}

function Outcome({ watching, workload }: { watching: Watching; workload: Workload }) {
  const { request, result } = watching;
  if (!result.ok) return <Unrun result={result} />;
  return (
    <div className="stack">
      <Verdict result={result} shape={shapeText(workload, request.params)} />
      <Passes
        key={`${watching.text} ${shapeText(workload, request.params)}`}
        watching={watching}
        result={result}
        workload={workload}
      />
    </div>
  );
}

type Ran = Extract<WatchedKernel, { ok: true }>;

function Unrun({ result: { shader, problem } }: { result: Extract<WatchedKernel, { ok: false }> }) {
  const { t } = useTranslation('touches');
  const text = useLocalText();
  const title = problem.line === null ? t('unrun') : t('unrunAt', { file: shader ?? '', line: problem.line });
  return (
    <Notice kind="warning" title={title}>
      <p>{text(problem.text)}</p>
      <p>{t('stillWorks')}</p>
    </Notice>
  );
}

function Verdict({ result: { verdict }, shape }: { result: Ran; shape: string }) {
  const { t } = useTranslation('touches');
  const format = useFormat();
  if (verdict.ok) return <VerdictText right>{t('right', { shape })}</VerdictText>;
  const { at, maxError } = verdict;
  return (
    <VerdictText>
      {at === null ? t('wrong', { shape }) : t('wrongAt', { shape, at, error: format.number(maxError) })}
    </VerdictText>
  );
}

/** One of them at a time. */
function Passes({ watching, result, workload }: { watching: Watching; result: Ran; workload: Workload }) {
  const { t } = useTranslation('touches');
  const { passes } = result;
  // The first in which anything goes wrong is of most interest.
  const wrong = passes.findIndex(({ ran }) => ran.races.count + ran.outOfBounds.count > 0);
  const [place, setPlace] = useState(Math.max(0, wrong));
  const pass = passes[place];
  const specs = useMemo(() => tensorsOf(watching, workload), [watching, workload]);
  return (
    <>
      {passes.length > 1 && (
        <SelectField
          label={t('pass')}
          value={String(place)}
          options={passes.map(({ shader }, at) => ({ value: String(at), label: `${at + 1} · ${shader}` }))}
          onChange={(at) => setPlace(Number(at))}
        />
      )}
      <Findings pass={pass} />
      <h3>{t('counts.title')}</h3>
      <CountsTable pass={pass} />
      <TouchPicture key={place} pass={pass} specs={specs} />
    </>
  );
}

function tensorsOf({ request: { kernel, params } }: Watching, workload: Workload) {
  const [own] = withKernels([workload], [kernel]);
  const variant = own.variants.find(({ id }) => id === kernel.name) ?? own.variants[0];
  const { inputs, outputs, scratch, state } = specsOf({ workload: own, variant, params });
  return { ...inputs, ...outputs, ...scratch, ...state };
}
