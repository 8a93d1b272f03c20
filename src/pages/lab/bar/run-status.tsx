import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { paramText } from '../../../chart-model/words.ts';
import type { CaseId } from '../../../engine/contract.ts';
import { variantTitle } from '../../../results/case-name.ts';
import { useRunTimeLeft } from '../../../ui/bench/time-left.ts';
import { useFormat, useLocale, useLocalText } from '../../../ui/state/locale.ts';
import { isGoing } from '../../../ui/state/run-store.ts';
import { useRun } from '../../../ui/state/services.tsx';
import { workloads } from '../../../workloads/registry.ts';

/** What is running now, how far it is, and how long it will take. */
export function RunStatus() {
  const { t } = useTranslation('lab');
  const doing = useDoing();
  const fraction = useRun((state) => state.fraction);
  const left = useRunTimeLeft();
  const done = useRun((state) => state.measurements.filter(Boolean).length);
  const all = useRun((state) => state.cases.length);

  return (
    <div className="lab-running">
      <progress className="progress" aria-label={t('run.progress')} value={fraction} max={1} />
      <p className="small lab-now">{doing}</p>
      <p className="small muted num">{`${left} · ${t('now.done', { done, all })}`}</p>
    </div>
  );
}

function useDoing(): string {
  const { t } = useTranslation('lab');
  const text = useLocalText();
  const locale = useLocale();
  const format = useFormat();
  const current = useRun((state) => state.current);
  const id: CaseId | undefined = useRun(({ cases }) => (current ? cases[current.index] : undefined));
  const workload = workloads.find((each) => each.id === id?.workload);
  if (!current || !id || !workload) return t('now.starting');
  const { x } = workload.chart;
  const size = paramText(workload, x, format.integer(Number(id.params[x])), locale);
  return t(`now.${current.phase}`, { name: text(variantTitle(id)), size });
}

const QUARTERS = 4;

/** For those who do not see the bar: the start, each quarter and the end, and nothing in between. */
export function Announcer() {
  const { t } = useTranslation('lab');
  const format = useFormat();
  const busy = useRun(isGoing);
  const quarter = useRun((state) => Math.floor(state.fraction * QUARTERS) / QUARTERS);
  const cancelled = useRun(({ phase }) => phase === 'cancelling');
  const [ran, setRan] = useState<'no' | 'whole' | 'cancelled'>('no');

  useEffect(() => {
    if (cancelled) setRan('cancelled');
    else if (busy) setRan('whole');
  }, [busy, cancelled]);

  const message = busy
    ? quarter === 0
      ? t('now.started')
      : t('now.quarter', { percent: format.percent(quarter) })
    : { no: '', whole: t('now.over'), cancelled: t('now.cancelled') }[ran];
  return (
    <p className="visually-hidden" role="status">
      {message}
    </p>
  );
}
