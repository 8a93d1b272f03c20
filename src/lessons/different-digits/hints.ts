import type { Hints } from '../lesson.ts';
import { text } from '../text.ts';

/** The first whole number after which float32 skips one. */
export const FULL = 2 ** 24;
const [full, after, next] = [0, 1, 2].map((more) => (FULL + more).toLocaleString('en'));

export const hints: Readonly<Record<string, Hints>> = {
  'plus-one': {
    idea: text(
      'A float32 keeps 24 binary digits, counted from its first 1. A number that needs more of them cannot be kept; it is rounded to a neighbour that can.',
      'float32 连第一个 1 在内，只有 24 个二进制位。要用更多位的数存不下，只能舍入到存得下的邻居。',
    ),
    outline: text(
      `2²⁴ in binary is a 1 and 24 zeros; with 1 added it ends in 1 and needs 25 digits. Its two neighbours that fit are ${full} and ${next}. Of two that are equally near, the one whose last kept digit is 0 is taken.`,
      `2²⁴ 写成二进制，是一个 1 加 24 个 0；再加 1，末位变成 1，要 25 位。存得下的两个邻居是 ${full} 和 ${next}。一样近的时候，取最后一位为 0 的那个。`,
    ),
    solution: () =>
      text(
        `${full}. The exact ${after} lies halfway between ${full} and ${next}; both fit, and the tie goes to the even one, which is where one started.`,
        `${full}。精确结果 ${after} 正好在 ${full} 和 ${next} 的正中，两个都存得下；居中取偶，就回到了原来的数。`,
      ),
  },
};
