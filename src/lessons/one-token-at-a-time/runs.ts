/** What the lesson measures. Sizes in `small` are what a processor that plays GPU can bear. */
import type { Lesson, Measurable } from '../lesson.ts';
import { text } from '../text.ts';

/** Columns of one run: users who wait together. */
export const COLUMNS = [1, 4, 16, 64];
export const MOST = COLUMNS[COLUMNS.length - 1];

const LARGE = 'rows=8192,cols=4096';
const SMALL = 'rows=512,cols=512';

/** On the GPU the best kernel for one column, then the best for several; the CPU has one for both. */
const product = (size: string, weights: string, several: readonly number[]) => [
  `matvec:four-rows|wasm-threads:${size},weights=${weights},b=1`,
  `matvec:columns|wasm-threads:${size},weights=${weights},b=${several.join('|')}`,
];

/** How fast memory can be read at all. */
const read = (blocks: number) => [`peak-read:gpu:blocks=${blocks}`, 'peak-read:wasm-threads:blocks=4096'];

export const runs = {
  columns: {
    title: text('16-bit weights times 1 to 64 columns', '16 位权重乘 1 到 64 列'),
    patterns: [...read(4096), ...product(LARGE, 'f16', COLUMNS.slice(1))],
    small: [...read(512), ...product(SMALL, 'f16', COLUMNS.slice(1))],
    budgetMs: 10_000,
    view: 'none',
  },
  tokens: {
    title: text('8-bit and 16-bit weights, one column and 64', '8 位和 16 位权重，一列和 64 列'),
    patterns: product(LARGE, 'i8|f16', [MOST]),
    small: product(SMALL, 'i8|f16', [MOST]),
    budgetMs: 8000,
    view: 'none',
  },
} as const satisfies Lesson['runs'];

/** One column, in one format of the weights. */
export const oneColumn = (weights: string): Measurable => ({
  patterns: [`matvec:four-rows|wasm-threads:${LARGE},weights=${weights},b=1`],
  small: [`matvec:four-rows|wasm-threads:${SMALL},weights=${weights},b=1`],
  budgetMs: 4000,
});
