import type { LocalText } from '../../engine/contract.ts';
import { isNoisy } from '../../engine/stats/ratio.ts';
import type { Claim, Results } from '../lesson.ts';
import { kernelMs, speedup } from '../results.ts';
import { duration, figure, text } from '../text.ts';
import { LENGTHS } from './plays.ts';
import { bestOf, EQUAL_T, mflop, SIDES, type Side, work } from './works.ts';

const NAMES = { gpu: 'GPU', cpu: 'CPU' } as const;

function told(results: Results, side: Side): LocalText | null {
  const attention = bestOf(results, 'equal', 'attention', side);
  const recurrence = bestOf(results, 'equal', 'recurrence', side);
  const ratio = speedup(recurrence, attention);
  const [a, r] = [attention, recurrence].map(kernelMs);
  if (!ratio || a === null || r === null) return null;
  const [fast, slow] = [duration(a), duration(r)];
  const outcome = isNoisy(ratio)
    ? text('too noisy to tell from', '波动太大，分不出快慢')
    : ratio.tie
      ? text('level with', '不分上下')
      : ratio.median > 1
        ? text(`${figure(ratio.median)}× faster than`, `注意力的速度是循环的 ${figure(ratio.median)} 倍`)
        : text(`${figure(1 / ratio.median)}× slower than`, `注意力的用时是循环的 ${figure(1 / ratio.median)} 倍`);
  return text(
    `${NAMES[side]}: attention ${fast}, ${outcome.en} the recurrence (${slow})`,
    `${NAMES[side]}：注意力 ${fast}，循环 ${slow}，${outcome['zh-CN']}`,
  );
}

export const less: Claim = {
  claim: text('“Attention is faster because it does less work.”', '“注意力更快，因为它的运算量更少。”'),
  run: 'equal',
  verdict(results) {
    const sides = SIDES.flatMap((side) => told(results, side) ?? []);
    if (!sides.length) return null;
    const longest = Math.max(...LENGTHS);
    const [attention, recurrence] = ['attention', 'recurrence'].map(work);
    const same = mflop(attention.flops(EQUAL_T));
    const more = figure(attention.flops(longest) / recurrence.flops(longest));
    return {
      holds: 'no',
      because: text(
        `Here both did ${same}. ${sides.map(({ en }) => en).join('; ')}. At T = ${longest.toLocaleString('en')} attention does ${more}× the arithmetic of the recurrence, and the longer the sequence, the more. What it has less of is waiting: ${attention.inARow(EQUAL_T)} steps in a row instead of ${recurrence.inARow(EQUAL_T)}.`,
        `在这里，双方都做了 ${same}。${sides.map((side) => side['zh-CN']).join('；')}。到 T = ${longest.toLocaleString('en')}，注意力的运算量是循环的 ${more} 倍，序列越长差得越多。它少的是等待：前后相继的只有 ${attention.inARow(EQUAL_T)} 步，而不是 ${recurrence.inARow(EQUAL_T)} 步。`,
      ),
    };
  },
};
