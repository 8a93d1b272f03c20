import type { Cover } from '../lesson.ts';
import { text } from '../text.ts';

export const cover: Cover = {
  id: 'memory-decides',
  title: text('Memory decides', '内存说了算'),
  summary: text(
    'Processors compute faster than memory delivers. What counts is which numbers lie side by side.',
    '处理器算得快，内存送得慢。要紧的是哪些数挨在一起。',
  ),
  minutes: 7,
  myth: text('Arithmetic is the limit.', '瓶颈在计算。'),
  steps: [
    { id: 'lines', kind: 'read', title: text('Memory comes in lines', '内存整行整行地取') },
    { id: 'guess', kind: 'predict', title: text('Every sixteenth number', '每十六个数取一个') },
    { id: 'sweep', kind: 'run', title: text('Wider and wider strides', '步长越来越大') },
    { id: 'compare', kind: 'reveal', title: text('What was fetched in vain', '白取了多少') },
    { id: 'turn', kind: 'play', title: text('Turning a matrix', '把矩阵转过来') },
    { id: 'restore', kind: 'challenge', title: text('Restore the bandwidth', '把带宽找回来') },
    { id: 'recap', kind: 'recap', title: text('What to keep', '要记住的') },
  ],
};
