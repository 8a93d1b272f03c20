import { text } from '../../../engine/text.ts';
import { f32, type Puzzle } from '../puzzle.ts';

export const stride: Puzzle = {
  id: 'stride',
  title: text('Stride', '网格步长'),
  task: text(
    'Double every element with 256 threads, however many elements there are: a thread does its first one and goes on.',
    '用 256 个线程把每个元素翻倍，不管元素有多少：线程做完第一个，接着做下一个。',
  ),
  formula: 'out[i] = 2 * a[i]',
  hints: [
    text('Only the loop has to change. Where does it end?', '只需改循环。它在哪里结束？'),
    text(
      'If each thread goes on by 256 at a time, no element is forgotten and none is done twice.',
      '每个线程一次跨 256 个，就既不漏也不重。',
    ),
    text('The step is right already. Up to where are there elements?', '步长已经对了。元素到哪里为止？'),
  ],
  solution: text(
    'This is called a grid-stride loop. At every step all threads together take 256 neighbours, so that memory is read in one go; each thread taking a stretch of its own would read with gaps. Fewer threads have less to set up, and can keep something for their next element.',
    '这叫网格步长循环。每一步，所有线程合起来取 256 个相邻的元素，内存一次读完；若让每个线程各管一段，读起来就东一个西一个。线程少，启动的开销就少，还能把一些东西留给下一个元素用。',
  ),
  sizes: ['n'],
  shapes: [{ n: 256 }, { n: 3 }, { n: 257 }, { n: 1003 }],
  large: { n: 2 ** 18 },
  drawn: { n: 8 },
  inputs: ({ n }) => ({ a: f32(n) }),
  output: ({ n }) => f32(n),
  reference: ({ a }) => a.map((value) => 2 * value),
  workgroups: ['4', '1', '1'],
};
