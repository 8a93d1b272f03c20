import type { Cover } from '../lesson.ts';
import { text } from '../text.ts';

export const cover: Cover = {
  id: 'your-roofline',
  title: text('Your roofline', '你的屋顶线'),
  summary: text(
    'How fast could this kernel be? Two measured numbers answer for every kernel at once.',
    '这个内核最快能有多快？量出两个数，所有内核的答案就都有了。',
  ),
  minutes: 8,
  myth: text('The peak on the box is reachable.', '包装上写的峰值，程序跑得到。'),
  steps: [
    { id: 'roof', kind: 'read', title: text('A roof over every kernel', '每个内核头上都有屋顶') },
    { id: 'guess', kind: 'predict', title: text('How near does one come?', '能离屋顶多近？') },
    { id: 'measure', kind: 'run', title: text('Roofs and kernels in one run', '屋顶和内核，一次测完') },
    { id: 'compare', kind: 'reveal', title: text('Who stands where', '谁在哪个位置') },
    { id: 'walk', kind: 'play', title: text('Along the roof', '沿着屋顶走') },
    { id: 'place', kind: 'challenge', title: text('Place an unknown kernel', '给陌生内核找位置') },
    { id: 'recap', kind: 'recap', title: text('What to keep', '要记住的') },
  ],
};
