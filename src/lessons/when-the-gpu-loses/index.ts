import type { Lesson } from '../lesson.ts';
import { text } from '../text.ts';
import { challenges, FINE_SIZES } from './challenges.ts';
import { always, workers } from './claims.ts';
import { cover } from './cover.ts';
import { hints } from './hints.ts';
import { count } from './numbers.ts';
import { branches } from './play.ts';
import { curve, SIZES } from './prediction.ts';

const STEPS = 65_536;

/** `js` has no pool to wake and leads at small sizes, `wasm-threads` at large ones. */
const adding = (sizes: readonly number[]) => [`vector-add:vec4|js|wasm-threads:n=${sizes.join('|')}`];

export const lesson: Lesson = {
  ...cover,
  runs: {
    sweep: {
      title: text('c = a + b at four sizes', 'c = a + b，四种规模'),
      patterns: adding(SIZES),
      budgetMs: 10_000,
      view: 'charts',
    },
    chain: {
      title: text(`One chain of ${count(STEPS)} steps`, `一条链，${count(STEPS)} 步`),
      patterns: [`dependent-chain:one|js|wasm-threads:chains=1,steps=${STEPS}`],
      budgetMs: 4000,
      view: 'bars',
    },
    fine: {
      title: text('The same addition at six sizes, sealed', '同样的加法，六种规模（先不公布）'),
      patterns: adding(FINE_SIZES),
      budgetMs: 10_000,
      view: 'none',
    },
  },
  predictions: { curve },
  plays: { branches },
  challenges,
  hints,
  claims: { always, workers },
  content: {
    en: () => import('./content.en.mdx'),
    'zh-CN': () => import('./content.zh-CN.mdx'),
  },
};
