import { text } from '../../../engine/text.ts';
import { f32, type Puzzle } from '../puzzle.ts';

export const pooling: Puzzle = {
  id: 'pooling',
  title: text('Pooling', '池化'),
  task: text(
    'Each place gets the largest of itself and its two neighbours. The workgroup fetches each element once into its memory, and uses it three times.',
    '每个位置取自己和左右邻居中最大的一个。工作组把每个元素取进自己的内存一次，用三次。',
  ),
  formula: 'out[i] = max(a[i - 1], a[i], a[i + 1])',
  hints: [
    text(
      'tile has room for 66 numbers, and 64 threads have put one each into it. Which two are missing?',
      'tile 能放 66 个数，64 个线程各放了一个。还缺哪两个？',
    ),
    text(
      'The places at the edge of the workgroup need a neighbour that belongs to another workgroup. No workgroup sees another’s memory, so both fetch it.',
      '工作组边上的位置需要邻居，而那个邻居归别的工作组管。工作组之间看不到彼此的内存，所以两边都要取一次。',
    ),
    text(
      'Where thread == 0u: tile[0] = fetch(i32(i) - 1). Where thread == GROUP - 1u: tile[GROUP + 1u] = fetch(i32(i) + 1).',
      '若 thread == 0u：tile[0] = fetch(i32(i) - 1)；若 thread == GROUP - 1u：tile[GROUP + 1u] = fetch(i32(i) + 1)。',
    ),
  ],
  solution: text(
    'The extra places at the edges are called a halo. 66 reads for 64 outputs instead of 192: a third of the traffic, at the price of a barrier. Whether that pays depends on the cache, which may have kept the neighbours anyway; the counts tell what is asked for, the clock tells what it costs.',
    '两边多取的位置叫边圈（halo）。64 个结果只读 66 次，而不是 192 次：读取量只剩三分之一，代价是一道屏障。是否划算要看缓存，它也许本来就留着邻居；次数说明要了多少，用时说明花了多少。',
  ),
  sizes: ['n'],
  shapes: [{ n: 64 }, { n: 1 }, { n: 65 }, { n: 200 }],
  large: { n: 2 ** 20 },
  drawn: { n: 8 },
  inputs: ({ n }) => ({ a: f32(n) }),
  output: ({ n }) => f32(n),
  reference: ({ a }) => a.map((value, i) => Math.max(value, a[i - 1] ?? value, a[i + 1] ?? value)),
  workgroups: ['n / wx', '1', '1'],
};
