import type { TeacherNotes } from '../teacher/notes.ts';
import { text } from '../text.ts';

export const notes: TeacherNotes = {
  minutes: 30,
  ask: text(
    'A weather service, a bank, a laboratory and an observatory each want to buy a GPU. Which of them will be happiest with it, and what would you have to know about their programs to say so?',
    '气象台、银行、实验室、天文台都想买 GPU。哪一家会最满意？要知道它们的程序是什么样，你才说得准？',
  ),
  spread: text(
    'Operations per byte are counted, so the order in the challenge is the same for everybody at the same sizes. The gains are measured, and they differ: on software adapters the GPU is the processor itself, and its order may be another one than on a graphics card.',
    '每字节的运算次数是数出来的，规模相同，大家在挑战里的顺序就相同。受益多少是测出来的，各台机器不一样：在软件适配器上，GPU 就是处理器自己，顺序可能和显卡上不同。',
  ),
  misconception: text(
    'It shows when somebody answers with the name of an industry. Ask for one piece of its work, and count what it reads and what it computes.',
    '有人拿行业名字来回答，这时它就露出来了。请他说出其中一块具体的活，数一数读了多少、算了多少。',
  ),
};
