import { text } from '../../../engine/text.ts';
import { f32, type Puzzle } from '../puzzle.ts';

const WIDTH = 4;
/** Of the values. */
const LARGEST = 9;
/**
 * Relative to the largest value, 8192 units roundoff (u): the weights add up to 1, and each is a product of exponentials,
 * one for every key that came after it. One whose argument is 0 may be off by 6u by WGSL's accuracy, so that a thousand of
 * them are 6000u at most; those where the top rises (33 scores there are, 16 apart at most) add a few hundred.
 */
const ABSOLUTE = 2 ** -11 * LARGEST;

export const attention: Puzzle = {
  id: 'attention',
  title: text('The inner loop of attention', '注意力的内循环'),
  task: text(
    'A query looks at all keys; the better a key fits, the more its value counts. In one pass: the largest score is not known until the end, so what was added is scaled whenever it rises.',
    '一个查询看过所有的键，键越匹配，它的值占的分量越大。只走一遍：最大的分数到最后才知道，所以每当它变大，之前加起来的都要缩小。',
  ),
  formula: 'out[i] = Σ softmax(q[i] · k[j] / 2) * v[j]',
  hints: [
    text(
      'Every weight so far was made with the old top. From now on the top is `higher`.',
      '到目前为止，每个权重都是按旧的 top 算的。从这里起，top 变成了 higher。',
    ),
    text(
      'exp(s - higher) is exp(s - top) times exp(top - higher): one factor puts everything right that was added before.',
      'exp(s - higher) 等于 exp(s - top) 乘以 exp(top - higher)：一个因子就能把之前加的全部改对。',
    ),
    text(
      'With shrink = exp(top - higher): total = total * shrink + weight, and mixed = mixed * shrink + weight * v[j].',
      '令 shrink = exp(top - higher)：total = total * shrink + weight，mixed = mixed * shrink + weight * v[j]。',
    ),
  ],
  solution: text(
    'Where the top stays, shrink is 1; where it rises, everything before loses weight. Thus softmax and mean are made in one pass, and the scores, n for each query, are never stored: that is what lets attention work on long texts. Whole libraries are built around these four lines; they fetch keys and values by tiles, as in the puzzle before.',
    'top 不变时，shrink 为 1；变大时，之前的一切都减轻分量。这样一遍就同时得到 softmax 和平均，每个查询的 n 个分数从不存储：注意力能处理长文本，靠的就是这一点。许多程序库都是围着这四行建起来的，只是键和值像上一题那样分块取来。',
  ),
  sizes: ['n'],
  shapes: [{ n: 64 }, { n: 1 }, { n: 7 }, { n: 70 }],
  large: { n: 1024 },
  drawn: { n: 3 },
  inputs: ({ n }) => ({ q: f32(n, WIDTH), k: f32(n, WIDTH), v: f32(n, WIDTH) }),
  output: ({ n }) => f32(n, WIDTH),
  ranges: { q: [-2, 2], k: [-2, 2], v: [-LARGEST, LARGEST] },
  reference({ q, k, v }, { n }) {
    const out = new Float64Array(n * WIDTH);
    for (let i = 0; i < n; i++) {
      const scores = Array.from({ length: n }, (_, j) => {
        let sum = 0;
        for (let at = 0; at < WIDTH; at++) sum += q[i * WIDTH + at] * k[j * WIDTH + at];
        return sum / 2;
      });
      const top = scores.reduce((most, score) => Math.max(most, score), -Infinity);
      const weights = scores.map((score) => Math.exp(score - top));
      const total = weights.reduce((sum, weight) => sum + weight, 0);
      for (let at = 0; at < WIDTH; at++) {
        out[i * WIDTH + at] = weights.reduce((sum, weight, j) => sum + weight * v[j * WIDTH + at], 0) / total;
      }
    }
    return out;
  },
  tolerance: () => ABSOLUTE,
  workgroups: ['n / wx', '1', '1'],
};
