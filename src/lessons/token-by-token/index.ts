import type { Lesson } from '../lesson.ts';
import { serve } from './challenge.ts';
import { claims } from './claims.ts';
import { cover } from './cover.ts';
import { hints } from './hints.ts';
import { length } from './play.ts';
import { predictions } from './predictions.ts';
import { runs } from './runs.ts';

export const lesson: Lesson = {
  ...cover,
  runs,
  predictions,
  plays: { length },
  challenges: { serve },
  hints,
  claims,
  content: {
    en: () => import('./content.en.mdx'),
    'zh-CN': () => import('./content.zh-CN.mdx'),
  },
};
