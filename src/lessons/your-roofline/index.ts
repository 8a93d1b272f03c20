import type { Lesson } from '../lesson.ts';
import { place } from './challenge.ts';
import { box } from './claims.ts';
import { cover } from './cover.ts';
import { hints } from './hints.ts';
import { steps } from './play.ts';
import { predictions } from './predictions.ts';
import { runs } from './runs.ts';

export const lesson: Lesson = {
  ...cover,
  runs,
  predictions,
  plays: { steps },
  challenges: { place },
  hints,
  claims: { box },
  content: {
    en: () => import('./content.en.mdx'),
    'zh-CN': () => import('./content.zh-CN.mdx'),
  },
};
