/** What the lesson measures. Sizes in `small` are what a processor that plays GPU can bear. */
import type { Lesson } from '../lesson.ts';
import { text } from '../text.ts';

const sums = (n: number) => [`reduction:vec4|subgroups|js|wasm-threads:n=${n}`];
const tiles = (n: number) => [`matmul:naive|tiled|js-blocked|wasm-threads:n=${n}`];

export const runs = {
  sums: {
    title: text(
      'One sum: a tree with barriers, or lanes that hand numbers over',
      '同一个和：带屏障的树，或者通道之间递数',
    ),
    patterns: sums(2 ** 24),
    small: sums(2 ** 16),
    budgetMs: 5000,
    view: 'bars',
  },
  tiles: {
    title: text(
      'One product of matrices, in one language, written in two ways',
      '同一个矩阵乘法，同一种语言，两种写法',
    ),
    patterns: tiles(1024),
    small: tiles(128),
    budgetMs: 5000,
    view: 'bars',
  },
} as const satisfies Lesson['runs'];
