import { text } from '../../../engine/text.ts';
import { f32, type Puzzle } from '../puzzle.ts';

export const zip: Puzzle = {
  id: 'zip',
  title: text('Zip', '逐对计算'),
  task: text(
    'Multiply two arrays element by element. The guard is there already; threads without an element go home.',
    '把两个数组逐个元素相乘。越界判断已经写好，没有元素的线程直接返回。',
  ),
  formula: 'out[i] = a[i] * b[i]',
  hints: [
    text('Each input is a binding of its own, with a name of its own.', '每个输入各有一个绑定，各有一个名字。'),
    text(
      'Both arrays are read at the same place, this thread’s i.',
      '两个数组都在同一个位置读取，也就是这个线程的 i。',
    ),
    text('The line is right but for one character.', '这一行只差一个字符。'),
  ],
  solution: text(
    'One multiplication for two reads and a write: twelve bytes move for one operation. A GPU could do dozens of operations in that time, so here the memory decides how fast it goes, as in the lesson on adding arrays.',
    '做一次乘法要读两次、写一次：搬 12 个字节才算一下。这段时间 GPU 本可以算几十下，所以快慢由内存决定，与《两个数组相加》那一课相同。',
  ),
  sizes: ['n'],
  shapes: [{ n: 64 }, { n: 1 }, { n: 100 }, { n: 321 }],
  large: { n: 2 ** 20 },
  drawn: { n: 8 },
  inputs: ({ n }) => ({ a: f32(n), b: f32(n) }),
  output: ({ n }) => f32(n),
  reference: ({ a, b }) => a.map((value, i) => value * b[i]),
  workgroups: ['n / wx', '1', '1'],
};
