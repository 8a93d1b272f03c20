/** What any training says in a sentence. Pure. */
import type { LocalText } from '../../engine/contract.ts';
import type { Trail } from '../lesson.ts';
import { figure, joined, scientific, text } from '../text.ts';
import { DRIFT, isSound } from './trails.ts';
import { SIDE_NAMES } from './words.ts';

/** @param times of both sides to the goal */
export function firstFinding(winner: 'gpu' | 'cpu' | 'tie', times: { readonly gpu: number; readonly cpu: number }) {
  if (winner === 'tie') return text('A tie: they are within a tenth of each other.', '不分上下：相差不到一成。');
  const ratio = figure(winner === 'gpu' ? times.cpu / times.gpu : times.gpu / times.cpu);
  const name = SIDE_NAMES[winner].en;
  return text(`The ${name} was first, ${ratio}× sooner.`, `${name} 先到，对方的用时是它的 ${ratio} 倍。`);
}

/** How far the weights are apart at first and at last; null where both sides were not seen at the same step. */
export function driftFinding(trails: readonly Trail[]): LocalText | null {
  const points = trails.flatMap((trail) => trail.points.filter(({ values }) => DRIFT in values));
  const [first] = points;
  const last = points.at(-1);
  if (!first || !last || first === last) return null;
  const [from, to] = [first, last].map(({ values }) => scientific(values[DRIFT]));
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

/** Whether the same seed gave the same bits; null where it was trained once. @param what was compared */
export function repeatFinding(
  found: readonly { readonly side: 'gpu' | 'cpu'; readonly same: number; readonly of: number }[],
  what: LocalText,
) {
  if (!found.length) return null;
  const parts = found.map(({ side, same, of }) =>
    same === of
      ? text(
          `${SIDE_NAMES[side].en}: ${what.en} are the same bits as the first time at ${of === 1 ? 'the one look' : `all ${of} looks`}.`,
          `${SIDE_NAMES[side].en}：${of} 次查看，${what['zh-CN']}的每一位都和第一次一样。`,
        )
      : text(
          `${SIDE_NAMES[side].en}: ${what.en} are the same bits at ${same} of ${of} ${of === 1 ? 'look' : 'looks'}.`,
          `${SIDE_NAMES[side].en}：${of} 次查看里有 ${same} 次，${what['zh-CN']}的每一位都一样。`,
        ),
  );
  return joined([text('Same seed, once more.', '同一个种子，再来一次。'), ...parts]);
}
