import { isNoisy } from '../../engine/stats/ratio.ts';
import type { Guess, Prediction, Results } from '../lesson.ts';
import { figure, text } from '../text.ts';
import { type Duel, duelsOf } from './crossing.ts';
import { count } from './numbers.ts';

export const SIZES = [2 ** 9, 2 ** 12, 2 ** 15, 2 ** 18];

/** CPU's time over the GPU's at each of `SIZES`, kernel alone; null unless all are there. */
function answer(results: Results): readonly number[] | null {
  const duels = duelsOf(results, 'sweep');
  return duels.length === SIZES.length ? duels.map(({ kernel }) => kernel.median) : null;
}

function told({ n, kernel }: Duel) {
  const size = count(n);
  const { median, tie } = kernel;
  if (isNoisy(kernel)) return text(`at ${size} it is too noisy to tell`, `${size} 个时波动太大，分不出快慢`);
  if (tie) return text(`at ${size} it is a tie`, `${size} 个时不分上下`);
  return median > 1
    ? text(`at ${size} the GPU is ${figure(median)}× faster`, `${size} 个时 GPU 的速度是 CPU 的 ${figure(median)} 倍`)
    : text(
        `at ${size} the CPU is ${figure(1 / median)}× faster`,
        `${size} 个时 CPU 的速度是 GPU 的 ${figure(1 / median)} 倍`,
      );
}

const opened = (clause: string): string => clause[0].toUpperCase() + clause.slice(1);

function explain(results: Results, guess: Guess) {
  const duels = duelsOf(results, 'sweep');
  const [first] = duels;
  const last = duels.at(-1);
  if (!first || !last || !Array.isArray(guess)) return text('No time was measured.', '没有测得用时。');
  const judged = duels.flatMap(({ kernel }, i) =>
    isNoisy(kernel) ? [] : [kernel.tie || kernel.median > 1 === Number(guess[i]) > 1],
  );
  const right = judged.filter(Boolean).length;
  const sizes =
    judged.length === duels.length ? text('sizes', '') : text('sizes where that can be told', '能分出快慢的 ');
  const [from, to] = [told(first), told(last)];
  return text(
    `Kernel against kernel, ${from.en}. ${opened(to.en)}. Your curve has the right winner at ${right} of ${judged.length} ${sizes.en}.`,
    `只比内核：${from['zh-CN']}，${to['zh-CN']}。${sizes['zh-CN']}${judged.length} 种规模里，你的曲线猜对了 ${right} 种的赢家。`,
  );
}

export const curve: Prediction = {
  kind: 'curve',
  run: 'sweep',
  question: text(
    'Two arrays are added. How many times as fast as the CPU is the GPU’s kernel, at each size? Below 1 the CPU wins.',
    '两个数组相加。在每种规模下，GPU 内核的速度是 CPU 的几倍？小于 1 就是 CPU 赢。',
  ),
  xs: SIZES,
  xLabel: text('Elements', '元素个数'),
  yLabel: text('times as fast as the CPU', '倍（与 CPU 相比）'),
  min: 0.001,
  max: 1000,
  answer,
  explain,
};
