import type { Lesson } from '../lesson.ts';
import { text } from '../text.ts';
import { restore } from './challenge.ts';
import { arithmetic, stretches } from './claims.ts';
import { cover } from './cover.ts';
import { hints } from './hints.ts';
import { turn } from './play.ts';
import { stride } from './prediction.ts';

/** Both sides at every stride; `runs` is how one would share out the work among CPU threads. */
const copying = (strides: string, count: number) => [
  `strided-copy:runs|neighbours|js|wasm-threads:stride=${strides},count=${count}`,
];

/** All elements take the same branch, so that steps are all that differs: four integer operations each. */
const walking = (n: number) => [`divergence:branch|wasm-threads:run=${n},n=${n},steps=1|2|64|128`];

export const lesson: Lesson = {
  ...cover,
  runs: {
    sweep: {
      title: text('The same amount of numbers, further and further apart', '同样多的数，越隔越远'),
      patterns: copying('1|2|4|8|16|32', 2 ** 20),
      small: copying('1|4|16', 2 ** 16),
      budgetMs: 8000,
      view: 'charts',
    },
    twice: {
      title: text('The same numbers, with once and twice the arithmetic', '同一批数，运算量一倍和两倍'),
      patterns: walking(2 ** 20),
      small: walking(2 ** 17),
      budgetMs: 6000,
      view: 'none',
    },
  },
  predictions: { stride },
  plays: { turn },
  challenges: { restore },
  hints,
  claims: { arithmetic, stretches },
  content: {
    en: () => import('./content.en.mdx'),
    'zh-CN': () => import('./content.zh-CN.mdx'),
  },
};
