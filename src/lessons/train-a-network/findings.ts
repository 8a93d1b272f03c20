/** What a training says in a sentence. Pure. */
import type { LocalText } from '../../engine/contract.ts';
import { proportion } from '../../engine/stats/proportion.ts';
import type { Trail } from '../lesson.ts';
import { figure, joined, text } from '../text.ts';
import { LONGEST_MS, PASSES } from './order.ts';
import { TEST } from './pictures.ts';
import { ACCURACY, DRIFT, isSound, reached, seenAt, trailOf, winnerOf } from './trails.ts';
import { percentOf, SIDE_NAMES, secondsOf } from './words.ts';

/** How far one side came. */
function cameTo(trail: Trail): LocalText | null {
  const name = SIDE_NAMES[trail.side].en;
  const point = reached(trail);
  const last = trail.points.at(-1);
  if (point) {
    const seen = figure(seenAt(trail, point));
    return text(
      `${name}: 80 % after ${secondsOf(point.ms)}, at step ${point.iteration} (${seen} pictures seen).`,
      `${name}：用时 ${secondsOf(point.ms)} 到 80%，在第 ${point.iteration} 步（看过 ${seen} 张图片）。`,
    );
  }
  if (!last || trail.reason) return null;
  const right = percentOf(last.values[ACCURACY]);
  return text(
    `${name}: not at 80 % within ${PASSES} passes or ${LONGEST_MS / 1000} s; ${right.en} after ${secondsOf(last.ms)}.`,
    `${name}：${PASSES} 遍或 ${LONGEST_MS / 1000} s 之内没有到 80%；${secondsOf(last.ms)} 时为 ${right['zh-CN']}。`,
  );
}

/** Who was first, and by how much. */
function contest(trails: readonly Trail[]): LocalText | null {
  const winner = winnerOf(trails);
  const [gpu, cpu] = (['gpu', 'cpu'] as const).map((side) => reached(trailOf(trails, side)));
  if (!winner || !gpu || !cpu) return null;
  if (winner === 'tie') return text('A tie: they are within a tenth of each other.', '不分上下：相差不到一成。');
  const ratio = figure(winner === 'gpu' ? cpu.ms / gpu.ms : gpu.ms / cpu.ms);
  const name = SIDE_NAMES[winner].en;
  return text(`The ${name} was first, ${ratio}× sooner.`, `${name} 先到，对方的用时是它的 ${ratio} 倍。`);
}

/** What a race came to; null before anybody came anywhere. */
export function raceFinding(trails: readonly Trail[]): LocalText | null {
  const parts = [...trails.map(cameTo), contest(trails)].filter((one) => one !== null);
  return parts.length ? joined(parts) : null;
}

/** What the last accuracy is worth. */
export function accuracyFinding(trails: readonly Trail[]): LocalText | null {
  const last = trails.find(({ points }) => points.length)?.points.at(-1);
  if (!last) return null;
  const { share, low, high } = proportion(Math.round(last.values[ACCURACY] * TEST), TEST);
  return text(
    `${percentOf(share).en} of 1,000 test pictures right: for all pictures of this kind between ${percentOf(low).en} and ${percentOf(high).en} (95 % interval). Two networks that both lie within it are a tie.`,
    `1,000 张测试图片答对 ${percentOf(share)['zh-CN']}：对所有这类图片来说，大约在 ${percentOf(low)['zh-CN']} 到 ${percentOf(high)['zh-CN']} 之间（95% 区间）。两个网络若都落在里面，就分不出高下。`,
  );
}

/** How far the weights are apart at first and at last; null where both sides were not seen at the same step. */
export function driftFinding(trails: readonly Trail[]): LocalText | null {
  const points = trails.flatMap((trail) => trail.points.filter(({ values }) => DRIFT in values));
  const [first] = points;
  const last = points.at(-1);
  if (!first || !last || first === last) return null;
  const [from, to] = [first, last].map(({ values }) => values[DRIFT].toExponential(1));
  if (last.values[DRIFT] === 0) return text('The weights are the same in every bit.', '两边的权重每一位都相同。');
  const apart = text(
    `After step ${first.iteration} the weights of the two sides differ by ${from} of their length, after step ${last.iteration} by ${to}.`,
    `第 ${first.iteration} 步之后，两边的权重相差其长度的 ${from}；第 ${last.iteration} 步之后，相差 ${to}。`,
  );
  if (!trails.every(isSound)) return apart;
  return joined([
    apart,
    text(
      'Roundings differ in the last digit, and each step builds on the one before. Both are right.',
      '差别起于最末一位的舍入，一步步累积起来。两边都没有算错。',
    ),
  ]);
}

/** Whether the same seed gave the same bits; null where it was trained once. */
export function repeatFinding(
  found: readonly { readonly side: 'gpu' | 'cpu'; readonly same: number; readonly of: number }[],
) {
  if (!found.length) return null;
  const parts = found.map(({ side, same, of }) =>
    same === of
      ? text(
          `${SIDE_NAMES[side].en}: loss and accuracy are the same bits as the first time at all ${of} looks.`,
          `${SIDE_NAMES[side].en}：${of} 次查看，损失和正确率的每一位都和第一次一样。`,
        )
      : text(
          `${SIDE_NAMES[side].en}: loss and accuracy are the same bits at ${same} of ${of} looks.`,
          `${SIDE_NAMES[side].en}：${of} 次查看里有 ${same} 次，损失和正确率的每一位都一样。`,
        ),
  );
  return joined([text('Same seed, once more.', '同一个种子，再来一次。'), ...parts]);
}
