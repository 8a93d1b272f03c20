import type { Cover } from '../lesson.ts';
import { text } from '../text.ts';

export const cover: Cover = {
  id: 'train-a-network',
  title: text('Train a network', '训练一个网络'),
  summary: text(
    'An image classifier learns on your GPU and on your CPU: same seed, same order, one clock.',
    '一个图像分类器，在你的 GPU 和 CPU 上各训练一遍：同一个种子，同样的顺序，同一个时钟。',
  ),
  minutes: 8,
  myth: text('A bigger batch learns faster.', '批越大，学得越快。'),
  steps: [
    { id: 'look', kind: 'read', title: text('Pictures, a network, a loss', '图片、网络和损失') },
    { id: 'guess', kind: 'predict', title: text('Who gets to 80% first?', '谁先到 80%？') },
    { id: 'race', kind: 'play', title: text('The race', '比赛'), settings: true },
    { id: 'compare', kind: 'reveal', title: text('Same bits, almost', '几乎每一位都相同') },
    { id: 'batch', kind: 'play', title: text('Does a bigger batch learn faster?', '批越大，学得越快吗？') },
    { id: 'grid', kind: 'run', title: text('Where the GPU begins to win', 'GPU 从哪里开始赢') },
    { id: 'draw', kind: 'play', title: text('Draw for your network', '画给你的网络看') },
    { id: 'target', kind: 'challenge', title: text('Get there first', '抢先到达') },
    { id: 'recap', kind: 'recap', title: text('What to keep', '要记住的') },
  ],
};
