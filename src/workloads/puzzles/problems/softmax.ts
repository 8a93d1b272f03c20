import { SMALLEST_NORMAL } from '../../../engine/compare.ts';
import { text } from '../../../engine/text.ts';
import { f32, type Puzzle } from '../puzzle.ts';

/**
 * Relative, 4096 units roundoff (u). An exponential of at most 16 below zero is off by 6u(1 + 16) by WGSL's accuracy, in
 * the term and in the sum; adding up to a thousand terms one after the other 2000u at most, the division 5u
 * (workloads/softmax/reference.ts has the bound term by term).
 */
const RELATIVE = 2 ** -12;

export const softmax: Puzzle = {
  id: 'softmax',
  title: text('Softmax', 'Softmax'),
  task: text(
    'The numbers of a row become shares of 1, and a larger number gets far more. One workgroup for each row; largest and sum are found together.',
    '一行的数变成总和为 1 的份额，数越大，分到的份额大得越多。一行一个工作组；最大值与总和由大家一起求。',
  ),
  formula: 'out[row, i] = exp(a[row, i] - top) / total',
  hints: [
    text(
      'Two loops are to be changed: the one that adds up, and the one that writes.',
      '要改两个循环：求和的那个，和写结果的那个。',
    ),
    text(
      'exp of 100 is beyond f32. The largest of the row is subtracted first, so that no exponent lies above 0; the shares stay the same.',
      'exp(100) 超出了 f32。先减去这一行的最大值，指数就不会大于 0，而份额不变。',
    ),
    text(
      'Both lines have exp(a[begin + i] - top) where they now have a[begin + i].',
      '两行都把 a[begin + i] 换成 exp(a[begin + i] - top)。',
    ),
  ],
  solution: text(
    'Three times over the row: largest, sum, shares. The exponential is worked out twice, which is cheaper than to keep it in storage. Each helper ends with a barrier between its last read and the next use of the tile; without it one thread would already write for the sum while another still reads the largest.',
    '把一行走三遍：最大值、总和、份额。指数算了两次，比存起来再读要便宜。第一个辅助函数在最后一次读与下一次使用 tile 之间有一道屏障；没有它，有的线程已经开始为求和写 tile，有的还在读最大值。',
  ),
  sizes: ['rows', 'columns'],
  shapes: [
    { rows: 2, columns: 64 },
    { rows: 3, columns: 1 },
    { rows: 5, columns: 37 },
    { rows: 3, columns: 130 },
  ],
  large: { rows: 512, columns: 1000 },
  drawn: { rows: 2, columns: 4 },
  inputs: ({ rows, columns }) => ({ a: f32(rows, columns) }),
  output: ({ rows, columns }) => f32(rows, columns),
  ranges: { a: [-8, 8] },
  reference({ a }, { rows, columns }) {
    const out = new Float64Array(rows * columns);
    for (let begin = 0; begin < out.length; begin += columns) {
      const row = a.subarray(begin, begin + columns);
      const top = row.reduce((most, value) => Math.max(most, value), -Infinity);
      const total = row.reduce((sum, value) => sum + Math.exp(value - top), 0);
      row.forEach((value, i) => {
        out[begin + i] = Math.exp(value - top) / total;
      });
    }
    return out;
  },
  tolerance: (expected) => RELATIVE * expected + SMALLEST_NORMAL,
  workgroups: ['rows', '1', '1'],
};
