import { useTranslation } from 'react-i18next';
import { BusyNotice, useInTheWay } from '../../ui/bench/busy-notice.tsx';
import { RunProgress } from '../../ui/bench/run-progress.tsx';
import { Button, oneClick } from '../../ui/controls/button.tsx';
import { useFormat } from '../../ui/state/locale.ts';
import type { RerunState } from './use-rerun.ts';

/** The one button of the page: what it will do, then how far it is. */
export function RunHere({ rerun }: { rerun: RerunState }) {
  const { t } = useTranslation('result');
  const format = useFormat();
  const { key, phase, plan, unknown } = rerun;
  const blocked = useInTheWay(key) !== null;
  return (
    <section className="card result__run" aria-labelledby="run-title">
      <h2 id="run-title">{t('run.title')}</h2>
      {!plan && <p>{t('run.none')}</p>}
      {plan && (phase === 'running' || phase === 'cancelling') && <RunProgress cancel={rerun.cancel} />}
      {plan && phase !== 'running' && phase !== 'cancelling' && (
        <>
          <p>{t('run.plan', { count: plan.cases.length, time: format.ms(plan.budgetMs) })}</p>
          {unknown > 0 && <p>{t('run.unknown', { count: unknown })}</p>}
          <div>
            <Button look="primary" size="large" disabled={blocked} onClick={oneClick(() => void rerun.start())}>
              {t(phase === 'over' ? 'run.again' : 'run.start')}
            </Button>
          </div>
          <BusyNotice by={key} onInstead={() => rerun.start(true)} />
        </>
      )}
    </section>
  );
}
