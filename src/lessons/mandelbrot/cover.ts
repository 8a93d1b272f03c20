import type { Cover } from '../lesson.ts';
import { text } from '../text.ts';

export const cover: Cover = {
  id: 'mandelbrot',
  title: text('Mandelbrot', '曼德博集合'),
  summary: text(
    'A picture in which no pixel needs another, and how one GPU time becomes a large speed-up or a small one.',
    '一幅像素之间互不相干的图，以及同一个 GPU 用时怎样变成大倍数，又怎样变成小倍数。',
  ),
  minutes: 8,
  myth: text(
    'A speed-up over the slowest CPU code says how fast the GPU is.',
    '和最慢的 CPU 代码比出来的倍数，就是 GPU 的速度。',
  ),
  steps: [
    { id: 'every-pixel', kind: 'read', title: text('Every pixel on its own', '每个像素各算各的') },
    { id: 'guess', kind: 'predict', title: text('How fast can the CPU be?', 'CPU 能有多快？') },
    { id: 'draw', kind: 'run', title: text('Draw it six ways', '六种画法') },
    { id: 'baselines', kind: 'reveal', title: text('One time, four speed-ups', '一个用时，四个倍数') },
    { id: 'zoom', kind: 'play', title: text('Zoom until it breaks', '一直放大，直到出现方块') },
    { id: 'apart', kind: 'challenge', title: text('Take “885×” apart', '拆穿“885 倍”') },
    { id: 'recap', kind: 'recap', title: text('What to keep', '要记住的') },
  ],
};
