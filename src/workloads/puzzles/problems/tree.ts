import { text } from '../../../engine/text.ts';
import { f32, type Puzzle } from '../puzzle.ts';

const GROUP = 64;

export const tree: Puzzle = {
  id: 'tree',
  title: text('Tree', '树形求和'),
  task: text(
    'Add up each block of 64. In six rounds the workgroup halves what is left: 32 sums, 16, 8, 4, 2, 1.',
    '求每 64 个元素的和。工作组分六轮，每轮把剩下的减半：32 个和、16、8、4、2、1。',
  ),
  formula: 'out[g] = a[64g] + … + a[64g + 63]',
  hints: [
    text(
      'The rounds and their barriers are there. What happens in one of them is missing.',
      '轮次和屏障都写好了，缺的是每一轮里做什么。',
    ),
    text(
      'In a round with `half` left to make, thread 0 joins places 0 and half, thread 1 joins 1 and half + 1, and so on. The other threads only come to the barrier.',
      '这一轮要得到 half 个和：线程 0 合并第 0 与第 half 个，线程 1 合并第 1 与第 half + 1 个，依此类推。其余线程只需走到屏障。',
    ),
    text(
      'if (thread < half) { … } with tile[thread] += tile[thread + half] in it.',
      '写 if (thread < half) { … }，里面是 tile[thread] += tile[thread + half]。',
    ),
  ],
  solution: text(
    'Sixty-three additions are needed in any case; a tree does them in six rounds instead of one after the other. Places below half are written, those from half on are read, so within a round nobody is in another’s way, and a barrier stands between the rounds. The barrier is outside of the if, for all threads to come to.',
    '无论怎样都要做 63 次加法，树把它们排成六轮，而不是一个接一个。每一轮里，half 以下的位置只写，half 以上的只读，互不妨碍；两轮之间有屏障。屏障在 if 之外，所有线程都要走到。',
  ),
  sizes: ['n'],
  shapes: [{ n: 64 }, { n: 1 }, { n: 100 }, { n: 321 }],
  large: { n: 2 ** 20 },
  drawn: { n: 8 },
  inputs: ({ n }) => ({ a: f32(n) }),
  output: ({ n }) => f32(Math.ceil(n / GROUP)),
  reference({ a }, { n }) {
    const out = new Float64Array(Math.ceil(n / GROUP));
    a.forEach((value, i) => {
      out[Math.floor(i / GROUP)] += value;
    });
    return out;
  },
  workgroups: ['out', '1', '1'],
};
