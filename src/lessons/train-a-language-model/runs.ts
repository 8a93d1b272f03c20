/** What the lesson's own controls make. */
import type { Lesson } from '../lesson.ts';
import { text } from '../text.ts';

const own = (madeIn: string) => ({ patterns: [], budgetMs: 0, view: 'none', madeIn }) as const;

export const runs = {
  race: { title: text('The race to grammar', '谁先学会语法'), ...own('race') },
  try: { title: text('A race of your own', '你自己的比赛'), ...own('race') },
  step: {
    title: text('One step, with more and more windows', '一步，文本段数越来越多'),
    patterns: ['language:fused|wasm-threads:task=train,b=1|4|16,vocabulary=163,windows=160'],
    small: ['language:fused|wasm-threads:task=train,b=1|2|4,vocabulary=163,windows=160'],
    budgetMs: 15_000,
    view: 'charts',
  },
  grow: { title: text('Your model', '你的模型'), ...own('grow') },
  few: { title: text('Sixteen windows, again and again', '反复读同样的十六段'), ...own('wrong') },
  fast: { title: text('A learning rate that is too high', '学习率太高'), ...own('wrong') },
  target: { title: text('With fewer words than your race', '比你的比赛用词更少'), ...own('target') },
} as const satisfies Lesson['runs'];
