import { text } from '../../../engine/text.ts';
import { f32, type Puzzle } from '../puzzle.ts';

const GROUP = 64;

export const prefixSum: Puzzle = {
  id: 'prefix-sum',
  title: text('Prefix sum', '前缀和'),
  task: text(
    'Each element becomes the sum of all of its block of 64 up to itself. One after the other that takes 64 steps; together it takes six rounds.',
    '每个元素变成所在的 64 个一块里从头到自己的和。一个一个来要 64 步，一起来只要六轮。',
  ),
  formula: 'out[i] = a[64g] + … + a[i]',
  hints: [
    text(
      'A round reads the number `reach` further to the left. Some threads have none there.',
      '每一轮读左边隔 reach 处的数。有些线程的左边没有那么远。',
    ),
    text(
      'After the round with reach 1, each place holds the sum of two; after 2, of four; after 4, of eight. All must be read before any is changed.',
      'reach 为 1 的一轮之后，每处是两个数的和；2 之后是四个，4 之后是八个。必须全部读完，才能改。',
    ),
    text(
      'Where thread >= reach: before = tile[thread - reach]. Then a second barrier, before the addition that is there.',
      '若 thread >= reach：before = tile[thread - reach]。然后在已有的加法之前再加一道屏障。',
    ),
  ],
  solution: text(
    'Two barriers a round: one so that what is read has been written, one so that nothing is changed that others have yet to read. The second is the one that gets forgotten. This way does 321 additions instead of 63, and takes six rounds instead of 63 steps: more work, less waiting. It is known by the names Hillis and Steele.',
    '每一轮两道屏障：一道保证要读的已经写好，一道保证别人还没读的不被改掉。常被忘掉的是后一道。这种做法要做 321 次加法，而不是 63 次，却只用六轮，而不是 63 步：活多了，等待少了。它叫 Hillis–Steele 扫描。',
  ),
  sizes: ['n'],
  shapes: [{ n: 64 }, { n: 1 }, { n: 100 }, { n: 191 }],
  large: { n: 2 ** 20 },
  drawn: { n: 8 },
  inputs: ({ n }) => ({ a: f32(n) }),
  output: ({ n }) => f32(n),
  reference({ a }) {
    let sum = 0;
    return a.map((value, i) => {
      sum = i % GROUP === 0 ? value : sum + value;
      return sum;
    });
  },
  workgroups: ['n / wx', '1', '1'],
};
