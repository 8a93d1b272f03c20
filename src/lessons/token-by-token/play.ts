import type { LocalText } from '../../engine/contract.ts';
import type { Play, Results } from '../lesson.ts';
import { NAMES, SIDES, type Side } from '../one-token-at-a-time/readings.ts';
import { kernelMs } from '../results.ts';
import { figure, joined, text } from '../text.ts';
import { bestAt } from './readings.ts';
import { atLength, LENGTHS } from './runs.ts';

/** Milliseconds that one token more takes. */
export interface Step {
  readonly length: number;
  /** With what earlier tokens left behind. */
  readonly kept: number;
  /** When the whole text goes through the model again. */
  readonly anew: number;
}

export const stepsOf = (results: Results, side: Side): readonly Step[] =>
  LENGTHS.flatMap((length) => {
    const [kept, anew] = (['decode', 'prefill'] as const).map((task) =>
      kernelMs(bestAt(results, `length=${length}`, side, task)),
    );
    return kept === null || anew === null ? [] : [{ length, kept, anew }];
  });

/** From the shortest text that was measured to the longest. */
function change(results: Results, side: Side): LocalText | null {
  const steps = stepsOf(results, side);
  const [short] = steps;
  const long = steps.at(-1);
  if (!short || !long || steps.length < 2) return null;
  const [kept, anew] = [figure(long.kept / short.kept), figure(long.anew / short.anew)];
  return text(
    `${NAMES[side]}, from ${short.length} to ${long.length} tokens: with the cache one more takes ${kept}× the time, without it ${anew}×.`,
    `${NAMES[side]}，文本从 ${short.length} 个 token 变成 ${long.length} 个：再写一个，有缓存时用时是原来的 ${kept} 倍，没有缓存时是 ${anew} 倍。`,
  );
}

export const length: Play = {
  question: text(
    'One token more, behind a text that grows longer and longer. What does it cost with the cache, and what without it?',
    '文本越来越长，在后面再写一个 token。有缓存要多久，没有缓存又要多久？',
  ),
  knob: text('Tokens of the text', '文本有多少个 token'),
  options: LENGTHS.map((one) => ({ id: `${one}`, label: text(`${one}`, `${one}`) })),
  run: (option) => atLength(Number(option)),
  view: 'none',
  finding(results) {
    const told = SIDES.flatMap((side) => change(results, side) ?? []);
    return told.length ? joined(told) : null;
  },
};
