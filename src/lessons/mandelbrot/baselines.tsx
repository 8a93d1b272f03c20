import { useState } from 'react';
import { isNoisy, type Ratio } from '../../engine/stats/ratio.ts';
import type { Clock } from '../../results/contest.ts';
import { Segments } from '../../ui/controls/segments.tsx';
import { Sentence } from '../../ui/controls/sentence.tsx';
import { useFormat, useLocalText } from '../../ui/state/locale.ts';
import { useResults } from '../kit/context.tsx';
import { EVEN_LINE } from '../kit/even-line.ts';
import { Measured } from '../kit/run.tsx';
import { text } from '../text.ts';
import { best, says, sentence, speedUps, titleOf } from './speed-ups.ts';
import './mandelbrot.css';

const WORDS = {
  title: text('Speed-up of the same GPU time over four kinds of CPU code', '同一个 GPU 用时，对四种 CPU 代码的倍数'),
  clock: text('What is compared', '比什么'),
  kernel: text('kernel alone', '只算内核'),
  whole: text('with the copies', '加上搬运'),
  none: text(
    'There is no GPU time on this machine, so there is nothing to divide by. The times in step 3 show how far apart the CPU’s own versions are.',
    '这台机器上没有 GPU 用时，也就没有什么可除的。第 3 步的用时说明了 CPU 各个版本之间相差多远。',
  ),
};

/** One bar a baseline: CPU time divided by the GPU's best time. */
export function Baselines() {
  return (
    <Measured run="draw">
      <Chart />
    </Measured>
  );
}

function Chart() {
  const say = useLocalText();
  const format = useFormat();
  const results = useResults();
  const [clock, setClock] = useState<Clock>('kernel');
  const all = speedUps(results, clock);
  const gpu = best(results, 'gpu', clock);
  const told = sentence(results, clock);
  if (!all.length || !gpu) return <p role="status">{say(WORDS.none)}</p>;
  const most = Math.max(1, ...all.map(({ ratio }) => ratio.median));
  const share = (value: number) => `${(value / most) * 100}%`;
  return (
    <figure className="card task speed-ups">
      <figcaption className="task__question">{say(WORDS.title)}</figcaption>
      <Segments
        legend={say(WORDS.clock)}
        value={clock}
        options={[
          { value: 'kernel', label: say(WORDS.kernel) },
          { value: 'endToEnd', label: say(WORDS.whole) },
        ]}
        onChange={(value) => setClock(value === 'endToEnd' ? 'endToEnd' : 'kernel')}
      />
      <p className="small muted">{`${say(titleOf(gpu.variant))} · ${say(EVEN_LINE)}`}</p>
      <ul className="bars__list">
        {all.map(({ variant, ratio }) => (
          <li key={variant} className="bar side-gpu">
            <span className="bar__name">{say(over(titleOf(variant)))}</span>
            <span className="bar__value num">
              <strong>{format.times(ratio.median)}</strong>
              <span>{` (${format.factor(ratio.low)} – ${format.factor(ratio.high)})${plain(ratio) ? '' : ` · ${say(says(ratio))}`}`}</span>
            </span>
            <span className="bar__track" aria-hidden="true">
              <span className="bar__fill" style={{ inlineSize: share(ratio.median) }} />
              <span className="speed-ups__one" style={{ insetInlineStart: share(1) }} />
            </span>
          </li>
        ))}
      </ul>
      {told && <Sentence>{say(told)}</Sentence>}
    </figure>
  );
}

/** Where the factor itself says all: the GPU is faster, and that is sure. */
const plain = (ratio: Ratio): boolean => !ratio.tie && !isNoisy(ratio) && ratio.median >= 1;

const over = (title: ReturnType<typeof titleOf>) => text(`over “${title.en}”`, `对“${title['zh-CN']}”`);
