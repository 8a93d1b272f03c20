import { useTranslation } from 'react-i18next';
import { shapeText } from '../../engine/shape-text.ts';
import { isNoisy } from '../../engine/stats/ratio.ts';
import type { Puzzle } from '../../workloads/puzzles/puzzle.ts';
import { BusyNotice, useInTheWay } from '../bench/busy-notice.tsx';
import { CancelRun } from '../bench/cancel-run.tsx';
import { Button } from '../controls/button.tsx';
import { Notice } from '../controls/notice.tsx';
import { useFormat, useLocalText, useMarks } from '../state/locale.ts';
import type { Score } from '../touches/score.ts';
import { ScoreTable } from '../touches/score-table.tsx';
import type { Ours } from './interpret-all.ts';
import type { Checked, CheckState } from './use-check.ts';
import type { Timed, Timing } from './use-timing.ts';

interface ScoreProps {
  puzzle: Puzzle;
  check: CheckState;
  checked: Checked;
  timing: Timing;
  gpu: boolean;
}

/** How good a right answer is: what it asks of memory, and how long it takes. */
export function ScoreCard({ puzzle, check, checked, timing, gpu }: ScoreProps) {
  const { t } = useTranslation('puzzles');
  const { score, ours } = checked;
  const shape = shapeText(check.workload, puzzle.shapes[puzzle.shapes.length - 1]);
  return (
    <section className="card stack" aria-labelledby="score-title">
      <h2 id="score-title">{t('score.title')}</h2>
      {score ? (
        <ScoreTable shape={shape} mine={score} other={otherOf(ours)} otherName={t('score.ours')} />
      ) : (
        <p>{t('score.none')}</p>
      )}
      {ours === 'uncounted' && <p role="status">{t('score.uncounted')}</p>}
      {gpu ? <Time puzzle={puzzle} checked={checked} timing={timing} /> : <p className="small">{t('score.noGpu')}</p>}
    </section>
  );
}

const otherOf = (ours: Ours | null): Score | 'counting' | null => (ours === 'uncounted' ? null : ours);

function Time({ puzzle, checked, timing }: Pick<ScoreProps, 'puzzle' | 'checked' | 'timing'>) {
  const { t } = useTranslation('puzzles');
  const text = useLocalText();
  const format = useFormat();
  const { semicolon } = useMarks();
  const blocked = useInTheWay(timing.by) !== null;
  const { going, problem } = timing;
  const { kernel, code } = checked;
  const timed = timing.timed?.code === code ? timing.timed : null;
  const size = puzzle.sizes.map((name) => `${name} = ${format.integer(puzzle.large[name])}`).join(semicolon);
  return (
    <div className="stack">
      <p className="small muted num">{t('score.timeNote', { size })}</p>
      <div className="row">
        <Button disabled={going || blocked} onClick={() => void timing.start(kernel, code)}>
          {t('score.time')}
        </Button>
        {going && (
          <>
            <CancelRun />
            <span className="small muted" role="status">
              {t('score.timing')}
            </span>
          </>
        )}
      </div>
      <BusyNotice by={timing.by} onInstead={() => timing.start(kernel, code, true)} />
      {problem && (
        <Notice kind="error" title={t('stopped.title', { ns: 'errors' })}>
          <p>{text(problem)}</p>
        </Notice>
      )}
      {timed && <TimeSaid timed={timed} />}
    </div>
  );
}

function TimeSaid({ timed: { mine, ours, gain, cancelled } }: { timed: Timed }) {
  const { t } = useTranslation('puzzles');
  const text = useLocalText();
  const format = useFormat();
  if (!gain || !mine.kernelMs || !ours.kernelMs) {
    if (cancelled) return <p role="status">{t('score.cancelled')}</p>;
    const reason = mine.reason ?? ours.reason;
    // Of a kernel that is known to be right this tells of the machine, or of how much it does; not of its loops.
    const slow = [mine, ours].map((row) => row.reason?.code === 'out-of-time');
    if (slow.includes(true))
      return (
        <Notice kind="warning" title={t('score.slow')}>
          <p>{t(slow[1] ? 'score.slowMachine' : 'score.slowMine')}</p>
        </Notice>
      );
    return (
      <Notice kind="warning" title={t(mine.status === 'wrong' ? 'score.wrongLarge' : 'score.noTime')}>
        {reason && <p>{text(reason.text)}</p>}
      </Notice>
    );
  }
  const values = { mine: format.ms(mine.kernelMs.median), ours: format.ms(ours.kernelMs.median) };
  const range = `${format.factor(gain.low)}–${format.factor(gain.high)}`;
  const key = gain.tie ? (isNoisy(gain) ? 'score.noisy' : 'score.tie') : 'score.gain';
  return (
    <p role="status" className="num">
      {t(key, { ...values, gain: format.factor(gain.median), range })}
    </p>
  );
}
