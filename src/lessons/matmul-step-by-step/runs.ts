/** What the lesson measures. Sizes in `small` are what a processor that plays GPU can bear. */
import type { Lesson } from '../lesson.ts';
import { text } from '../text.ts';

const CPU = 'js-blocked|workers|wasm|wasm-threads';
/** Not half, which computes with other numbers, nor split-k, which is for other shapes. */
const RUNGS = 'naive|coalesced|tiled|registers|registers-direct|subgroups|tuned';
const FURTHER = 'registers|registers-8x4|registers-8x8|subgroups|half|wasm-threads';
const DEEP = 'registers-8x4|split-k|wasm-threads';
const DIGITS = 'matmul:naive|registers-direct|js-blocked|wasm-threads:n=64';

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
  further: {
    title: text('Larger blocks, subgroups, 16 bits, and SIMD on the CPU', '更大的块、子组、16 位，以及 CPU 上的 SIMD'),
    patterns: [`matmul:${FURTHER}:n=1024`],
    small: [`matmul:${FURTHER}:n=128`],
    // A software adapter compiles each of the large blocks for a second or more.
    budgetMs: 6000,
    view: 'bars',
  },
  deep: {
    title: text('A small C behind a long k, whole and split', '小小的 C、长长的 k：不切与切开'),
    patterns: [`matmul:${DEEP}:n=64,m=64,k=8192`],
    small: [`matmul:${DEEP}:n=64,m=64,k=2048`],
    budgetMs: 3000,
    view: 'bars',
  },
  ladder: {
    title: text('The ladders of both sides, over n', '两边的梯子，对各种 n'),
    // The textbook's loop takes seconds at the largest size.
    patterns: [`matmul:${RUNGS}|registers-8x8|${CPU}:n=128|512|1024`, 'matmul:js-textbook:n=128|512'],
    small: [`matmul:${RUNGS}|js-textbook|js-blocked|wasm-threads:n=32|128`],
    budgetMs: 12_000,
    view: 'charts',
  },
  digits: {
    title: text('Four contenders, one element of C', '四种做法，C 的同一个元素'),
    patterns: [DIGITS],
    budgetMs: 3000,
    view: 'none',
    keepOutputs: true,
  },
} as const satisfies Lesson['runs'];
