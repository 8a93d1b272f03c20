import type { Lesson } from '../lesson.ts';
import { text } from '../text.ts';
import { climbFactor, columns, explainClimb, sameWork } from './answers.ts';
import { cover } from './cover.ts';
import { hints, SIDE, USES } from './hints.ts';
import { runs } from './runs.ts';

export const lesson: Lesson = {
  ...cover,
  runs,
  predictions: {
    climb: {
      kind: 'slider',
      run: 'ladder',
      question: text(
        'Every rung of the ladder does the same multiplications and additions. How many times faster than the first is the fastest?',
        '梯子上的每一级，做的乘法和加法都一样多。最快的一级，速度是第一级的几倍？',
      ),
      min: 1,
      max: 100,
      scale: 'log',
      unit: text('×', '倍'),
      answer: (results) => climbFactor(results)?.median ?? null,
      interval: climbFactor,
      explain: explainClimb,
    },
  },
  plays: { columns },
  challenges: {
    reads: {
      kind: 'number',
      unit: text('multiply-adds for each number read', '每读一个数做的乘加次数'),
      question: text(
        `A thread that keeps one sum reads two numbers for a multiply-add: half a multiply-add for each. Now it keeps a block of ${SIDE} × ${SIDE} sums. At each step along k it reads ${SIDE} numbers of A and ${SIDE} of B. How many multiply-adds does it do for each number that it reads?`,
        `只留一个和的线程，做一次乘加要读两个数：每读一个数，做半次。现在让它留 ${SIDE} × ${SIDE} 个和，沿 k 每走一步，读 A 的 ${SIDE} 个数、B 的 ${SIDE} 个数。每读一个数，它做几次乘加？`,
      ),
      accepts: () => ({ low: USES, high: USES }),
      hint: text(
        `Every one of the ${SIDE} numbers of A meets every one of the ${SIDE} of B. Divide those meetings by the numbers read.`,
        `A 的 ${SIDE} 个数，每个都要和 B 的 ${SIDE} 个数各乘一次。拿这个次数除以读的个数。`,
      ),
      because: text(
        `${SIDE * SIDE} multiply-adds for ${2 * SIDE} numbers: ${USES} each, eight times as many as with a single sum. The work grows with the area of the block, the reading with its edges.`,
        `读 ${2 * SIDE} 个数，做 ${SIDE * SIDE} 次乘加：每个数 ${USES} 次，是只留一个和时的 8 倍。做的活随块的面积增长，读的数只随边长增长。`,
      ),
    },
  },
  hints,
  claims: { sameWork },
  content: {
    en: () => import('./content.en.mdx'),
    'zh-CN': () => import('./content.zh-CN.mdx'),
  },
};
