import { text } from '../../../engine/text.ts';
import { type Puzzle, u32 } from '../puzzle.ts';

const GROUP = 64;
const BINS = 8;

export const histogram: Puzzle = {
  id: 'histogram',
  title: text('Histogram', '直方图'),
  task: text(
    'In each block of 64 numbers from 0 to 7: how often does each occur? Many threads count into few bins, at the same moment.',
    '每 64 个 0 到 7 的数为一块：每个数各出现几次？许多线程同时往几个箱子里计数。',
  ),
  formula: 'out[g, a[i]] += 1',
  hints: [
    text('The bin is right. What is done to its count is not.', '箱子选对了，对计数做的事不对。'),
    text(
      'To read a count, add 1 and write it back takes three steps; two threads that do so at once both write the same. An atomic operation is one step.',
      '读出计数、加 1、写回去要三步；两个线程同时这么做，写的就是同一个数。原子操作只有一步。',
    ),
    text(
      'atomicAdd takes the address of what it adds to, and how much: &counts[bin] and 1u.',
      'atomicAdd 需要加到哪里的地址，以及加多少：&counts[bin] 和 1u。',
    ),
  ],
  solution: text(
    'atomicAdd lets one thread after the other at a bin. That is right in any order, and slow where all want the same bin. So each workgroup counts into bins of its own, in its fast memory, and only the finished counts go to storage: 8 writes for 64 numbers.',
    'atomicAdd 让线程一个接一个地用同一个箱子。不管先后，结果都对；大家都要同一个箱子时就慢。所以每个工作组在自己的高速内存里各记各的，只把最后的计数写出去：64 个数，写 8 次。',
  ),
  sizes: ['n'],
  shapes: [{ n: 64 }, { n: 1 }, { n: 100 }, { n: 257 }],
  large: { n: 2 ** 20 },
  drawn: { n: 10 },
  inputs: ({ n }) => ({ a: u32(n) }),
  output: ({ n }) => u32(Math.ceil(n / GROUP), BINS),
  ranges: { a: [0, BINS - 1] },
  reference({ a }, { n }) {
    const out = new Float64Array(Math.ceil(n / GROUP) * BINS);
    a.forEach((bin, i) => {
      if (bin >= 0) out[Math.floor(i / GROUP) * BINS + bin]++;
    });
    return out;
  },
  workgroups: ['n / wx', '1', '1'],
};
