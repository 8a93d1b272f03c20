import { text } from '../../../engine/text.ts';
import { f32, type Puzzle } from '../puzzle.ts';

export const convolution: Puzzle = {
  id: 'convolution',
  title: text('Convolution', '一维卷积'),
  task: text(
    'Slide a few weights over an array: each place gets the weighted sum of what lies around it. Beyond the ends everything counts as 0.',
    '让几个权重在数组上滑过：每个位置得到周围元素的加权和。两端之外都按 0 计。',
  ),
  formula: 'out[i] = Σ w[k] * a[i + k - (taps - 1) / 2]',
  hints: [
    text(
      '`at` is worked out and not yet used. It is an i32, as it may lie below 0.',
      'at 算好了，却还没用上。它是 i32，因为可能小于 0。',
    ),
    text(
      'Weight k belongs to the element at `at`. At the ends of the array there may be none; then nothing is added.',
      '权重 k 对应的是 at 处的元素。在数组两端，那里可能没有元素，这时什么也不加。',
    ),
    text(
      'Add w[k] * a[at] only where at >= 0 and at < i32(problem.n): both sides of a comparison must be of one type.',
      '只在 at >= 0 且 at < i32(problem.n) 时加上 w[k] * a[at]：比较的两边必须是同一类型。',
    ),
  ],
  solution: text(
    'Every output reads `taps` elements, and neighbouring threads read nearly the same ones. That is why a convolution gains so much from a tile with a halo, as in puzzle 9: try it, and compare the reads per output. The lesson on convolution does the same with pictures.',
    '每个结果要读 taps 个元素，而相邻线程读的几乎是同一批。所以卷积最能从带边圈的块里得到好处，做法同第 9 题：不妨一试，再比一比每个结果的读取次数。《卷积：你的图片，你的摄像头》那一课对图片做的正是这件事。',
  ),
  sizes: ['n', 'taps'],
  shapes: [
    { n: 64, taps: 3 },
    { n: 1, taps: 5 },
    { n: 70, taps: 7 },
    { n: 131, taps: 5 },
  ],
  large: { n: 2 ** 18, taps: 9 },
  drawn: { n: 7, taps: 3 },
  inputs: ({ n, taps }) => ({ a: f32(n), w: f32(taps) }),
  output: ({ n }) => f32(n),
  ranges: { w: [-3, 3] },
  reference({ a, w }, { taps }) {
    const radius = (taps - 1) / 2;
    return a.map((_, i) => {
      let sum = 0;
      for (let k = 0; k < taps; k++) sum += w[k] * (a[i + k - radius] ?? 0);
      return sum;
    });
  },
  workgroups: ['n / wx', '1', '1'],
};
