import type { Lesson } from '../lesson.ts';
import { text } from '../text.ts';
import { KERNELS, patternsOf, TOKENS } from './kernels.ts';

const tokens = TOKENS.toLocaleString('en');

export const runs = {
  time: {
    title: text(`Every kernel of a pass over ${tokens} tokens`, `${tokens} 个 token 通过一遍，逐个内核来测`),
    patterns: patternsOf(KERNELS),
    budgetMs: 12_000,
    view: 'none',
  },
} as const satisfies Lesson['runs'];
