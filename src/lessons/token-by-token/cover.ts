import type { Cover } from '../lesson.ts';
import { text } from '../text.ts';

export const cover: Cover = {
  id: 'token-by-token',
  title: text('Token by token', '逐个 token 生成'),
  summary: text(
    'A whole language model reads and writes on both sides: who is faster at which, and what would fit here.',
    '一个完整的语言模型，在两边各读各写：谁读得快，谁写得快，多大的模型这里装得下。',
  ),
  minutes: 8,
  myth: text('Memory size is what counts.', '内存够大就行。'),
  steps: [
    { id: 'products', kind: 'read', title: text('Two products of the same weights', '同样的权重，两种乘法') },
    { id: 'guess', kind: 'predict', title: text('Reading against writing', '读和写，差多少？') },
    { id: 'measure', kind: 'run', title: text('One model, both sides', '一个模型，两边都跑') },
    { id: 'compare', kind: 'reveal', title: text('Two places under one roof', '同一屋顶下的两个位置') },
    { id: 'cache', kind: 'play', title: text('What is kept need not be computed', '存下来的不必重算') },
    { id: 'readers', kind: 'run', title: text('Users and bits', '用户数和位数') },
    { id: 'here', kind: 'read', title: text('Would a large one fit here?', '大模型这里装得下吗？') },
    { id: 'serve', kind: 'challenge', title: text('Serve them all', '让大家都满意') },
    { id: 'recap', kind: 'recap', title: text('What to keep', '要记住的') },
  ],
};
