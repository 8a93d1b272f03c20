import { useFormat, useLocalText } from '../../ui/state/locale.ts';
import { useResults } from '../kit/context.tsx';
import { useTitles } from '../kit/titles.ts';
import { rowsOf } from '../results.ts';
import { text } from '../text.ts';
import { gpuRow } from './answers.ts';
import { firstRun, PHASE_NAMES, sumOf } from './first-run.ts';
import './around.css';

const SAY = {
  caption: text(
    'What the page waits for the first time. Compiling is needed once; the rest each time that there are new numbers.',
    '头一次，网页要等的时间。编译只要一次；其余的，每来一批新数都要再等。',
  ),
  none: text('The GPU gave no time here.', '这里的 GPU 没有测得用时。'),
  all: text('Together', '一共'),
  cpu: (name: string, time: string) =>
    text(
      `The same by “${name}”, where the numbers already are: ${time}.`,
      `数就在手边，用“${name}”来做同样的事：${time}。`,
    ),
};

/** Compile, upload, kernel, readback on one scale. */
export function FirstRun({ run }: { run: string }) {
  const say = useLocalText();
  const format = useFormat();
  const results = useResults();
  const titleOf = useTitles();
  const parts = firstRun(gpuRow(results, run));
  const other = rowsOf(results, run).find(({ on, kernelMs }) => on !== 'gpu' && kernelMs);
  const longest = Math.max(0, ...(parts ?? []).map(({ ms }) => ms));
  return (
    <figure className="stack">
      <figcaption className="small muted">{say(SAY.caption)}</figcaption>
      {!parts && <p>{say(SAY.none)}</p>}
      {parts && (
        <dl className="around__times side-gpu">
          {parts.map(({ phase, ms }) => (
            <div key={phase} data-kernel={phase === 'kernel' || undefined}>
              <dt>{say(PHASE_NAMES[phase])}</dt>
              <dd className="num">{format.ms(ms)}</dd>
              <dd
                className="around__bar"
                aria-hidden="true"
                style={{ inlineSize: `${longest ? (ms / longest) * 100 : 0}%` }}
              />
            </div>
          ))}
          <div>
            <dt>{say(SAY.all)}</dt>
            <dd className="num">{format.ms(sumOf(parts))}</dd>
          </div>
        </dl>
      )}
      {other?.kernelMs && <p>{say(SAY.cpu(titleOf(other), format.ms(other.kernelMs.median)))}</p>}
    </figure>
  );
}
