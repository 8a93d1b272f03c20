import type { Hints } from '../lesson.ts';
import { figure, text } from '../text.ts';
import { allCounts } from './planned.ts';

export const hints: Readonly<Record<string, Hints>> = {
  rank: {
    idea: text(
      'Do not ask what a field is about. Ask how often a number is used once it has been fetched.',
      '别管这一行是干什么的，只问：一个数取来以后用了几次？',
    ),
    outline: text(
      'First the one that fetches neighbours and adds them once. Last the one that makes its numbers up from a counter and reads next to nothing. Of the two between, compare how many others each piece meets for the bytes that it costs.',
      '排最前的，是取来邻居只加一次的那个；排最后的，是自己用编号造数、几乎什么也不读的那个。中间两个，比一比每一块花的字节换来和多少个别的东西打交道。',
    ),
    solution(results) {
      const counts = [...allCounts(results)].sort((a, b) => a.flops / a.bytes - b.flops / b.bytes);
      const told = (locale: 'en' | 'zh-CN') =>
        counts.map(({ field, flops, bytes }) => `${field.short[locale]} ${figure(flops / bytes)}`);
      return text(
        `Operations per byte, from the fewest to the most: ${told('en').join(', ')}.`,
        `每字节的运算次数，从少到多：${told('zh-CN').join('，')}。`,
      );
    },
  },
};
