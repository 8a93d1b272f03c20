/** What the lesson measures. */
import type { Lesson, Measurable } from '../lesson.ts';
import { text } from '../text.ts';

const CONTENDERS = 'matmul:naive|registers-direct|js-blocked|wasm-threads';

export const runs = {
  digits: {
    title: text('Four contenders, one element of C', '四种做法，C 的同一个元素'),
    patterns: [`${CONTENDERS}:n=64`],
    budgetMs: 3000,
    view: 'none',
    keepOutputs: true,
  },
} as const satisfies Lesson['runs'];

/** The same small C, each element a sum of `k` products. */
export const sumsOf = (k: number): Measurable => ({ patterns: [`${CONTENDERS}:n=64,m=64,k=${k}`], budgetMs: 3000 });
