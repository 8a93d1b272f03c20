import type { Lesson } from '../lesson.ts';
import { target } from './challenge.ts';
import { lower } from './claims.ts';
import { cover } from './cover.ts';
import { hints } from './hints.ts';
import { predictions } from './predictions.ts';
import { runs } from './runs.ts';

export const lesson: Lesson = {
  ...cover,
  runs,
  predictions,
  plays: {},
  challenges: { target },
  hints,
  claims: { lower },
  content: {
    en: () => import('./content.en.mdx'),
    'zh-CN': () => import('./content.zh-CN.mdx'),
  },
};
