/** What both puzzles of a matrix product have in common. */
import { f32, type Puzzle } from '../puzzle.ts';

export const PRODUCT = {
  formula: 'out[row, column] = Σ a[row, p] * b[p, column]',
  sizes: ['rows', 'columns', 'inner'],
  shapes: [
    { rows: 8, columns: 8, inner: 8 },
    { rows: 1, columns: 9, inner: 1 },
    { rows: 7, columns: 11, inner: 5 },
    { rows: 10, columns: 17, inner: 13 },
  ],
  large: { rows: 256, columns: 256, inner: 256 },
  drawn: { rows: 3, columns: 4, inner: 2 },
  inputs: ({ rows, columns, inner }) => ({ a: f32(rows, inner), b: f32(inner, columns) }),
  output: ({ rows, columns }) => f32(rows, columns),
  reference({ a, b }, { rows, columns, inner }) {
    const out = new Float64Array(rows * columns);
    for (let row = 0; row < rows; row++) {
      for (let p = 0; p < inner; p++) {
        for (let column = 0; column < columns; column++) {
          out[row * columns + column] += a[row * inner + p] * b[p * columns + column];
        }
      }
    }
    return out;
  },
  workgroups: ['columns / wx', 'rows / wy', '1'],
} as const satisfies Partial<Puzzle>;
