import type { Guess, Lesson, Results } from '../lesson.ts';
import { kernelMs, rowOf } from '../results.ts';
import { duration, figure, text } from '../text.ts';
import { verdict885 } from './claim.ts';
import { cover } from './cover.ts';
import { hints } from './hints.ts';
import { best, cpuSpread, titleOf } from './speed-ups.ts';

const CONTENDERS = 'squares|four|js|workers|wasm|wasm-threads';

function explainSpread(results: Results, guess: Guess) {
  const ratio = cpuSpread(results);
  const fast = best(results, 'cpu', 'kernel');
  const js = kernelMs(rowOf(results, 'draw', 'js'));
  const ms = kernelMs(fast);
  if (!ratio || !fast || js === null || ms === null) return text('No time was measured.', '没有测得用时。');
  const title = titleOf(fast.variant);
  const close = Number(guess) / ratio.median < 1.5 && ratio.median / Number(guess) < 1.5;
  return text(
    `Plain JavaScript took ${duration(js)}, “${title.en}” ${duration(ms)}: ${figure(ratio.median)}× between two programs for the same CPU.${close ? ' Your guess was close.' : ''} By that factor a GPU looks better when it is compared with the slower one.`,
    `单线程 JavaScript 用了 ${duration(js)}，“${title['zh-CN']}”用了 ${duration(ms)}：同一个 CPU，前者的用时是后者的 ${figure(ratio.median)} 倍。${close ? '你猜得很接近。' : ''}拿 GPU 和慢的那个比，就会平白多出这么多倍。`,
  );
}

/** What language, SIMD and cores make of the same chip. */
function verdictLanguage(results: Results) {
  const js = kernelMs(rowOf(results, 'draw', 'js'));
  const wasm = kernelMs(rowOf(results, 'draw', 'wasm'));
  const all = kernelMs(rowOf(results, 'draw', 'wasm-threads'));
  if (js === null || wasm === null || all === null) return null;
  const gain = js / Math.min(wasm, all);
  const holds = gain < 1.2 ? 'yes' : gain < 2 ? 'partly' : 'no';
  const apart = Math.max(js, wasm, all) / Math.min(js, wasm, all);
  return {
    holds,
    because: text(
      `One thread each: JavaScript ${duration(js)}, WebAssembly with SIMD ${duration(wasm)}; on all cores ${duration(all)}. The fastest and the slowest are ${figure(apart)}× apart, on the same chip.`,
      `单线程：JavaScript ${duration(js)}，WebAssembly SIMD ${duration(wasm)}；用上全部核心 ${duration(all)}。最慢的用时是最快的 ${figure(apart)} 倍，芯片还是那一块。`,
    ),
  } as const;
}

export const lesson: Lesson = {
  ...cover,
  runs: {
    draw: {
      title: text('The whole set, every contender', '全貌，六种画法'),
      patterns: [`mandelbrot:${CONTENDERS}:width=1024,limit=256`],
      small: [`mandelbrot:${CONTENDERS}:width=256,limit=256`],
      budgetMs: 9000,
      view: 'bars',
      keepOutputs: true,
    },
  },
  predictions: {
    spread: {
      kind: 'slider',
      run: 'draw',
      question: text(
        'The same picture on the same CPU: how many times faster is the best CPU code than plain JavaScript on one thread?',
        '同一幅图，同一个 CPU：最好的 CPU 代码，速度是单线程普通 JavaScript 的多少倍？',
      ),
      min: 1,
      max: 1000,
      scale: 'log',
      unit: text('×', '倍'),
      answer: (results) => cpuSpread(results)?.median ?? null,
      interval: cpuSpread,
      explain: explainSpread,
    },
  },
  plays: {},
  challenges: {
    apart: {
      kind: 'own',
      needs: ['draw'],
      question: text('Somebody claims 885×. Take the claim apart.', '有人说速度是 885 倍。请拆开来看。'),
      hint: text(
        'A speed-up is one time divided by another. Ask of each time: of which program, from where to where, right or wrong, cold or warm? Who tells it and what it looks like changes neither. For your own figure, take the shortest whole bar of each side.',
        '倍数是一个用时除以另一个用时。对每个用时都要问：哪个程序的，从哪里计到哪里，结果对不对，预热了没有？谁说的、长什么样，都不影响。你自己的倍数，取两边各自最短的那条总用时来算。',
      ),
      because: text(
        'A speed-up says something only with its baseline beside it: which code, which clock, verified, and warmed up.',
        '倍数旁边要写明和谁比，才说明问题：哪段代码，计了哪段时间，验证过没有，预热过没有。',
      ),
    },
  },
  hints,
  claims: {
    slowest: {
      claim: text('“The GPU is 885× faster than the CPU.”', '“GPU 的速度是 CPU 的 885 倍。”'),
      run: 'draw',
      verdict: verdict885,
    },
    language: {
      claim: text('“The JavaScript time shows what this CPU can do.”', '“JavaScript 的用时，就是这个 CPU 的本事。”'),
      run: 'draw',
      verdict: verdictLanguage,
    },
  },
  content: {
    en: () => import('./content.en.mdx'),
    'zh-CN': () => import('./content.zh-CN.mdx'),
  },
};
