import type { LocalText } from '../../engine/contract.ts';
import type { Reach } from '../../results/roofline.ts';
import type { Guess, Prediction, Results } from '../lesson.ts';
import { rowOf, rowsOf } from '../results.ts';
import { figure, percent, text } from '../text.ts';
import { type Best, bestOf, kernelsOf, roofsOf, spotsIn, WORKS } from './spots.ts';

/** Of a roof. */

/** What a share above one says. */
export const ABOVE: Readonly<Record<Reach, LocalText>> = {
  within: text('', ''),
  cached: text(
    ' Above 100%, either caches have delivered what memory could not, or this roof was measured too low.',
    '超过 100%，要么有缓存在帮忙，要么这个屋顶测低了。',
  ),
  beyond: text(
    ' No kernel can be above 100%: this roof was measured too low, because something else was running. Measure once more.',
    '任何内核都不可能超过 100%：这个屋顶测低了，当时还有别的程序在跑。请再测一次。',
  ),
};

const UNTIMED = text('No place below a roof was measured.', '没有测出屋顶下的位置。');

const nearestOnGpu = (results: Results): Best[] => bestOf(kernelsOf(results), 'gpu');

function explainNearest(results: Results, guess: Guess): LocalText {
  const [first, ...others] = nearestOnGpu(results);
  if (!first) return UNTIMED;
  const { limitedBy, share, reach } = first.standing;
  const roof = limitedBy === 'memory' ? text('what memory allows', '内存所允许的') : text('the flat part', '平顶');
  const rest = (locale: 'en' | 'zh-CN') =>
    others.map(({ work, standing }) => `${work.label[locale]} ${percent(standing.share)}`);
  const above = ABOVE[reach];
  const met = first.work.id === guess ? text(' You saw that coming.', '你猜中了。') : text('', '');
  const after = others.length
    ? text(` Behind it: ${rest('en').join(', ')}.`, `其后依次是：${rest('zh-CN').join('，')}。`)
    : text('', '');
  return text(
    `Nearest to its roof on the GPU: ${first.work.label.en}, at ${percent(share)} of ${roof.en}.${after.en}${above.en}${met.en}`,
    `在 GPU 上离自己的屋顶最近的是${first.work.label['zh-CN']}，达到${roof['zh-CN']} ${percent(share)}。${after['zh-CN']}${above['zh-CN']}${met['zh-CN']}`,
  );
}

const nearest: Prediction = {
  kind: 'choice',
  run: 'all',
  question: text(
    'Take the best GPU kernel of each. Which comes nearest to its own roof?',
    '每种计算都拿最好的 GPU 内核来看，谁离自己的屋顶最近？',
  ),
  options: WORKS,
  answer: (results) => nearestOnGpu(results)[0]?.work.id ?? null,
  explain: explainNearest,
};

const PLAIN = 'js-textbook';

/** Below the roof of all cores. */
function plainSpot(results: Results) {
  const row = rowOf(results, 'all', PLAIN);
  return (row && spotsIn([row], roofsOf(results))[0]) ?? null;
}

function explainPlain(results: Results, guess: Guess): LocalText {
  const spot = plainSpot(results);
  if (!spot) return UNTIMED;
  const { share } = spot.standing;
  const { gflops } = spot.row;
  const cores = results.all?.summary.environment.cores ?? 1;
  const fast = spotsIn(
    rowsOf(results, 'all').filter(({ variant, workload }) => workload === 'matmul' && variant === 'wasm-threads'),
    roofsOf(results),
  )[0];
  const allowed = (gflops ?? 0) / share;
  const ratio = Number(guess) / (share * 100);
  const met = ratio < 2 && ratio > 0.5 ? text(' Your guess was close.', '你猜得很接近。') : text('', '');
  const best = fast
    ? text(
        ` SIMD on all cores reaches ${percent(fast.standing.share)}.`,
        `SIMD 加全部核心则达到 ${percent(fast.standing.share)}。`,
      )
    : text('', '');
  const threads =
    cores === 1 ? text('1 thread', '1 个线程') : text(`one of ${cores} threads`, `${cores} 个线程里的一个`);
  return text(
    `The plain loop does ${figure(gflops ?? 0)} of the ${figure(allowed)} GFLOP/s that its roof allows: ${percent(share)}. It uses ${threads.en} and one number at a time.${best.en}${met.en}`,
    `普通循环每秒做 ${figure(gflops ?? 0)} GFLOP，屋顶允许 ${figure(allowed)}：达到 ${percent(share)}。它只用 ${threads['zh-CN']}，一次只算一个数。${best['zh-CN']}${met['zh-CN']}`,
  );
}

const plain: Prediction = {
  kind: 'slider',
  run: 'all',
  question: text(
    'Matrix multiplication as the textbook has it: three loops in JavaScript, one CPU thread. What share of this CPU’s roof does it reach?',
    '照课本写的矩阵乘法：三重循环，JavaScript，单个 CPU 线程。它能达到这颗 CPU 屋顶的百分之几？',
  ),
  min: 0.01,
  max: 100,
  scale: 'log',
  unit: text('%', '%'),
  answer(results) {
    const share = plainSpot(results)?.standing.share;
    return share === undefined ? null : share * 100;
  },
  explain: explainPlain,
};

export const predictions = { nearest, plain };
