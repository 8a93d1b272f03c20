import type { Cover } from '../lesson.ts';
import { text } from '../text.ts';

export const cover: Cover = {
  id: 'one-worker-many-workers',
  title: text('One worker, many workers', '一个工人，一群工人'),
  summary: text(
    'A single GPU thread against a single CPU thread, and then thousands against a few.',
    '先让一个 GPU 线程对一个 CPU 线程，再让几千个对几个。',
  ),
  minutes: 6,
  myth: text('A GPU core is faster than a CPU core.', 'GPU 的核心比 CPU 的核心快。'),
  steps: [
    { id: 'a-chain', kind: 'read', title: text('Work that cannot be shared', '分不开的活儿') },
    { id: 'guess', kind: 'predict', title: text('One against one', '一对一') },
    { id: 'single', kind: 'run', title: text('Measure one chain', '量一条链') },
    { id: 'compare', kind: 'reveal', title: text('The lonely GPU thread', '孤单的 GPU 线程') },
    { id: 'many', kind: 'play', title: text('Now hire more', '现在多雇些人') },
    { id: 'twice', kind: 'challenge', title: text('Twice as long a chain', '链条加长一倍') },
    { id: 'recap', kind: 'recap', title: text('What to keep', '要记住的') },
  ],
};
