import { useTranslation } from 'react-i18next';
import { useRunTimeLeft } from '../../ui/bench/time-left.ts';
import { Button, oneClick } from '../../ui/controls/button.tsx';
import { useRun, useServices } from '../../ui/state/services.tsx';
import { CONTENDERS } from './race.ts';

/** What is being done now, how long it will take, and the way out. */
export function RaceProgress({ phase }: { phase: 'loading' | 'running' | 'cancelling' }) {
  const { t } = useTranslation('home');
  const { run } = useServices();
  const current = useRun((state) => state.current);
  const fraction = useRun((state) => state.fraction);
  const left = useRunTimeLeft();

  const contender = current ? CONTENDERS[current.index] : undefined;
  const doing =
    phase === 'loading'
      ? t('now.loading')
      : current && contender
        ? t(`now.${current.phase}`, { name: t(`lanes.${contender}`) })
        : t('now.starting');
  return (
    <div className="race-now">
      <progress
        className="progress"
        aria-label={t('now.progress')}
        value={phase === 'loading' ? 0 : fraction}
        max={1}
      />
      <div className="spread">
        <p className="small num">
          <span>{doing}</span>
          {phase === 'running' && <span className="muted">{` · ${left}`}</span>}
        </p>
        <Button size="small" disabled={phase !== 'running'} onClick={oneClick(run.cancel)}>
          {phase === 'cancelling' ? t('cancelling', { ns: 'common' }) : t('cancel', { ns: 'common' })}
        </Button>
      </div>
    </div>
  );
}
