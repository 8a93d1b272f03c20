import type { LocalText } from '../../engine/contract.ts';
import type { Claim, Results } from '../lesson.ts';
import { figure, text } from '../text.ts';
import { ASKED } from './predictions.ts';
import { linesOf, NAMES, readRate, SIDES, type Side, timesOne } from './readings.ts';

/** Columns that cost less than this share of their arithmetic did not wait for arithmetic. */
const CHEAP = 0.5;

/** What one column reads against what can be read; then what more columns make of the same bytes. */
function told(results: Results, side: Side): LocalText | null {
  const times = timesOne(results, side, ASKED);
  const one = linesOf(results, side).find(({ b }) => b === 1);
  const many = linesOf(results, side).find(({ b }) => b === ASKED);
  if (times === null || !one?.gbps || !one.gflops || !many?.gflops) return null;
  const most = readRate(results, side);
  const of =
    most === null ? text('', '') : text(` of the ${figure(most)} that can be read`, `（最多能读 ${figure(most)}）`);
  return text(
    `${NAMES[side]}: one column reads ${figure(one.gbps)} GB/s${of.en} and computes ${figure(one.gflops)} GFLOP/s; ${ASKED} columns compute ${figure(many.gflops)} GFLOP/s.`,
    `${NAMES[side]}：一列时读 ${figure(one.gbps)} GB/s${of['zh-CN']}，算 ${figure(one.gflops)} GFLOP/s；${ASKED} 列时算 ${figure(many.gflops)} GFLOP/s。`,
  );
}

export const arithmetic: Claim = {
  claim: text(
    '“A chatbot writes slowly because each word takes so much arithmetic.”',
    '“聊天机器人写得慢，是因为每个字都要做那么多运算。”',
  ),
  run: 'columns',
  verdict(results) {
    const sides = SIDES.flatMap((side) => told(results, side) ?? []);
    if (!sides.length) return null;
    const times = SIDES.flatMap((side) => timesOne(results, side, ASKED) ?? []);
    const cheap = times.filter((one) => one < CHEAP * ASKED).length;
    const why =
      cheap === times.length
        ? text(
            'The arithmetic could go on far faster than the weights arrive.',
            '运算本可以快得多，只是权重来得没那么快。',
          )
        : cheap > 0
          ? text(
              'On one side the arithmetic waits for the weights; on the other it is slow enough to count itself.',
              '有一边是运算在等权重；另一边的运算本身就慢，也算得上瓶颈。',
            )
          : text(
              'Here the arithmetic itself is slow enough to count, as it is where a processor plays the GPU or unpacks weights.',
              '在这里，运算本身就慢，算得上瓶颈：由处理器扮演 GPU，或者要花工夫解开权重的时候，就会这样。',
            );
    return {
      holds: cheap === times.length ? 'no' : 'partly',
      because: text(
        `${sides.map(({ en }) => en).join(' ')} ${why.en}`,
        `${sides.map((side) => side['zh-CN']).join('')}${why['zh-CN']}`,
      ),
    };
  },
};
