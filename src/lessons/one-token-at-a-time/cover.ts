import type { Cover } from '../lesson.ts';
import { text } from '../text.ts';

export const cover: Cover = {
  id: 'one-token-at-a-time',
  title: text('One token at a time', '一次一个 token'),
  summary: text(
    'Why a chatbot writes at the speed of memory, and why a service lets many users wait together.',
    '聊天机器人写得快还是慢，为什么由内存决定，服务商又为什么要把许多用户凑成一批。',
  ),
  minutes: 6,
  myth: text('Writing text is slow because it takes so much arithmetic.', '生成文字慢，是因为运算太多。'),
  steps: [
    { id: 'write', kind: 'read', title: text('Writing is a chain', '写的过程是一条链') },
    { id: 'guess', kind: 'predict', title: text('Sixteen for the price of one?', '十六列，一列的价钱？') },
    { id: 'measure', kind: 'run', title: text('One matrix, more and more columns', '一个矩阵，越来越多的列') },
    { id: 'compare', kind: 'reveal', title: text('What sets the pace', '快慢由谁决定') },
    { id: 'weights', kind: 'play', title: text('Smaller weights', '小一点的权重') },
    { id: 'tokens', kind: 'run', title: text('Tokens per second, estimated', '每秒多少 token，估一估') },
    { id: 'fastest', kind: 'challenge', title: text('The fastest writer', '最快能写多快') },
    { id: 'recap', kind: 'recap', title: text('What to keep', '要记住的') },
  ],
};
