import { text } from '../../../engine/text.ts';
import { f32, type Puzzle } from '../puzzle.ts';

export const guard: Puzzle = {
  id: 'guard',
  title: text('Guard', '越界判断'),
  task: text(
    'Again a[i] + 10. But threads come in whole workgroups, and a ends in the middle of one: behind its end, out shall be 0.',
    '还是 a[i] + 10。不过线程总是整组启动，而 a 会在一个工作组的中间结束：它之后的位置，out 要填 0。',
  ),
  formula: 'out[i] = i < n ? a[i] + 10 : 0',
  hints: [
    text(
      'The last workgroup has threads whose i is n or more. What do they read?',
      '最后一个工作组里，有些线程的 i 大于等于 n。它们读到的是什么？',
    ),
    text(
      'Reading beyond the end crashes nothing: WebGPU hands over some other element of a, or 0. So nobody notices, and the number is wrong all the same. The thread has to ask first.',
      '读到数组外面并不会崩溃：WebGPU 会给出 a 的另一个元素，或者 0。所以没有人察觉，而结果照样是错的。线程得先判断。',
    ),
    text(
      'Begin with a variable that is 0.0. Where i < problem.n, it becomes a[i] + 10.0. Then write it.',
      '先设一个值为 0.0 的变量；若 i < problem.n，就让它等于 a[i] + 10.0；最后写出去。',
    ),
  ],
  solution: text(
    'The size comes in through the uniform: a kernel does not know it otherwise, and the same kernel serves every size. The condition costs next to nothing, as all threads of a workgroup but those of the last one take the same way.',
    '大小由 uniform 传进来：否则内核无从知道，而同一个内核要适用于各种大小。这个判断几乎不花时间，因为除了最后一个工作组，组里的线程走的都是同一条路。',
  ),
  sizes: ['n', 'room'],
  shapes: [
    { n: 64, room: 64 },
    { n: 1, room: 64 },
    { n: 100, room: 128 },
    { n: 129, room: 192 },
  ],
  large: { n: 2 ** 20 - 1, room: 2 ** 20 },
  drawn: { n: 5, room: 8 },
  inputs: ({ n }) => ({ a: f32(n) }),
  output: ({ room }) => f32(room),
  reference({ a }, { room }) {
    const out = new Float64Array(room);
    a.forEach((value, i) => {
      out[i] = value + 10;
    });
    return out;
  },
  workgroups: ['room / wx', '1', '1'],
};
