import type { Cover } from '../lesson.ts';
import { text } from '../text.ts';

export const cover: Cover = {
  id: 'what-a-language-model-computes',
  title: text('What a language model computes', '语言模型在算什么'),
  summary: text(
    'From your own sentence to the probabilities of the next word: what is looked at, what is multiplied, and where the time goes.',
    '从你自己的一句话，到下一个词的概率：它看哪里，乘了什么，时间花在哪里。',
  ),
  minutes: 8,
  myth: text('Attention is what takes the time.', '时间都花在注意力上。'),
  steps: [
    { id: 'tokens', kind: 'read', title: text('Your sentence, as the model gets it', '模型拿到的，是这样一句话') },
    { id: 'next', kind: 'play', title: text('What comes next?', '接下来是什么？') },
    { id: 'attention', kind: 'play', title: text('Where it looks', '它在看哪里') },
    { id: 'matrices', kind: 'read', title: text('Every matrix, to scale', '所有的矩阵，按比例画出') },
    { id: 'guess', kind: 'predict', title: text('How much is multiplication?', '乘法占多少？') },
    { id: 'time', kind: 'run', title: text('Where the time goes, kernel by kernel', '时间花在哪里，逐个内核看') },
    { id: 'compare', kind: 'reveal', title: text('Arithmetic and time', '运算与用时') },
    { id: 'length', kind: 'play', title: text('A longer text', '文字再长一些') },
    { id: 'weights', kind: 'challenge', title: text('Count a large one', '数一数大模型') },
    { id: 'recap', kind: 'recap', title: text('What to keep', '要记住的') },
  ],
};
