import type { Hints } from '../lesson.ts';
import { text } from '../text.ts';

export const hints: Readonly<Record<string, Hints>> = {
  target: {
    idea: text(
      'Your race used a width that can do more than 80%. A goal that is easier allows a cheaper network.',
      '你那场比赛用的宽度，本领超过 80%。目标低一些，网络就可以便宜一些。',
    ),
    outline: text(
      'Keep the side that won. First halve the width and run; if that is sooner, halve it again. Then try the batch sizes to both sides. Change one knob at a time, so that you see which helped.',
      '用赢的那一边。先把宽度减半跑一次；更快，就再减半。然后把批往大、往小各试一试。一次只拧一个旋钮，才看得出是哪个起了作用。',
    ),
    solution: () =>
      text(
        'On most machines a narrow layer and a middle batch win. Narrow, because 80% needs few units and each step then costs a fraction. Middle, because a small batch pays the fee of a step too often and a large one looks at more pictures for each step than the step gains. Which values are best is your machine’s own: only trying tells.',
        '多数机器上，窄的层配中等的批最快。窄，因为 80% 用不了几个单元，每一步的开销就小得多。中等，因为批太小，每一步的固定代价付得太勤；批太大，每一步多看的图片又换不回相应的进步。具体哪个值最好，是机器自己的事，只有试过才知道。',
      ),
  },
};
