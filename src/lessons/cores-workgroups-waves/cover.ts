import type { Cover } from '../lesson.ts';
import { text } from '../text.ts';

export const cover: Cover = {
  id: 'cores-workgroups-waves',
  title: text('Cores, workgroups, waves', '核心、工作组与波'),
  summary: text(
    'How a GPU seats its work, and how many workgroups run before one has to wait.',
    'GPU 怎样给工作排座位，多少个工作组能同时跑，再多就要等。',
  ),
  minutes: 7,
  myth: text('A GPU has thousands of cores like those of a CPU.', 'GPU 有几千个和 CPU 一样的核心。'),
  steps: [
    { id: 'inside', kind: 'read', title: text('Seats in a GPU', 'GPU 里的座位') },
    { id: 'waves', kind: 'read', title: text('Waves in lockstep', '齐步走的波') },
    { id: 'guess', kind: 'predict', title: text('One workgroup, then many', '一个工作组，再到许多') },
    { id: 'sweep', kind: 'run', title: text('Climb the staircase', '登上台阶') },
    { id: 'compare', kind: 'reveal', title: text('Where it is flat, where it climbs', '哪里平，哪里升') },
    { id: 'room', kind: 'play', title: text('Workgroups that need room', '占地方的工作组') },
    { id: 'at-once', kind: 'challenge', title: text('How many run at once here?', '这里能同时跑多少个？') },
    { id: 'recap', kind: 'recap', title: text('What to keep', '要记住的') },
  ],
};
