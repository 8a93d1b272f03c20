import { isNoisy } from '../../engine/stats/ratio.ts';
import type { Guess, Prediction, Results } from '../lesson.ts';
import { rowOf, speedup } from '../results.ts';
import { duration, figure, text } from '../text.ts';

export const WIDE = 16;

/** How many times as long a variant takes at stride 16 as at stride 1; null where either has no time. */
function slowdown(results: Results, variant: string) {
  return speedup(rowOf(results, 'sweep', variant, { stride: WIDE }), rowOf(results, 'sweep', variant, { stride: 1 }));
}

function explain(results: Results, guess: Guess) {
  const near = rowOf(results, 'sweep', 'neighbours', { stride: 1 })?.kernelMs;
  const far = rowOf(results, 'sweep', 'neighbours', { stride: WIDE })?.kernelMs;
  const gpu = slowdown(results, 'neighbours');
  if (!near || !far || !gpu) return text('No time was measured.', '没有测得用时。');
  const times = [duration(near.median), duration(far.median)];
  const cpu = slowdown(results, 'wasm-threads');
  const ratio = Number(guess) / gpu.median;
  const close = ratio < 1.5 && ratio > 1 / 1.5;
  const met = close ? text(' Your guess was close.', '你猜得很接近。') : text('', '');
  const beside = cpu
    ? text(` On all CPU cores it is ${figure(cpu.median)}×.`, `CPU 全部核心是 ${figure(cpu.median)} 倍。`)
    : text('', '');
  const outcome = isNoisy(gpu)
    ? text('too noisy to tell', '波动太大，分不出快慢')
    : gpu.tie || gpu.median <= 1
      ? text('no loss that could be told from chance', '看不出有什么损失')
      : text(`${figure(gpu.median)}× as long for as many numbers`, `同样多的数，用时是 ${figure(gpu.median)} 倍`);
  return text(
    `Side by side the GPU took ${times[0]}, ${WIDE} apart ${times[1]}: ${outcome.en}.${beside.en}${met.en}`,
    `挨着取，GPU 用了 ${times[0]}；隔 ${WIDE} 个取，用了 ${times[1]}：${outcome['zh-CN']}。${beside['zh-CN']}${met['zh-CN']}`,
  );
}

export const stride: Prediction = {
  kind: 'slider',
  run: 'sweep',
  question: text(
    `As many numbers are copied, but each lies ${WIDE} places after the one before. How many times as long does the GPU’s kernel take?`,
    `复制的个数不变，只是每个数都在前一个数之后 ${WIDE} 个位置。GPU 内核的用时变成几倍？`,
  ),
  min: 0.5,
  max: 50,
  scale: 'log',
  unit: text('times as long', '倍'),
  answer: (results) => slowdown(results, 'neighbours')?.median ?? null,
  interval: (results) => slowdown(results, 'neighbours'),
  explain,
};
