import type { Cover } from '../lesson.ts';
import { text } from '../text.ts';

export const cover: Cover = {
  id: 'around-the-kernel',
  title: text('The page around the kernel', '内核外面的那一页'),
  summary: text(
    'A kernel runs because other lines ask for a GPU, give it memory, compile, start and wait. What each of them is for.',
    '内核能运行，是因为另有一些代码去要 GPU、给它内存、编译、启动、等待。每一行是做什么的。',
  ),
  minutes: 8,
  myth: text('The kernel is the program.', '内核就是整个程序。'),
  steps: [
    { id: 'lines', kind: 'read', title: text('What every line is for', '每一行是做什么的') },
    { id: 'guess', kind: 'predict', title: text('What takes longest?', '哪一步最费时？') },
    { id: 'once', kind: 'run', title: text('A thousand numbers, once', '一千个数，算一次') },
    { id: 'compare', kind: 'reveal', title: text('Around the kernel', '内核之外') },
    { id: 'another', kind: 'play', title: text('Another kernel, the same page', '换个内核，还是那一页') },
    { id: 'order', kind: 'challenge', title: text('In their order', '排好次序') },
    { id: 'missing', kind: 'challenge', title: text('One line is missing', '少了一行') },
    { id: 'recap', kind: 'recap', title: text('What to keep', '要记住的') },
  ],
};
