import type { Cover } from '../lesson.ts';
import { text } from '../text.ts';

export const cover: Cover = {
  id: 'adding-arrays',
  title: text('Adding two arrays', '两个数组相加'),
  summary: text(
    'The simplest thing a GPU can do, and what the journey there and back costs.',
    'GPU 能做的最简单的事，以及数据一来一回要花多少时间。',
  ),
  minutes: 6,
  myth: text('The time of the kernel is the whole time.', '内核的用时就是全部用时。'),
  steps: [
    { id: 'one-thread-each', kind: 'read', title: text('One thread per element', '一个线程管一个元素') },
    { id: 'guess', kind: 'predict', title: text('How much of the time is adding?', '真正花在相加上的时间占多少？') },
    { id: 'measure', kind: 'run', title: text('Add four million numbers', '把四百万个数加起来') },
    { id: 'compare', kind: 'reveal', title: text('Where the time went', '时间花在了哪里') },
    { id: 'size', kind: 'play', title: text('More numbers, fewer numbers', '多一些，少一些') },
    { id: 'guard', kind: 'challenge', title: text('The threads beyond the end', '越过末尾的线程') },
    { id: 'recap', kind: 'recap', title: text('What to keep', '要记住的') },
  ],
};
