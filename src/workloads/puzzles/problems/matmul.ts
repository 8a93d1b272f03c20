import { text } from '../../../engine/text.ts';
import type { Puzzle } from '../puzzle.ts';
import { PRODUCT } from './product.ts';

export const matmul: Puzzle = {
  id: 'matmul',
  title: text('Matrix product', '矩阵乘法'),
  task: text(
    'Multiply two matrices: an element of out is the dot product of a row of a and a column of b. One thread for each element.',
    '两个矩阵相乘：out 的一个元素是 a 的一行与 b 的一列的点积。一个元素一个线程。',
  ),
  hints: [
    text(
      'The line that is there multiplies the first element of the row with the first of the column.',
      '已有的那一行，是用行的第一个元素乘列的第一个元素。',
    ),
    text(
      'p goes along the row of a and down the column of b at the same time.',
      'p 同时沿 a 的行走，也沿 b 的列往下走。',
    ),
    text(
      'Row `row` of a begins at row * problem.inner. In b one step down is problem.columns further on: p * problem.columns + column.',
      'a 的第 row 行从 row * problem.inner 开始；在 b 里往下一步就是往后 problem.columns 个：p * problem.columns + column。',
    ),
  ],
  solution: text(
    'A loop of three has become threads in two dimensions and a loop in the third. Every output reads 2 × inner numbers, and every number of a is read once for each column: the same numbers again and again. The next puzzle reads them once for eight.',
    '三层循环变成了二维的线程加一层循环。每个结果要读 2 × inner 个数，a 的每个数对每一列都要读一遍：同样的数读了又读。下一题让八个线程共用一次读取。',
  ),
  ...PRODUCT,
};
