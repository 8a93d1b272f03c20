import type { Lesson } from '../lesson.ts';
import { claims, predictions } from './answers.ts';
import { cover } from './cover.ts';
import { hints } from './hints.ts';
import { runs } from './runs.ts';
import { repair } from './setups.ts';

export const lesson: Lesson = {
  ...cover,
  runs,
  predictions,
  plays: {},
  challenges: { repair },
  hints,
  claims,
  content: {
    en: () => import('./content.en.mdx'),
    'zh-CN': () => import('./content.zh-CN.mdx'),
  },
};
