import { useTranslation } from 'react-i18next';
import { COUNTED } from '../../engine/interpret/api.ts';
import { isNoisy } from '../../engine/stats/ratio.ts';
import { BusyNotice, useInTheWay } from '../../ui/bench/busy-notice.tsx';
import { CancelRun } from '../../ui/bench/cancel-run.tsx';
import { Button } from '../../ui/controls/button.tsx';
import { Notice } from '../../ui/controls/notice.tsx';
import { ScrollTable } from '../../ui/controls/scroll-table.tsx';
import { useFormat, useLocalText } from '../../ui/state/locale.ts';
import type { Puzzle } from '../../workloads/puzzles/puzzle.ts';
import { shapeText } from '../workbench/shape-text.ts';
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
  return (
    <section className="card stack" aria-labelledby="score-title">
      <h2 id="score-title">{t('score.title')}</h2>
      {score && ours ? <Counts puzzle={puzzle} check={check} checked={checked} /> : <p>{t('score.none')}</p>}
      {gpu ? <Time puzzle={puzzle} checked={checked} timing={timing} /> : <p className="small">{t('score.noGpu')}</p>}
    </section>
  );
}

function Counts({ puzzle, check, checked: { score, ours } }: Pick<ScoreProps, 'puzzle' | 'check' | 'checked'>) {
  const { t } = useTranslation('puzzles');
  const format = useFormat();
  if (!score || !ours) return null;
  const rows = COUNTED.filter((name) => score[name] > 0 || ours[name] > 0);
  const shape = shapeText(check.workload, puzzle.shapes[puzzle.shapes.length - 1]);
  return (
    <>
      <ScrollTable label={t('score.counts')}>
        <thead>
          <tr>
            <th scope="col">{t('score.counted', { shape })}</th>
            <th scope="col" className="is-num">
              {t('score.mine')}
            </th>
            <th scope="col" className="is-num">
              {t('score.ours')}
            </th>
          </tr>
        </thead>
        <tbody>
          {rows.map((name) => (
            <tr key={name}>
              <th scope="row">{t(`score.${name}`)}</th>
              <td className="is-num">{format.number(score[name])}</td>
              <td className="is-num">{format.number(ours[name])}</td>
            </tr>
          ))}
        </tbody>
      </ScrollTable>
      <p className="small muted">{t('score.note')}</p>
    </>
  );
}

function Time({ puzzle, checked, timing }: Pick<ScoreProps, 'puzzle' | 'checked' | 'timing'>) {
  const { t } = useTranslation('puzzles');
  const text = useLocalText();
  const format = useFormat();
  const blocked = useInTheWay(timing.by) !== null;
  const { going, problem } = timing;
  const { kernel, code } = checked;
  const timed = timing.timed?.code === code ? timing.timed : null;
  const size = puzzle.sizes.map((name) => `${name} = ${format.integer(puzzle.large[name])}`).join('; ');
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
      {t(key, { ...values, gain: format.times(gain.median), range })}
    </p>
  );
}
