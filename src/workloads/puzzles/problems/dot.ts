import { text } from '../../../engine/text.ts';
import { f32, type Puzzle } from '../puzzle.ts';

export const dot: Puzzle = {
  id: 'dot',
  title: text('Dot product', '点积'),
  task: text(
    'Multiply two arrays element by element and add up all the products, with one workgroup of 64 threads: a share for each thread, then a tree.',
    '两个数组逐个元素相乘，再把乘积全部加起来，只用一个 64 线程的工作组：每个线程先算一份，再用树合并。',
  ),
  formula: 'out[0] = a[0] * b[0] + … + a[n - 1] * b[n - 1]',
  hints: [
    text(
      'The tree at the end is complete. What goes into it, each thread’s own sum, is not.',
      '后面的树是完整的；交给它的、每个线程自己的和，还不完整。',
    ),
    text(
      'It is the stride of puzzle 6: begin at one’s own number, go on by as many as there are threads.',
      '就是第 6 题的网格步长：从自己的编号开始，一次跨过线程总数那么多。',
    ),
    text(
      'for (var i = thread; i < problem.n; i += GROUP) with sum += a[i] * b[i] in it. It is a guard as well: with fewer elements than threads, some never enter.',
      '写 for (var i = thread; i < problem.n; i += GROUP)，里面是 sum += a[i] * b[i]。它也兼作越界判断：元素比线程少时，有的线程一次也不进去。',
    ),
  ],
  solution: text(
    'Two patterns put together: a stride makes 64 sums out of n products without any waiting, a tree makes one out of 64. The sums are added in another order than a loop would add them, and in f32 that changes the last digits; with whole numbers, as here, nothing is rounded.',
    '两个套路合在一起：网格步长把 n 个乘积变成 64 个和，中间不用等待；树再把 64 个变成一个。相加的次序与普通循环不同，f32 的末几位因此会有差别；这里用的是整数，不发生舍入。',
  ),
  sizes: ['n'],
  shapes: [{ n: 64 }, { n: 1 }, { n: 100 }, { n: 777 }],
  large: { n: 2 ** 16 },
  drawn: { n: 6 },
  inputs: ({ n }) => ({ a: f32(n), b: f32(n) }),
  output: () => f32(1),
  reference: ({ a, b }) => Float64Array.of(a.reduce((sum, value, i) => sum + value * b[i], 0)),
  workgroups: ['1', '1', '1'],
};
