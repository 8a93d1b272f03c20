/** What the lesson measures. Sizes in `small` are what a processor that plays GPU can bear. */
import type { Lesson } from '../lesson.ts';
import { text } from '../text.ts';

const adds = (n: number) => [`vector-add:vec4|js|wasm-threads:n=${n}`];

export const runs = {
  ask: {
    title: text('Two arrays added, by whatever this browser reaches', '两个数组相加，浏览器够得着什么就用什么'),
    patterns: adds(2 ** 22),
    small: adds(2 ** 16),
    budgetMs: 4000,
    view: 'bars',
  },
} as const satisfies Lesson['runs'];
