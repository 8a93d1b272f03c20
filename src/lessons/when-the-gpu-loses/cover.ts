import type { Cover } from '../lesson.ts';
import { text } from '../text.ts';

export const cover: Cover = {
  id: 'when-the-gpu-loses',
  title: text('When the GPU loses', 'GPU 什么时候会输'),
  summary: text(
    'Too little work, neighbours that disagree, steps that wait for each other: three ways to beat a GPU.',
    '活儿太少、邻居意见不一、一步等一步：GPU 输掉的三种情形。',
  ),
  minutes: 8,
  myth: text('The GPU always wins.', 'GPU 总是更快。'),
  steps: [
    { id: 'fee', kind: 'read', title: text('A fee before the first number', '还没开算，先付起步价') },
    { id: 'guess', kind: 'predict', title: text('Draw the curve', '画一条曲线') },
    { id: 'sweep', kind: 'run', title: text('From a few hundred to a quarter million', '从几百到二十多万') },
    { id: 'compare', kind: 'reveal', title: text('Where the lines cross', '两条线在哪里相交') },
    { id: 'branches', kind: 'play', title: text('Neighbours that disagree', '邻居意见不一') },
    { id: 'in-line', kind: 'play', title: text('Work that stands in line', '要排队的活儿') },
    { id: 'break-even', kind: 'challenge', title: text('Your break-even', '你的胜负分界点') },
    { id: 'recap', kind: 'recap', title: text('What to keep', '要记住的') },
  ],
};
