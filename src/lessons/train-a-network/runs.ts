/** What the lesson measures on the bench, and what its own controls make. */
import type { Lesson } from '../lesson.ts';
import { text } from '../text.ts';

/** Of the crossover grid; `small` is what a processor that plays GPU can bear. */
export const GRID = { b: [8, 32, 128, 512], width: [32, 128, 512] } as const;
export const SMALL_GRID = { b: [8, 32, 128], width: [32, 128, 256] } as const;

const grid = ({ b, width }: { readonly b: readonly number[]; readonly width: readonly number[] }) => [
  `training:fused|wasm-threads:b=${b.join('|')},width=${width.join('|')},pictures=1024`,
];

const own = (madeIn: string) => ({ patterns: [], budgetMs: 0, view: 'none', madeIn }) as const;

export const runs = {
  race: { title: text('The race to 80%', '谁先到 80%'), ...own('race') },
  try: { title: text('A race of your own', '你自己的比赛'), ...own('race') },
  batches: { title: text('Three batch sizes, one network', '三种批大小，同一个网络'), ...own('batch') },
  target: { title: text('Sooner than your race', '比你的比赛更快'), ...own('target') },
  grid: {
    title: text('One step, in every batch and width', '每种批大小和宽度下的一步'),
    patterns: grid(GRID),
    small: grid(SMALL_GRID),
    budgetMs: 20_000,
    view: 'none',
  },
} as const satisfies Lesson['runs'];
