import { useTranslation } from 'react-i18next';
import { useRunTimeLeft } from '../../ui/bench/time-left.ts';
import { Button, oneClick } from '../../ui/controls/button.tsx';
import { useRun, useServices } from '../../ui/state/services.tsx';
import { useTitles } from './titles.ts';

/** How far the run is that is going on, and the way to stop it. */
export function RunProgress() {
  const { t } = useTranslation('lessons');
  const { run } = useServices();
  const titleOf = useTitles();
  const fraction = useRun((state) => state.fraction);
  const left = useRunTimeLeft();
  const cancelling = useRun((state) => state.phase === 'cancelling');
  const now = useRun((state) => (state.current ? state.cases[state.current.index] : null));
  return (
    <div className="stack">
      <progress className="progress" aria-label={t('run.progress')} value={fraction} max={1} />
      <p className="small run-now">{now ? t('run.now', { name: titleOf(now) }) : t('run.starting')}</p>
      <div className="spread">
        <p className="small num muted">{left}</p>
        <Button size="small" disabled={cancelling} onClick={oneClick(run.cancel)}>
          {t(cancelling ? 'cancelling' : 'cancel', { ns: 'common' })}
        </Button>
      </div>
    </div>
  );
}
