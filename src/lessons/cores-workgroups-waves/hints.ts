import type { Hints } from '../lesson.ts';
import { text } from '../text.ts';
import { readingOf, treadsOf } from './staircase.ts';
import { sayReading } from './words.ts';

export const hints: Readonly<Record<string, Hints>> = {
  'at-once': {
    idea: text(
      'Workgroups that run at once take the time of one. The first that finds no seat has to wait for a whole turn, and the time doubles.',
      '同时跑的工作组，用时和一个一样。第一个没座位的要等整整一轮，用时就翻倍。',
    ),
    outline: text(
      'Find the last figure near 1× and the first near 2×. The answer is any number between these two sizes. If there is no flat part, or no doubling, or the clock is too coarse, say that instead.',
      '找到最后一个接近 1× 的，和第一个接近 2× 的，答案就在这两种规模之间。如果没有平的一段、没有翻倍，或者计时太粗，就照实说。',
    ),
    solution(results) {
      const software = results.sweep?.summary.environment.adapter?.software ?? false;
      return sayReading(readingOf(treadsOf(results, 'sweep', 'light')), software);
    },
  },
};
