/** What the lesson measures. Sizes in `small` are what a processor that plays GPU can bear. */
import type { Lesson } from '../lesson.ts';
import { text } from '../text.ts';

const RUNGS = 'naive|coalesced|tiled|registers|registers-direct';
const CPU = 'js-blocked|workers|wasm|wasm-threads';

export const runs = {
  lanes: {
    title: text('Naive, coalesced, and the textbook on the CPU', '朴素写法、合并访存，以及 CPU 上的课本写法'),
    patterns: ['matmul:naive|coalesced|js-textbook:n=512'],
    small: ['matmul:naive|coalesced|js-textbook:n=128'],
    budgetMs: 3000,
    view: 'bars',
  },
  tiles: {
    title: text('Coalesced, tiled, and blocks on the CPU', '合并访存、分块，以及 CPU 上的分块'),
    patterns: ['matmul:coalesced|tiled|js-blocked|workers:n=1024'],
    small: ['matmul:coalesced|tiled|js-blocked|workers:n=128'],
    budgetMs: 4000,
    view: 'bars',
  },
  registers: {
    title: text('Tiled, register blocks, and SIMD on the CPU', '分块、寄存器分块，以及 CPU 上的 SIMD'),
    patterns: ['matmul:tiled|registers|registers-direct|wasm|wasm-threads:n=1024'],
    small: ['matmul:tiled|registers|registers-direct|wasm|wasm-threads:n=128'],
    budgetMs: 4000,
    view: 'bars',
  },
  ladder: {
    title: text('The ladders of both sides, over n', '两边的梯子，对各种 n'),
    // The textbook's loop takes seconds at the largest size.
    patterns: [`matmul:${RUNGS}|${CPU}:n=128|512|1024`, 'matmul:js-textbook:n=128|512'],
    small: [`matmul:${RUNGS}|js-textbook|js-blocked|wasm-threads:n=32|128`],
    budgetMs: 10_000,
    view: 'charts',
  },
} as const satisfies Lesson['runs'];
