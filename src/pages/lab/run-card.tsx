import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { CaseId, LocalText } from '../../engine/contract.ts';
import type { SummaryRow } from '../../results/summary.ts';
import { BusyNotice, useInTheWay } from '../../ui/bench/busy-notice.tsx';
import { Button, oneClick } from '../../ui/controls/button.tsx';
import { useFormat, useLocalText } from '../../ui/state/locale.ts';
import { workloads } from '../../workloads/registry.ts';
import type { Choice } from './plan/choice.ts';
import { estimate, roundSeconds } from './plan/estimate.ts';
import { LAB } from './plan/use-choice.ts';

export type Missing = 'sizes' | 'contenders' | 'weights';

interface RunCardProps {
  choice: Choice;
  cases: readonly CaseId[];
  /** What keeps the plan from running: something left out, or a workload's own objection. */
  missing: Missing | LocalText | null;
  /** Rows of the run before, which make the estimate better. */
  measured: readonly SummaryRow[];
  /** Whether a run of this page is over. */
  again: boolean;
  /** `instead`: stops what has the bench. */
  onStart: (instead?: boolean) => Promise<void>;
}

/** The plan in one line, how long it will take, and the one button that matters. */
export function RunCard({ choice, cases, missing, measured, again, onStart }: RunCardProps) {
  const { t } = useTranslation('lab');
  const text = useLocalText();
  const sizes = useSizes();
  const blocked = useInTheWay(LAB) !== null;
  const contenders = new Set(cases.map(({ variant }) => variant)).size;

  return (
    <>
      <h2 className="eyebrow">{t('run.title')}</h2>
      <p className="lab-plan num">
        {t('run.plan', { workload: text(choice.workload.title), sizes: sizes(choice) })}
        <span className="muted">{` · ${t('run.contenders', { count: contenders })}`}</span>
      </p>
      {missing ? (
        <p className="small lab-problem" role="status">
          {typeof missing === 'string' ? t(`missing.${missing}`) : text(missing)}
        </p>
      ) : (
        <EstimateText cases={cases} budgetMs={choice.budgetMs} measured={measured} />
      )}
      <Button
        look="primary"
        size="large"
        disabled={missing !== null || blocked}
        onClick={oneClick(() => void onStart())}
      >
        {t(again ? 'run.again' : 'run.start')}
      </Button>
      <BusyNotice by={LAB} onInstead={missing === null ? () => onStart(true) : undefined} />
    </>
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
  return <p className="small muted num">{t(`estimate.${kind}`, { time: t(`estimate.${unit}`, { count }) })}</p>;
}

/** `n = 64, 128, 256`, in the reader's way of listing. */
export function useSizes(): (choice: Choice) => string {
  const { i18n } = useTranslation();
  const format = useFormat();
  const comma = i18n.language === 'zh-CN' ? '、' : ', ';
  return ({ workload, sizes }) => `${workload.chart.x} = ${sizes.map(format.integer).join(comma) || '–'}`;
}
