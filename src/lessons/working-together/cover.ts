import type { Cover } from '../lesson.ts';
import { text } from '../text.ts';

export const cover: Cover = {
  id: 'working-together',
  title: text('Working together', '大家一起算'),
  summary: text(
    'One result from many threads: whoever combines must wait, and the way it is done decides how long.',
    '许多线程合出一个结果：要汇总就要等待，怎么汇总，决定了要多久。',
  ),
  minutes: 8,
  myth: text('Parallel is free.', '并行不用付代价。'),
  steps: [
    { id: 'tree', kind: 'read', title: text('Half of them, again and again', '一步减一半') },
    { id: 'guess', kind: 'predict', title: text('What does combining cost?', '汇总要花多少时间？') },
    { id: 'measure', kind: 'run', title: text('One sum, nine ways', '同一个和，九种做法') },
    { id: 'compare', kind: 'reveal', title: text('Work and waiting', '干活与等待') },
    { id: 'barrier', kind: 'play', title: text('Take the barrier away', '把屏障拿掉') },
    { id: 'others', kind: 'run', title: text('Running totals, crowded bins', '一路累加，争抢计数器') },
    { id: 'mend', kind: 'challenge', title: text('Add the barrier', '补上屏障') },
    { id: 'recap', kind: 'recap', title: text('What to keep', '要记住的') },
  ],
};
