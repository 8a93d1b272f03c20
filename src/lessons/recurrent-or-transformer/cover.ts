import type { Cover } from '../lesson.ts';
import { text } from '../text.ts';

export const cover: Cover = {
  id: 'recurrent-or-transformer',
  title: text('Recurrent network or Transformer', '循环网络还是 Transformer'),
  summary: text(
    'Equal arithmetic, very unequal times: what counts is how much of it has to wait for the rest.',
    '运算量一样，用时天差地别：关键在于有多少运算必须等别的先算完。',
  ),
  minutes: 8,
  myth: text('Attention does less work.', '注意力的运算量更少。'),
  steps: [
    { id: 'wait', kind: 'read', title: text('What has to wait for what', '谁要等谁') },
    { id: 'guess', kind: 'predict', title: text('What does waiting cost?', '等待的代价有多大？') },
    { id: 'race', kind: 'run', title: text('Equal arithmetic, four ways', '运算量相等，四种做法') },
    { id: 'compare', kind: 'reveal', title: text('Where the time went', '时间花在哪里') },
    { id: 'length', kind: 'play', title: text('A longer sequence', '序列再长一些') },
    { id: 'batch', kind: 'play', title: text('Many sequences at once', '一次很多条序列') },
    { id: 'parts', kind: 'run', title: text('A picture, all parts at once', '图片的各部分，同时算') },
    { id: 'twist', kind: 'run', title: text('A recurrence that need not wait', '不必等待的循环') },
    { id: 'path', kind: 'challenge', title: text('Find the critical path', '找出关键路径') },
    { id: 'recap', kind: 'recap', title: text('What to keep', '要记住的') },
  ],
};
