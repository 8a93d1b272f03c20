import type { Hints } from '../lesson.ts';
import { rowOf } from '../results.ts';
import { duration, text } from '../text.ts';

export const hints: Readonly<Record<string, Hints>> = {
  twice: {
    idea: text(
      'Every step needs the result of the step before. Twice as many steps are the same chain, walked once more from where it ended.',
      '每一步都要用上一步的结果。步数加倍，就是在原来的终点上把同样的链再走一遍。',
    ),
    outline: text(
      'Go back to step 3, read the time of the one GPU thread, and double it. Mind the unit: milliseconds.',
      '回到第 3 步，读出那一个 GPU 线程的用时，乘以二。注意单位是毫秒。',
    ),
    solution(results) {
      const [once, twice] = (['single', 'double'] as const).map((run) => rowOf(results, run, 'one')?.kernelMs?.median);
      const why = text(
        'Twice the steps take twice the time, because none of them can overlap.',
        '步数加倍，用时也加倍，因为没有哪两步能重叠。',
      );
      if (!once || !twice) return why;
      return text(
        `${why.en} Measured here: ${duration(once)} for the chain, ${duration(twice)} for the one of twice the length.`,
        `${why['zh-CN']}这里测得：原来的链 ${duration(once)}，两倍长的链 ${duration(twice)}。`,
      );
    },
  },
};
