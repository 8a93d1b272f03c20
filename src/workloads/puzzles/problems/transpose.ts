import { text } from '../../../engine/text.ts';
import { f32, type Puzzle } from '../puzzle.ts';

export const transpose: Puzzle = {
  id: 'transpose',
  title: text('Transposition', '转置'),
  task: text(
    'Rows become columns. A tile of 8 × 8 is read along the rows of a, turned over in workgroup memory, and written along the rows of out.',
    '行变成列。一块 8 × 8 沿 a 的行读入，在工作组内存里翻转，再沿 out 的行写出。',
  ),
  formula: 'out[j, i] = a[i, j]',
  hints: [
    text(
      'The tile is filled and everybody has waited. Where in out does it belong?',
      '块已经填好，大家也等齐了。它该放到 out 的哪里？',
    ),
    text(
      'Two turns: the tile as a whole changes places, and within the tile rows and columns do. Threads along local.x should still write neighbours.',
      '要翻两次：整块换位置，块内的行列也互换。沿 local.x 的线程仍应写相邻的位置。',
    ),
    text(
      'row = left + local.y and column = top + local.x; there stands what lies in the tile in row local.x, column local.y.',
      'row = left + local.y，column = top + local.x；那里放的是块里第 local.x 行、第 local.y 列的数。',
    ),
  ],
  solution: text(
    'Without a tile either the reads or the writes go down a column, and neighbouring threads touch places that lie a whole row apart: a GPU then moves many times the bytes that are used. With it both sides go along rows, and the awkward order happens where it costs little.',
    '没有块时，读和写总有一边要沿着列走，相邻线程碰的位置隔着一整行：GPU 搬的字节是用到的许多倍。有了块，两边都沿着行，别扭的次序只出现在代价小的地方。',
  ),
  sizes: ['rows', 'columns'],
  shapes: [
    { rows: 8, columns: 8 },
    { rows: 1, columns: 9 },
    { rows: 13, columns: 6 },
    { rows: 17, columns: 23 },
  ],
  large: { rows: 1024, columns: 1024 },
  drawn: { rows: 3, columns: 4 },
  inputs: ({ rows, columns }) => ({ a: f32(rows, columns) }),
  output: ({ rows, columns }) => f32(columns, rows),
  reference: ({ a }, { rows, columns }) => a.map((_, i) => a[(i % rows) * columns + Math.floor(i / rows)]),
  workgroups: ['columns / wx', 'rows / wy', '1'],
};
