import { useTranslation } from 'react-i18next';
import { BusyNotice, useInTheWay } from '../../ui/bench/busy-notice.tsx';
import { useRunTimeLeft } from '../../ui/bench/time-left.ts';
import { Button, oneClick } from '../../ui/controls/button.tsx';
import { useFormat, useLocalText } from '../../ui/state/locale.ts';
import { useRun } from '../../ui/state/services.tsx';
import { caseParams, variantTitle } from './case-name.ts';
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
      {plan && (phase === 'running' || phase === 'cancelling') && <Progress rerun={rerun} />}
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

function Progress({ rerun: { phase, cancel } }: { rerun: RerunState }) {
  const { t } = useTranslation('result');
  const text = useLocalText();
  const current = useRun((state) => state.current);
  const printed = useRun((state) => (state.current ? state.cases[state.current.index] : null));
  const fraction = useRun((state) => state.fraction);
  const left = useRunTimeLeft();
  const doing =
    current && printed
      ? t(`run.${current.phase}`, { name: `${text(variantTitle(printed))} · ${caseParams(printed)}` })
      : t('run.starting');
  return (
    <>
      <progress className="progress" aria-label={t('run.progress')} value={fraction} max={1} />
      <div className="spread result__progress">
        <p className="small num">
          <span>{doing}</span>
          {phase === 'running' && <span className="muted">{` · ${left}`}</span>}
        </p>
        <Button size="small" disabled={phase !== 'running'} onClick={oneClick(cancel)}>
          {t(phase === 'cancelling' ? 'cancelling' : 'cancel', { ns: 'common' })}
        </Button>
      </div>
    </>
  );
}
