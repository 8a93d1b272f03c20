import type { Cover } from '../lesson.ts';
import { text } from '../text.ts';

export const cover: Cover = {
  id: 'train-a-language-model',
  title: text('Train a language model', '训练一个语言模型'),
  summary: text(
    'A small Transformer learns to tell stories in this tab, from noise to grammar to stories that make sense.',
    '一个小 Transformer 在这个标签页里学着讲故事：从乱码到通顺，再到前后一致。',
  ),
  minutes: 8,
  myth: text(
    'The lower the loss on what it was trained on, the better the model.',
    '在训练文本上损失越低，模型就越好。',
  ),
  steps: [
    { id: 'look', kind: 'read', title: text('Text with known dice', '由骰子决定的故事') },
    { id: 'guess', kind: 'predict', title: text('Who learns grammar first?', '谁先学会语法？') },
    { id: 'race', kind: 'play', title: text('The race', '比赛'), settings: true },
    { id: 'compare', kind: 'reveal', title: text('The same steps, other seconds', '步数相同，秒数不同') },
    { id: 'step', kind: 'run', title: text('What a step costs', '一步要多少时间') },
    { id: 'grow', kind: 'play', title: text('Go on, and read along', '继续训练，边训边读') },
    { id: 'wrong', kind: 'play', title: text('What goes wrong', '会出什么问题') },
    { id: 'target', kind: 'challenge', title: text('Grammar from fewer words', '用更少的词学会语法') },
    { id: 'recap', kind: 'recap', title: text('What to keep', '要记住的') },
  ],
};
