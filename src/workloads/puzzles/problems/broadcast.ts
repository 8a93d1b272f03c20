import { text } from '../../../engine/text.ts';
import { f32, type Puzzle } from '../puzzle.ts';

export const broadcast: Puzzle = {
  id: 'broadcast',
  title: text('Broadcast', '广播'),
  task: text(
    'A column a and a row b make a table: each place is the sum of the number of its row and the number of its column.',
    '一列 a 和一行 b 组成一张表：每一格等于所在行的数加上所在列的数。',
  ),
  formula: 'out[row, column] = a[row] + b[column]',
  hints: [
    text(
      'Memory knows no tables. Row after row lies in one long array, and i counts through all of it.',
      '内存里没有表格，只有一行接一行排成的长数组，i 从头数到尾。',
    ),
    text(
      'After `columns` places the next row begins. How many whole rows lie before i, and how far is i in its own?',
      '每过 columns 个位置就换一行。i 之前有几整行？它在自己这一行里又是第几个？',
    ),
    text(
      'A division of u32 drops what is left, and % is what is left. Both by problem.columns.',
      'u32 的除法舍去余数，% 给出余数；两者都除以 problem.columns。',
    ),
  ],
  solution: text(
    'row = i / columns and column = i % columns turn the place in memory into a place in the table. Neighbouring threads share the row and read neighbouring elements of b, which a GPU fetches in one go. By columns, because that is how long a row is: to divide by rows is right for squares alone.',
    '用 row = i / columns 和 column = i % columns，就把内存里的位置换成了表里的位置。相邻线程多在同一行，读 b 里相邻的元素，GPU 一次就能取来。除数是列数，因为一行有那么长；若除以行数，只有方表才碰巧是对的。',
  ),
  sizes: ['rows', 'columns'],
  shapes: [
    { rows: 8, columns: 8 },
    { rows: 1, columns: 70 },
    { rows: 13, columns: 7 },
    { rows: 5, columns: 33 },
  ],
  large: { rows: 1024, columns: 1024 },
  drawn: { rows: 3, columns: 5 },
  inputs: ({ rows, columns }) => ({ a: f32(rows), b: f32(columns) }),
  output: ({ rows, columns }) => f32(rows, columns),
  reference: ({ a, b }, { rows, columns }) =>
    Float64Array.from({ length: rows * columns }, (_, i) => a[Math.floor(i / columns)] + b[i % columns]),
  workgroups: ['out / wx', '1', '1'],
};
