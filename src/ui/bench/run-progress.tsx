import { useTranslation } from 'react-i18next';
import { caseParams, variantTitle } from '../../results/case-name.ts';
import { Button, oneClick } from '../controls/button.tsx';
import { useLocalText } from '../state/locale.ts';
import { useRun } from '../state/services.tsx';
import { useRunTimeLeft } from './time-left.ts';
import './run-progress.css';

/** How far the run in the store is, what it does now, and the way to end it. */
export function RunProgress({ cancel }: { cancel: () => void }) {
  const { t } = useTranslation('result');
  const text = useLocalText();
  const phase = useRun((state) => state.phase);
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
      <div className="spread run-progress">
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
