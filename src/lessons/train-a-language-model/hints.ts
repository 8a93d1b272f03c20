import type { Hints } from '../lesson.ts';
import { text } from '../text.ts';

export const hints: Readonly<Record<string, Hints>> = {
  target: {
    idea: text(
      'Tokens read are steps times batch times 96. The race used a batch of 16.',
      '读过的 token 数等于步数乘以批，再乘以 96。比赛用的批是 16。',
    ),
    outline: text(
      'Halve the batch and leave the rest as it is: the steps need not double. If the loss jumps about, lower the learning rate by one position.',
      '批减半，别的不动：步数不用翻倍。要是损失上蹿下跳，就把学习率调低一档。',
    ),
    solution: () =>
      text(
        'A batch of 4 or 8, the width of the race and its learning rate. Early in training all windows say much the same, so a few of them show the direction about as well as sixteen do; then more steps are worth more than better ones.',
        '批取 4 或 8，宽度和学习率照比赛的来。训练初期，各段文本说的都差不多，几段就能像十六段一样看出方向；这时候多走几步，比每步走得更准更划算。',
      ),
  },
};
