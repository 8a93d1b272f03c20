import type { TeacherNotes } from '../teacher/notes.ts';
import { text } from '../text.ts';

export const notes: TeacherNotes = {
  minutes: 25,
  ask: text(
    'To understand a sentence, must one read it word by word? Which of the steps could ten people do at the same time?',
    '要读懂一句话，非得一个词一个词地读吗？哪些步骤可以十个人同时做？',
  ),
  spread: text(
    'On a GPU the recurrence pays for waiting and for launches, and what these cost differs from device to device: so does its factor. On a CPU the order may be another one; let groups compare both sides.',
    '在 GPU 上，循环付的是等待和启动的代价，这些开销各台设备不同，所以倍数也不同。在 CPU 上，先后次序可能是另一个样子；让各组两边都比一比。',
  ),
  misconception: text(
    'It shows when speed is taken for proof of less work. The counts stand beside the times; at long sequences attention does far more.',
    '以为快就是做得少，这时它就露出来了。运算次数就写在用时旁边；序列一长，注意力做的反而多得多。',
  ),
};
