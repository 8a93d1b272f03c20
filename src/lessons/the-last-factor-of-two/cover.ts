import type { Cover } from '../lesson.ts';
import { text } from '../text.ts';

export const cover: Cover = {
  id: 'the-last-factor-of-two',
  title: text('The last factor of two', '最后的一倍'),
  summary: text(
    'Larger blocks, passing numbers on, splitting k: each helps on some device, so the fastest kernel is found by measuring.',
    '放大块、互相递数、切开 k，各有各的用武之地。哪个内核最快，得靠量。',
  ),
  minutes: 7,
  myth: text('There is one fastest kernel.', '最快的内核只有一个。'),
  steps: [
    { id: 'costs', kind: 'read', title: text('What is left to save', '还能省什么') },
    { id: 'guess', kind: 'predict', title: text('How much is left?', '还剩多少？') },
    { id: 'further', kind: 'run', title: text('Larger blocks, and numbers passed on', '更大的块，互相递数') },
    { id: 'compare', kind: 'reveal', title: text('What it came to', '省下了多少') },
    { id: 'depth', kind: 'play', title: text('A small C behind a long k', '小小的 C，长长的 k') },
    { id: 'tuned', kind: 'run', title: text('Let the device choose', '让设备来选') },
    { id: 'beat', kind: 'challenge', title: text('Beat the preset tile', '胜过预设的块') },
    { id: 'recap', kind: 'recap', title: text('What to keep', '要记住的') },
  ],
};
