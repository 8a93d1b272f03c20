/** What the lesson measures. Sizes in `small` are what a processor that plays GPU can bear. */
import type { Lesson } from '../lesson.ts';
import { text } from '../text.ts';

/** The roofs as “Your roofline” finds them, with fewer rungs: the best of each side is all that counts here. */
const CPU = ['peak-fma:wasm-threads:chains=8,rows=4096,steps=1024', 'peak-copy:wasm-threads:blocks=4096'];

export const runs = {
  rate: {
    title: text('Your rate and your roof', '你的速率和你的屋顶'),
    patterns: [
      'matmul:registers-direct|registers-8x8|wasm-threads:n=1024',
      'peak-fma:gpu:chains=4|8,rows=65536,steps=4096',
      'peak-copy:gpu:blocks=16384',
      ...CPU,
    ],
    small: [
      'matmul:registers-direct|wasm-threads:n=128',
      'peak-fma:gpu:chains=8,rows=4096,steps=1024',
      'peak-copy:gpu:blocks=4096',
      ...CPU,
    ],
    budgetMs: 15_000,
    view: 'none',
  },
} as const satisfies Lesson['runs'];
