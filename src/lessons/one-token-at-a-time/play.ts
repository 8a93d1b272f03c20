import type { LocalText } from '../../engine/contract.ts';
import type { Play, Results } from '../lesson.ts';
import { kernelMs } from '../results.ts';
import { figure, text } from '../text.ts';
import { bestAt, NAMES, SIDES, type Side } from './readings.ts';
import { oneColumn } from './runs.ts';

/** Bits of a weight, the most first. */
export const FORMATS = [
  { id: 'f32', bits: 32, label: text('32-bit floats', '32 位浮点') },
  { id: 'f16', bits: 16, label: text('16-bit floats', '16 位浮点') },
  { id: 'i8', bits: 8, label: text('8-bit integers', '8 位整数') },
] as const;

/** From the most bits that a side was timed with to the fewest. */
function change(results: Results, side: Side): LocalText | null {
  const timed = FORMATS.flatMap(({ id, bits }) => {
    const ms = kernelMs(bestAt(results, `weights=${id}`, side, 1));
    return ms === null ? [] : [{ bits, ms }];
  });
  const [most] = timed;
  const least = timed.at(-1);
  if (!most || !least || timed.length < 2) return null;
  const [bytes, time] = [figure(least.bits / most.bits), figure(least.ms / most.ms)];
  return text(
    `${NAMES[side]}, from ${most.bits} to ${least.bits} bits: ${bytes}× the bytes, ${time}× the time.`,
    `${NAMES[side]}，从 ${most.bits} 位到 ${least.bits} 位：字节是 ${bytes} 倍，用时是 ${time} 倍。`,
  );
}

export const weights: Play = {
  question: text(
    'One column, the same number of weights, the same number of multiply-adds; only the weights take fewer bits. And the time?',
    '都是一列，权重一样多，乘加一样多，只是每个权重占的位数变少。用时呢？',
  ),
  knob: text('Weights', '权重格式'),
  options: FORMATS,
  run: oneColumn,
  finding(results) {
    const sides = SIDES.flatMap((side) => change(results, side) ?? []);
    if (!sides.length) return null;
    return text(sides.map(({ en }) => en).join(' '), sides.map((one) => one['zh-CN']).join(''));
  },
};
