import { text } from '../../../engine/text.ts';
import { f32, type Puzzle } from '../puzzle.ts';

export const map: Puzzle = {
  id: 'map',
  title: text('Map', '映射'),
  task: text(
    'Add 10 to every element of an array. There are as many threads as elements, and each thread makes one of them.',
    '给数组的每个元素加 10。线程和元素一样多，每个线程负责一个。',
  ),
  formula: 'out[i] = a[i] + 10',
  hints: [
    text(
      'The loop over i is not in the kernel: the GPU starts the kernel once for every i. Look at the one line that writes.',
      '内核里没有对 i 的循环：GPU 为每个 i 各启动一次内核。看看写结果的那一行。',
    ),
    text(
      'i says which element this thread has. What the thread reads at i, it changes and writes at i.',
      'i 告诉线程它负责哪个元素：从 i 处读，改完写回 i 处。',
    ),
    text(
      'A plain 10 becomes an f32 by itself, as the elements are. A variable does not: i is a u32 and would have to be written f32(i).',
      '单写的 10 会自动变成 f32，和元素一样；变量不会：i 是 u32，要写成 f32(i)。',
    ),
  ],
  solution: text(
    'A loop over n elements has become n threads that know nothing of each other. Each reads one number and writes one, so there is nothing to wait for and nothing to share: whatever can be written like this, a GPU does well.',
    '对 n 个元素的循环变成了 n 个互不相干的线程。每个线程读一个数、写一个数，不必等待，也不必共享：能写成这样的计算，正是 GPU 擅长的。',
  ),
  sizes: ['n'],
  shapes: [{ n: 64 }, { n: 192 }, { n: 640 }],
  large: { n: 2 ** 20 },
  drawn: { n: 8 },
  inputs: ({ n }) => ({ a: f32(n) }),
  output: ({ n }) => f32(n),
  reference: ({ a }) => a.map((value) => value + 10),
  workgroups: ['n / wx', '1', '1'],
};
