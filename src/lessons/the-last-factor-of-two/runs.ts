/** What the lesson measures. Sizes in `small` are what a processor that plays GPU can bear. */
import type { Lesson, Measurable } from '../lesson.ts';
import { text } from '../text.ts';

const FURTHER = 'registers|registers-8x4|registers-8x8|subgroups|half|wasm-threads';
/** Not half, which computes with other numbers, nor split-k, which is for other shapes. */
const FIXED = 'registers|registers-direct|subgroups';

export const runs = {
  further: {
    title: text('Larger blocks, subgroups, 16 bits, and SIMD on the CPU', '更大的块、子组、16 位，以及 CPU 上的 SIMD'),
    patterns: [`matmul:${FURTHER}:n=1024`],
    small: [`matmul:${FURTHER}:n=128`],
    // A software adapter compiles each of the large blocks for a second or more.
    budgetMs: 6000,
    view: 'bars',
  },
  sizes: {
    title: text('Fixed kernels and the tuned one, over n', '固定的内核与调优过的内核，对各种 n'),
    patterns: [`matmul:${FIXED}|registers-8x8|tuned|wasm-threads:n=128|512|1024`],
    small: [`matmul:${FIXED}|tuned|wasm-threads:n=32|128`],
    budgetMs: 10_000,
    view: 'none',
  },
} as const satisfies Lesson['runs'];

/** A block of C and so many steps along k, whole and split. */
export const deep = (k: number): Measurable => ({
  patterns: [`matmul:registers-8x4|split-k|wasm-threads:n=64,m=64,k=${k}`],
  budgetMs: 3000,
});
