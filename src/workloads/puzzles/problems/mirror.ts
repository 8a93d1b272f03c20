import { text } from '../../../engine/text.ts';
import { f32, type Puzzle } from '../puzzle.ts';

export const mirror: Puzzle = {
  id: 'mirror',
  title: text('Two dimensions', '二维映射'),
  task: text(
    'Mirror a picture left to right. Threads come in squares of 8 × 8, and the picture is no multiple of 8.',
    '把一幅图左右翻转。线程按 8 × 8 的方块启动，而图的边长不是 8 的倍数。',
  ),
  formula: 'out[y, x] = a[y, columns - 1 - x]',
  hints: [
    text(
      'Two things are missing: what the threads outside do, and from where the others read.',
      '少了两样：图外的线程该怎么办，图内的线程从哪里读。',
    ),
    text(
      'A thread whose x is beyond the picture would write all the same: y * columns + x then lies in the next row.',
      'x 超出图宽的线程照样会写：此时 y * columns + x 落到了下一行里。',
    ),
    text(
      'Return where x >= problem.columns || y >= problem.rows. Column x is across from columns - 1 - x; the row stays.',
      '若 x >= problem.columns || y >= problem.rows 就返回。x 列对面是 columns - 1 - x 列，行不变。',
    ),
  ],
  solution: text(
    'With one dimension a thread beyond the end finds no place to write to. With two it does, in the next row, and overwrites what another thread has made: whoever comes last wins, so that the picture may be right today and wrong tomorrow. Both sides need their guard.',
    '一维时，越界的线程无处可写；二维时，它会写到下一行去，盖掉别的线程的结果。谁后写谁算数，所以今天可能对，明天可能错。两个方向都要判断。',
  ),
  sizes: ['rows', 'columns'],
  shapes: [
    { rows: 8, columns: 8 },
    { rows: 1, columns: 11 },
    { rows: 7, columns: 13 },
    { rows: 19, columns: 10 },
  ],
  large: { rows: 1021, columns: 1019 },
  drawn: { rows: 3, columns: 5 },
  inputs: ({ rows, columns }) => ({ a: f32(rows, columns) }),
  output: ({ rows, columns }) => f32(rows, columns),
  reference: ({ a }, { columns }) => a.map((_, i) => a[i - (i % columns) + columns - 1 - (i % columns)]),
  workgroups: ['columns / wx', 'rows / wy', '1'],
};
