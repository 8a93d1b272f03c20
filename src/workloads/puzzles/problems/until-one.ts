import { text } from '../../../engine/text.ts';
import { type Puzzle, u32 } from '../puzzle.ts';

function stepsToOne(start: number): number {
  if (Number.isNaN(start)) return start;
  let steps = 0;
  for (let value = start; value > 1; steps++) value = value % 2 === 0 ? value / 2 : 3 * value + 1;
  return steps;
}

export const untilOne: Puzzle = {
  id: 'until-one',
  title: text('Until one', '直到变成 1'),
  task: text(
    'Halve an even number, make an odd one three times itself plus 1, and so on: after how many steps is it 1? Each thread has a number of its own.',
    '偶数减半，奇数乘 3 加 1，如此反复：几步之后变成 1？每个线程负责一个数。',
  ),
  formula: 'a % 2 == 0 ? a / 2 : 3 * a + 1 → … → 1',
  hints: [
    text(
      'value and steps are the thread’s own. Nobody knows beforehand how often the loop turns.',
      'value 和 steps 是线程自己的变量。循环转几圈，事先谁也不知道。',
    ),
    text(
      'A while loop asks before each turn. A number that is 1 at the start takes no step.',
      'while 循环在每一圈之前判断。一开始就是 1 的数，一步也不走。',
    ),
    text(
      'In it: if value % 2u == 0u, value becomes value / 2u, otherwise 3u * value + 1u; and steps++.',
      '循环里：若 value % 2u == 0u，value 变成 value / 2u，否则变成 3u * value + 1u；再 steps++。',
    ),
  ],
  solution: text(
    'Threads of a subgroup go in lockstep: one that is done waits until the slowest of them is. 27 takes 111 steps and 26 takes 10, so with both in one subgroup most of the time is spent waiting. The same happens to pixels of the Mandelbrot set beside each other.',
    '同一子组的线程步调一致：先做完的要等最慢的那个。27 要走 111 步，26 只要 10 步；两者若在同一个子组里，大半时间都花在等待上。曼德博集合里相邻的像素也是如此。',
  ),
  sizes: ['n'],
  shapes: [{ n: 64 }, { n: 1 }, { n: 33 }, { n: 100 }],
  large: { n: 2 ** 18 },
  drawn: { n: 8 },
  inputs: ({ n }) => ({ a: u32(n) }),
  output: ({ n }) => u32(n),
  ranges: { a: [1, 99] },
  reference: ({ a }) => a.map(stepsToOne),
  workgroups: ['n / wx', '1', '1'],
};
