import type { Hints } from '../lesson.ts';
import { figure, text } from '../text.ts';
import { MOST_TOKENS } from './challenge.ts';

export const hints: Readonly<Record<string, Hints>> = {
  fastest: {
    idea: text(
      'For one user every weight is used once for a token and then not before the next token. So all of them travel from memory for each token, and that is what takes the time.',
      '只为一个用户生成时，每个权重写一个 token 只用一次，下一个 token 才再用。所以每写一个 token，全部权重都要从内存搬一遍，时间就花在这里。',
    ),
    outline: text(
      'Bytes for a token: number of weights times bytes of a weight (8 bits are one byte). Bytes a second: the card’s bandwidth. Divide the second by the first.',
      '每个 token 的字节数：权重个数乘以每个权重的字节数（8 位就是一个字节）。每秒的字节数：显卡的带宽。后者除以前者。',
    ),
    solution: () =>
      text(
        `Bandwidth over size of the model: ${figure(MOST_TOKENS)} tokens per second. That is a ceiling; what a program reaches is lower.`,
        `带宽除以模型大小：每秒 ${figure(MOST_TOKENS)} 个 token。这是上限，程序实际达到的更低。`,
      ),
  },
};
