import type { Lesson } from '../lesson.ts';
import { claims, plays, predictions } from './answers.ts';
import { missing, order } from './challenges.ts';
import { cover } from './cover.ts';
import { hints } from './hints.ts';
import { runs } from './runs.ts';

export const lesson: Lesson = {
  ...cover,
  runs,
  predictions,
  plays,
  challenges: { order, missing },
  hints,
  claims,
  content: {
    en: () => import('./content.en.mdx'),
    'zh-CN': () => import('./content.zh-CN.mdx'),
  },
};
