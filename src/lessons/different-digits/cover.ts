import type { Cover } from '../lesson.ts';
import { text } from '../text.ts';

export const cover: Cover = {
  id: 'different-digits',
  title: text('Different digits', '数字不一样'),
  summary: text(
    'GPU and CPU rarely agree to the last digit. How much they may differ, and how right is told from wrong all the same.',
    'GPU 和 CPU 的结果，末几位很少一样。容许差多少，又怎样照样分得出对错。',
  ),
  minutes: 5,
  myth: text('Different digits mean a bug.', '数字不一样，就是有 bug。'),
  steps: [
    { id: 'rounding', kind: 'read', title: text('Seven digits, and then no more', '七位数字，再多就没有了') },
    { id: 'guess', kind: 'predict', title: text('How far do they agree?', '有几位一致？') },
    { id: 'digits', kind: 'run', title: text('Different digits', '数字不一样') },
    { id: 'compare', kind: 'reveal', title: text('Is it a bug?', '这是 bug 吗？') },
    { id: 'longer', kind: 'play', title: text('Longer sums', '更长的和') },
    { id: 'plus-one', kind: 'challenge', title: text('One more', '再加一') },
    { id: 'recap', kind: 'recap', title: text('What to keep', '要记住的') },
  ],
};
