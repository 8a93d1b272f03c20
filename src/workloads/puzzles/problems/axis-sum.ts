import { text } from '../../../engine/text.ts';
import { f32, type Puzzle } from '../puzzle.ts';

export const axisSum: Puzzle = {
  id: 'axis-sum',
  title: text('Axis sum', '沿轴求和'),
  task: text(
    'Add up a table along one of its axes: the sum of each column. One thread takes a column, from top to bottom.',
    '沿表的一个轴求和：求每一列的和。一个线程负责一列，从上到下。',
  ),
  formula: 'out[column] = a[0, column] + a[1, column] + …',
  hints: [
    text('The thread has the top row. The others are missing.', '线程只加了最上面一行，其余的行还没有加。'),
    text('One row further down is `columns` further on in memory.', '往下一行，在内存里就是往后 columns 个位置。'),
    text(
      'A loop over row, from 0u up to problem.rows, that adds a[row * problem.columns + column].',
      '让 row 从 0u 循环到 problem.rows，每次加上 a[row * problem.columns + column]。',
    ),
  ],
  solution: text(
    'Each thread goes down its column with long steps, and that looks slow. But at every step neighbouring threads read neighbouring elements, which is what counts on a GPU; a CPU core that went down one column would be slow indeed. Sums along the rows want the opposite: a workgroup for each row, and a tree.',
    '每个线程一大步一大步地沿列往下走，看起来很慢。其实每一步里，相邻线程读的都是相邻元素，对 GPU 来说这才要紧；若是一个 CPU 核心沿着一列走，那就真慢了。沿行求和正相反：一行一个工作组，再加一棵树。',
  ),
  sizes: ['rows', 'columns'],
  shapes: [
    { rows: 8, columns: 64 },
    { rows: 1, columns: 5 },
    { rows: 21, columns: 13 },
    { rows: 7, columns: 67 },
  ],
  large: { rows: 512, columns: 2048 },
  drawn: { rows: 4, columns: 5 },
  inputs: ({ rows, columns }) => ({ a: f32(rows, columns) }),
  output: ({ columns }) => f32(columns),
  reference({ a }, { columns }) {
    const out = new Float64Array(columns);
    a.forEach((value, i) => {
      out[i % columns] += value;
    });
    return out;
  },
  workgroups: ['columns / wx', '1', '1'],
};
