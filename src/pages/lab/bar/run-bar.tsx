import { type Ref, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { contenderOf } from '../../../engine/case-id.ts';
import type { CaseId, LocalText, Workload } from '../../../engine/contract.ts';
import type { SummaryRow } from '../../../results/summary.ts';
import { BusyNotice, useInTheWay } from '../../../ui/bench/busy-notice.tsx';
import { Button, oneClick } from '../../../ui/controls/button.tsx';
import { type Choice, firstChoice, suggestedSecond } from '../../../ui/plan/choice.ts';
import { estimate, roundSeconds } from '../../../ui/plan/estimate.ts';
import { useLocalText } from '../../../ui/state/locale.ts';
import { useRun, useServices } from '../../../ui/state/services.tsx';
import { workloads } from '../../../workloads/registry.ts';
import { Budget } from '../plan/budget.tsx';
import { Sizes } from '../plan/sizes.tsx';
import { LAB } from '../plan/use-choice.ts';
import { WorkloadPicker } from '../plan/workload-picker.tsx';
import { RunStatus } from './run-status.tsx';
import './bar.css';

export type Missing = 'sizes' | 'contenders' | 'weights';

interface RunBarProps {
  choice: Choice;
  change: (update: (choice: Choice) => Choice) => void;
  /** Whether the GPU is software. */
  software: boolean;
  /** Whether the visitor's picture is brought to one size. */
  single: boolean;
  /** Whether the sizes that are offered are in sight at first. */
  wide: boolean;
  running: boolean;
  cases: readonly CaseId[];
  /** What keeps the plan from running: something left out, or a workload's own objection. */
  missing: Missing | LocalText | null;
  /** Rows of the run before, which make the estimate better. */
  measured: readonly SummaryRow[];
  /** Whether a run of this page is over. */
  again: boolean;
  /** The browser has no room for the picture. */
  noRoom: boolean;
  cancelRef: Ref<HTMLButtonElement>;
  /** `instead`: stops what has the bench. */
  onStart: (instead?: boolean) => Promise<void>;
  /** Shows where the contenders are chosen; null where they are in sight. */
  onContenders: (() => void) | null;
}

/** Work, sizes, time and the one button that matters; below them the plan in one line, or what is running. */
export function RunBar(props: RunBarProps) {
  const { choice, change, software, single, wide, running, missing, again, noRoom, cancelRef, onStart } = props;
  const { t } = useTranslation('lab');
  const { run } = useServices();
  const cancelling = useRun(({ phase }) => phase === 'cancelling');
  const blocked = useInTheWay(LAB) !== null;
  const pick = (next: Workload) => {
    if (next.id === choice.workload.id) return;
    change(({ budgetMs, second }) => {
      const first = firstChoice(next, software);
      return { ...first, second: second && suggestedSecond(next, first.variants), budgetMs };
    });
  };

  return (
    <section className="card lab-bar" aria-label={t('run.title')}>
      <fieldset className="lab-bar__fields" disabled={running}>
        <legend className="visually-hidden">{t('run.title')}</legend>
        <WorkloadPicker workload={choice.workload} onChange={pick} />
        <Sizes
          choice={choice}
          single={single}
          open={wide}
          onChange={(sizes) => change((before) => ({ ...before, sizes }))}
        />
        <Budget budgetMs={choice.budgetMs} onChange={(budgetMs) => change((before) => ({ ...before, budgetMs }))} />
      </fieldset>
      {/* With keys: one button must not become the other under the finger, or keep its focus. */}
      <div className="lab-bar__go">
        {running ? (
          <Button key="cancel" ref={cancelRef} disabled={cancelling} onClick={oneClick(run.cancel)}>
            {t(cancelling ? 'cancelling' : 'cancel', { ns: 'common' })}
          </Button>
        ) : (
          <Button
            key="start"
            look="primary"
            disabled={missing !== null || blocked}
            onClick={oneClick(() => void onStart())}
          >
            {t(again ? 'run.again' : 'run.start')}
          </Button>
        )}
      </div>
      <div className="lab-bar__status">{running ? <RunStatus /> : <PlanLine {...props} />}</div>
      {!running && <BusyNotice by={LAB} onInstead={missing === null ? () => onStart(true) : undefined} />}
      {noRoom && <p role="alert">{t('run.noPicture')}</p>}
    </section>
  );
}

function PlanLine({ choice, cases, missing, measured, onContenders }: RunBarProps) {
  const { t } = useTranslation('lab');
  const text = useLocalText();
  const contenders = new Set(cases.map(contenderOf)).size;
  return (
    <p className="small num lab-plan">
      <span>{t('run.contenders', { count: contenders })}</span>
      {onContenders && (
        <button type="button" className="lab-plan__more" onClick={onContenders}>
          {t('run.choose')}
        </button>
      )}
      {missing ? (
        <span className="lab-problem" role="status">
          {typeof missing === 'string' ? t(`missing.${missing}`) : text(missing)}
        </span>
      ) : (
        <EstimateText cases={cases} budgetMs={choice.budgetMs} measured={measured} />
      )}
    </p>
  );
}

interface EstimateTextProps {
  cases: readonly CaseId[];
  budgetMs: number;
  measured: readonly SummaryRow[];
}

function EstimateText({ cases, budgetMs, measured }: EstimateTextProps) {
  const { t } = useTranslation('lab');
  const { kind, ms } = useMemo(() => estimate(cases, budgetMs, workloads, measured), [cases, budgetMs, measured]);
  const { unit, count } = roundSeconds(ms);
  return <span className="muted">{t(`estimate.${kind}`, { time: t(`estimate.${unit}`, { count }) })}</span>;
}
