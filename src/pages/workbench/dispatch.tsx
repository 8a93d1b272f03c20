import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Kernel, KernelPass, Params, Workgroups, Workload } from '../../engine/contract.ts';
import { evaluate } from '../../engine/kernel/formula.ts';
import { MOST_SCRATCH, readScratch } from '../../engine/kernel/kernel-file.ts';
import { namesFor, workgroupSize } from '../../engine/kernel/reading.ts';
import { provingShapes } from '../../engine/kernel/shapes.ts';
import { shapeText } from '../../engine/shape-text.ts';
import { elementCount } from '../../engine/sizes.ts';
import { Button } from '../../ui/controls/button.tsx';
import { Fold } from '../../ui/controls/fold.tsx';
import { useFormat, useLocalText } from '../../ui/state/locale.ts';

interface DispatchProps {
  kernel: Kernel;
  pass: KernelPass;
  workload: Workload;
  onPass(part: Partial<KernelPass>): void;
  onKernel(update: (kernel: Kernel) => Kernel): void;
}

const AXES = ['x', 'y', 'z'] as const;

/** How many workgroups a pass takes: formulas, and what they come to. */
export function Dispatch({ kernel, pass, workload, onPass, onKernel }: DispatchProps) {
  const { t } = useTranslation('workbench');
  const text = useLocalText();
  const { workgroups } = pass;
  const base = workload.variants.find(({ id }) => id === kernel.from);
  const change = (axis: number, formula: string) =>
    onPass({ workgroups: (workgroups ?? ['1', '1', '1']).with(axis, formula) as unknown as Workgroups });
  const shapes = useMemo(() => provingShapes(workload), [workload]);
  const { inputs, outputs, state } = workload.tensors(shapes[0]);
  return (
    <section className="card card--plain stack workbench__dispatch" aria-labelledby="dispatch-title">
      <h2 id="dispatch-title">{t('dispatch.title')}</h2>
      {workgroups ? (
        <>
          <p className="small muted">{t('dispatch.note')}</p>
          <div className="workbench__axes">
            {AXES.map((axis, at) => (
              <div key={axis} className="field">
                <label className="field__label" htmlFor={`dispatch-${axis}`}>
                  {t('dispatch.axis', { axis })}
                </label>
                <input
                  id={`dispatch-${axis}`}
                  className="input mono"
                  value={workgroups[at]}
                  autoComplete="off"
                  spellCheck={false}
                  onChange={({ target }) => change(at, target.value.replace(/[;\n]/g, ''))}
                />
              </div>
            ))}
          </div>
          <Given {...{ workload, pass, workgroups, shapes }} />
          <Fold title={t('dispatch.names')}>
            <p className="small">
              {t('dispatch.namesText', {
                params: Object.keys(workload.params).join(', '),
                tensors: Object.entries({ ...inputs, ...state, ...outputs })
                  .map(([name, spec]) => `${name} = ${elementCount(spec)}`)
                  .join(', '),
              })}
            </p>
          </Fold>
        </>
      ) : (
        <>
          <p className="small">{t('dispatch.asVariant', { variant: base ? text(base.title) : '' })}</p>
          <div>
            <Button size="small" onClick={() => onPass({ workgroups: ['1', '1', '1'] })}>
              {t('dispatch.own')}
            </Button>
          </div>
        </>
      )}
      {kernel.from === null && (kernel.passes.length > 1 || kernel.scratch.length > 0) && (
        <Scratch kernel={kernel} onKernel={onKernel} />
      )}
    </section>
  );
}

interface GivenProps {
  workload: Workload;
  pass: KernelPass;
  workgroups: Workgroups;
  /** Of the proof. */
  shapes: readonly Params[];
}

/** What the formulas come to at each shape of the proof, or what is wrong with them. */
function Given({ workload, pass, workgroups, shapes }: GivenProps) {
  const { t } = useTranslation('workbench');
  const text = useLocalText();
  const format = useFormat();
  const sides = workgroupSize(pass.code);
  const given = shapes.map((params) => {
    const names = namesFor(workload, params, pass.code);
    return { params, values: workgroups.map((formula) => evaluate(formula, names)) };
  });
  const [problem] = given[0].values.flatMap((value) => (value.ok ? [] : [value.problem]));
  if (problem) {
    return (
      <p className="small" role="alert">
        {text(problem)}
      </p>
    );
  }
  return (
    <ul className="workbench__given small num">
      {given.map(({ params, values }) => {
        const [x, y, z] = values.map((value) => (value.ok ? format.integer(value.value) : '?'));
        const shape = shapeText(workload, params);
        const [wx, wy, wz] = sides ?? [0, 0, 0];
        return (
          <li key={shape}>
            {sides
              ? t('dispatch.gives', { shape, x, y, z, wx, wy, wz })
              : t('dispatch.givesUnknown', { shape, x, y, z })}
          </li>
        );
      })}
    </ul>
  );
}

/** Buffers that one pass writes and another reads, a line each. */
function Scratch({ kernel, onKernel }: Pick<DispatchProps, 'kernel' | 'onKernel'>) {
  const { t } = useTranslation('workbench');
  const [typed, setTyped] = useState(() =>
    kernel.scratch.map(({ name, dtype, length }) => `${name} ${dtype} ${length}`).join('\n'),
  );
  const bad = readScratch(typed).bad;
  const write = (value: string) => {
    setTyped(value);
    onKernel((before) => ({ ...before, scratch: readScratch(value).scratch }));
  };
  return (
    <div className="field">
      <label className="field__label" htmlFor="scratch">
        {t('dispatch.scratch')}
      </label>
      <textarea
        id="scratch"
        className="input mono"
        rows={2}
        value={typed}
        spellCheck={false}
        aria-describedby="scratch-note"
        onChange={({ target }) => write(target.value)}
      />
      <p id="scratch-note" className="small muted">
        {bad === null ? t('dispatch.scratchNote') : t('dispatch.scratchBad', { line: bad, most: MOST_SCRATCH })}
      </p>
    </div>
  );
}
