import { text } from '../../../engine/text.ts';
import { f32, type Puzzle } from '../puzzle.ts';

const GROUP = 64;

export const exchange: Puzzle = {
  id: 'exchange',
  title: text('Exchange', '交换'),
  task: text(
    'Reverse each block of 64. Every thread puts its element into the workgroup’s memory, and takes out the one across.',
    '把每 64 个元素的一块倒过来。每个线程把自己的元素放进工作组内存，再取走对面的那个。',
  ),
  formula: 'out[begin + t] = a[begin + count - 1 - t]',
  hints: [
    text(
      'What a thread takes out, another has put in. Has it done so by then?',
      '取走的元素是别的线程放进去的。那时它放好了吗？',
    ),
    text(
      'The threads of a workgroup do not run in step. A barrier lets nobody pass before all have arrived, and what was written before it can be read behind it.',
      '工作组里的线程并不同步。屏障要等全员到齐才放行；屏障之前写的，屏障之后都能读到。',
    ),
    text(
      'workgroupBarrier(); between writing and reading, outside of every if. The place across from `thread` among `count` is count - 1u - thread.',
      '在写与读之间加 workgroupBarrier();，要放在所有 if 之外。count 个里，thread 对面是 count - 1u - thread。',
    ),
  ],
  solution: text(
    'Without the barrier this is a race: it may go well on a GPU that happens to run 64 threads side by side, and fail on the next one. All threads have to come to the barrier, also those without an element; that is why the kernel does not send them home at its beginning. In a block that is not full, count takes the place of 64.',
    '没有屏障就是竞争：碰巧 64 个线程并肩走的 GPU 上能对，换一块就错。没有元素的线程也必须走到屏障，所以内核开头不让它们返回。不满的那一块，用 count 代替 64。',
  ),
  sizes: ['n'],
  shapes: [{ n: 64 }, { n: 1 }, { n: 100 }, { n: 191 }],
  large: { n: 2 ** 20 },
  drawn: { n: 8 },
  inputs: ({ n }) => ({ a: f32(n) }),
  output: ({ n }) => f32(n),
  reference: ({ a }, { n }) =>
    a.map((_, i) => {
      const begin = i - (i % GROUP);
      return a[begin + Math.min(GROUP, n - begin) - 1 - (i - begin)];
    }),
  workgroups: ['n / wx', '1', '1'],
};
