/** How errors grow with the length of a sum. Pure. */
import type { LocalText } from '../../engine/contract.ts';
import { sideOf } from '../../results/contest.ts';
import type { Play, Results } from '../lesson.ts';
import { rowsOf } from '../results.ts';
import { figure, scientific, text } from '../text.ts';
import { sumsOf } from './runs.ts';

const LENGTHS = [64, 1024, 8192];

/** The largest error of any element, on one side; null where nothing was verified. */
function worst(results: Results, k: number, side: 'gpu' | 'cpu'): number | null {
  const errors = rowsOf(results, `length=${k}`).flatMap(({ on, status, maxError }) =>
    sideOf(on) === side && status === 'ok' && maxError !== null ? [maxError] : [],
  );
  return errors.length ? Math.max(...errors) : null;
}

/** From the shortest sum that was measured to the longest. */
function growth(results: Results, side: 'gpu' | 'cpu'): LocalText | null {
  const known = LENGTHS.flatMap((k) => {
    const error = worst(results, k, side);
    return error === null ? [] : [{ k, error }];
  });
  const [first] = known;
  const last = known[known.length - 1];
  if (known.length < 2 || !(first.error > 0)) return null;
  const name = side.toUpperCase();
  const [from, to] = [first, last].map(({ error }) => scientific(error));
  const [times, terms] = [figure(last.error / first.error), figure(last.k / first.k)];
  return text(
    `${name}: with ${terms} times as many products the largest error went from ${from} to ${to}, ${times} times.`,
    `${name}：乘积的个数是 ${terms} 倍，最大偏差从 ${from} 变为 ${to}，是 ${times} 倍。`,
  );
}

export const length: Play = {
  question: text(
    'The sums become longer. Do errors grow as fast as the sums?',
    '和越来越长，偏差会跟着一样快地变大吗？',
  ),
  knob: text('Products in a sum, k', '每个和的乘积个数 k'),
  options: LENGTHS.map((k) => {
    const label = k.toLocaleString('en');
    return { id: `${k}`, label: text(label, label) };
  }),
  run: (option) => sumsOf(Number(option)),
  finding(results) {
    const said = (['gpu', 'cpu'] as const).flatMap((side) => growth(results, side) ?? []);
    if (!said.length) return null;
    return text(
      `${said.map(({ en }) => en).join(' ')} Roundings go up and down and partly cancel; the bound must reckon with all of them going the same way.`,
      `${said.map((one) => one['zh-CN']).join('')}舍入有高有低，会互相抵消一部分；而上限要按全都偏向同一边来算。`,
    );
  },
};
