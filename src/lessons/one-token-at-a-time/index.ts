import type { Lesson } from '../lesson.ts';
import { fastest } from './challenge.ts';
import { arithmetic } from './claims.ts';
import { cover } from './cover.ts';
import { hints } from './hints.ts';
import { weights } from './play.ts';
import { sixteen } from './predictions.ts';
import { runs } from './runs.ts';

export const lesson: Lesson = {
  ...cover,
  runs,
  predictions: { sixteen },
  plays: { weights },
  challenges: { fastest },
  hints,
  claims: { arithmetic },
  content: {
    en: () => import('./content.en.mdx'),
    'zh-CN': () => import('./content.zh-CN.mdx'),
  },
};
