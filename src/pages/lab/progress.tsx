import { type Ref, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CaseId } from '../../engine/contract.ts';
import { useRunTimeLeft } from '../../ui/bench/time-left.ts';
import { Button, oneClick } from '../../ui/controls/button.tsx';
import { useFormat, useLocalText } from '../../ui/state/locale.ts';
import { isGoing } from '../../ui/state/run-store.ts';
import { useRun, useServices } from '../../ui/state/services.tsx';
import { workloads } from '../../workloads/registry.ts';

/** What is running now, how far it is, how long it will take, and the way out. */
export function RunProgress({ cancelRef }: { cancelRef: Ref<HTMLButtonElement> }) {
  const { t } = useTranslation('lab');
  const { run } = useServices();
  const doing = useDoing();
  const cancelling = useRun(({ phase }) => phase === 'cancelling');
  const fraction = useRun((state) => state.fraction);
  const left = useRunTimeLeft();
  const done = useRun((state) => state.measurements.filter(Boolean).length);
  const all = useRun((state) => state.cases.length);

  return (
    <>
      <h2 className="eyebrow">{t('run.title')}</h2>
      <p className="lab-now">{doing}</p>
      <progress className="progress" aria-label={t('run.progress')} value={fraction} max={1} />
      <p className="small muted num">{`${left} · ${t('now.done', { done, all })}`}</p>
      <Button ref={cancelRef} size="large" disabled={cancelling} onClick={oneClick(run.cancel)}>
        {t(cancelling ? 'cancelling' : 'cancel', { ns: 'common' })}
      </Button>
    </>
  );
}

function useDoing(): string {
  const { t } = useTranslation('lab');
  const text = useLocalText();
  const format = useFormat();
  const current = useRun((state) => state.current);
  const id: CaseId | undefined = useRun(({ cases }) => (current ? cases[current.index] : undefined));
  const workload = workloads.find((each) => each.id === id?.workload);
  const variant = workload?.variants.find((each) => each.id === id?.variant);
  if (!current || !id || !workload || !variant) return t('now.starting');
  const { x } = workload.chart;
  const size = `${x} = ${format.integer(Number(id.params[x]))}`;
  return t(`now.${current.phase}`, { name: text(variant.title), size });
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
