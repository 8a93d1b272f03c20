import type { Lesson } from '../lesson.ts';
import { path } from './challenge.ts';
import { less } from './claims.ts';
import { cover } from './cover.ts';
import { hints } from './hints.ts';
import { batch, length } from './plays.ts';
import { predictions } from './predictions.ts';
import { runs } from './runs.ts';

export const lesson: Lesson = {
  ...cover,
  runs,
  predictions,
  plays: { length, batch },
  challenges: { path },
  hints,
  claims: { less },
  content: {
    en: () => import('./content.en.mdx'),
    'zh-CN': () => import('./content.zh-CN.mdx'),
  },
};
