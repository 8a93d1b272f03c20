import { useTranslation } from 'react-i18next';
import type { Assignment } from '../../results/class/model.ts';
import { BusyNotice, useInTheWay } from '../../ui/bench/busy-notice.tsx';
import { RunProgress } from '../../ui/bench/run-progress.tsx';
import { Button, oneClick } from '../../ui/controls/button.tsx';
import type { AssignmentRun } from './use-assignment-run.ts';

interface RunCardProps {
  assignment: Assignment;
  run: AssignmentRun;
  guessed: boolean;
}

/** The one button, what it will do, and how far it is. */
export function RunCard({ assignment: { cases, kernel, seconds }, run, guessed }: RunCardProps) {
  const { t } = useTranslation('classes');
  const { by, phase, start, cancel } = run;
  const blocked = useInTheWay(by) !== null;
  const label = phase === 'over' ? 'student.again' : guessed ? 'student.start' : 'student.startWithout';
  return (
    <section className="card stack" aria-labelledby="run-title">
      <h2 id="run-title">{t('student.run')}</h2>
      {phase === 'going' ? (
        <RunProgress cancel={cancel} />
      ) : (
        <>
          <p>{t('student.runText', { count: cases.length, seconds })}</p>
          {kernel && <p>{t('student.kernel', { name: kernel.name })}</p>}
          <div>
            <Button
              look={guessed && phase === 'ready' ? 'primary' : 'plain'}
              size="large"
              disabled={blocked}
              onClick={oneClick(() => void start())}
            >
              {t(label)}
            </Button>
          </div>
          <BusyNotice by={by} onInstead={() => start(true)} />
        </>
      )}
    </section>
  );
}
