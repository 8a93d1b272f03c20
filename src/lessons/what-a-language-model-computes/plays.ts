import type { LocalText } from '../../engine/contract.ts';
import type { Play, Results } from '../lesson.ts';
import { joined, percent, text } from '../text.ts';
import {
  flopsShare,
  kernelsAt,
  NAMES,
  patternsOf,
  SHAPE,
  SIDES,
  type Side,
  shareOf,
  TOKENS,
  timedOf,
} from './kernels.ts';

/** Tokens of a text; there are as many texts as make the same number of tokens. */
export const LENGTHS = [SHAPE.t, 4 * SHAPE.t, TOKENS];

export const runOfLength = (t: number) => `length=${t}`;

/** Attention's part of the time and of the arithmetic at a length; null where a time is missing. */
export function attentionAt(results: Results, side: Side, t: number) {
  const kernels = kernelsAt(t);
  const timed = timedOf(results, runOfLength(t), side, kernels);
  return timed && { time: shareOf(timed, 'attention'), arithmetic: flopsShare(kernels, 'attention') };
}

function told(results: Results, side: Side): LocalText | null {
  const measured = LENGTHS.flatMap((t) => {
    const at = attentionAt(results, side, t);
    return at ? [{ t: t.toLocaleString('en'), ...at }] : [];
  });
  if (!measured.length) return null;
  const en = measured.map(({ t, time }) => `${percent(time)} at T = ${t}`).join(', ');
  const zh = measured.map(({ t, time }) => `T = ${t} 时占 ${percent(time)}`).join('，');
  return text(`${NAMES[side]}: attention takes ${en}.`, `${NAMES[side]}：注意力的用时，${zh}。`);
}

const count = (t: number) => TOKENS / t;

const length: Play = {
  question: text(
    'The same number of tokens, in many short texts or in a few long ones. What of the time of products and attention does attention take?',
    'token 总数一样，分成许多短文，或者几篇长文。矩阵乘法和注意力加起来的用时里，注意力占多少？',
  ),
  knob: text('Texts', '文本'),
  options: LENGTHS.map((t) => ({
    id: String(t),
    label: text(
      count(t) === 1 ? `1 of ${t.toLocaleString('en')} tokens` : `${count(t)} of ${t} tokens`,
      `${count(t)} 篇，每篇 ${t.toLocaleString('en')} 个 token`,
    ),
  })),
  view: 'none',
  run: (option) => ({ patterns: patternsOf(kernelsAt(Number(option))), budgetMs: 6000 }),
  finding(results) {
    const sides = SIDES.flatMap((side) => told(results, side) ?? []);
    if (!sides.length) return null;
    const parts = LENGTHS.map((t) => percent(flopsShare(kernelsAt(t), 'attention')));
    return joined([
      ...sides,
      text(
        `Of the arithmetic it is ${parts.join(', ')} at the three lengths.`,
        `按运算量算，三种长度下分别是 ${parts.join('、')}。`,
      ),
    ]);
  },
};

export const plays = { length };
