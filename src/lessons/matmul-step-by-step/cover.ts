import type { Cover } from '../lesson.ts';
import { text } from '../text.ts';

export const cover: Cover = {
  id: 'matmul-step-by-step',
  title: text('Matrix multiply, step by step', '矩阵乘法，一级一级来'),
  summary: text(
    'The same arithmetic, kernel after kernel. What changes from rung to rung is how often a fetched number is used.',
    '同样的计算，一个内核接一个内核地写。一级与一级之间，变的是取来的数用了几次。',
  ),
  minutes: 8,
  myth: text('The same number of operations takes the same time.', '运算次数一样，用时就一样。'),
  steps: [
    { id: 'element', kind: 'read', title: text('One thread, one element', '一个线程，一个元素') },
    { id: 'guess', kind: 'predict', title: text('How high is the ladder?', '这架梯子有多高？') },
    { id: 'lanes', kind: 'run', title: text('Rung 2: neighbours read neighbours', '第二级：相邻的线程读相邻的数') },
    { id: 'tiles', kind: 'run', title: text('Rung 3: fetch once, use many times', '第三级：取一次，用许多次') },
    { id: 'registers', kind: 'run', title: text('Rungs 4 and 5: keep it in registers', '第四、五级：留在寄存器里') },
    { id: 'ladder', kind: 'reveal', title: text('Both ladders', '两架梯子') },
    { id: 'reads', kind: 'challenge', title: text('How often is a number used?', '一个数用几次？') },
    { id: 'columns', kind: 'play', title: text('Nothing to use twice', '没有数可以再用一次') },
    { id: 'recap', kind: 'recap', title: text('What to keep', '要记住的') },
  ],
};
