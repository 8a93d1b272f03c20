import type { Lesson } from '../lesson.ts';
import { text } from '../text.ts';
import { cover } from './cover.ts';
import { howMany, sameDigits } from './digits.ts';
import { FULL, hints } from './hints.ts';
import { length } from './longer.ts';
import { runs } from './runs.ts';

const full = FULL.toLocaleString('en');

export const lesson: Lesson = {
  ...cover,
  runs,
  predictions: { howMany },
  plays: { length },
  challenges: {
    'plus-one': {
      kind: 'number',
      unit: text('a whole number', '整数'),
      question: text(
        `${full} is 2²⁴. In float32, with its 24 binary digits, what is ${full} + 1?`,
        `${full} 就是 2²⁴。float32 只有 24 个二进制位，用它来算，${full} + 1 等于多少？`,
      ),
      accepts: () => ({ low: FULL, high: FULL }),
      hint: text(
        'Written in binary, how many digits does the exact result have from its first 1 to its last? One more than fits.',
        '精确结果写成二进制，从第一个 1 到最后一个 1 有几位？比装得下的多一位。',
      ),
      because: text(
        `The exact result needs 25 digits. The nearest numbers that fit are ${full} and ${(FULL + 2).toLocaleString('en')}, and halves are rounded to the even one: adding 1 changes nothing. A program that counts in float32 stands still there, however often it adds.`,
        `精确结果要 25 位才写得下。装得下的数里，离它最近的是 ${full} 和 ${(FULL + 2).toLocaleString('en')}，正好居中时取偶：加 1 等于没加。用 float32 计数的程序，数到这里就再也不动了。`,
      ),
    },
  },
  hints,
  claims: { sameDigits },
  content: {
    en: () => import('./content.en.mdx'),
    'zh-CN': () => import('./content.zh-CN.mdx'),
  },
};
