import type { TeacherNotes } from '../teacher/notes.ts';
import { text } from '../text.ts';

export const notes: TeacherNotes = {
  minutes: 35,
  ask: text(
    'Somebody reads a thousand stories in a language that nobody explains. What is learned first: which words follow which, or who lost the ball?',
    '有人读了一千个故事，却没人给他讲这门语言。他先学会什么：哪些词接哪些词，还是球是谁丢的？',
  ),
  spread: text(
    'With one seed both sides have the same losses almost to the bit, at other times: a step takes some tenths of a second on two cores, and a few milliseconds on a fast graphics card, where starting the kernels may cost more than the arithmetic. Until the model copies names it takes some tens of seconds on two cores: start it, and talk meanwhile; it goes on when you turn the page.',
    '种子相同，两边的损失几乎每一位都一样，用的时间却不一样：两个核心上一步要零点几秒，快的显卡上只要几毫秒，那时启动内核可能比运算还费时间。在两个核心上，要等模型学会照抄名字，得几十秒：先开始训练，趁这时候讨论，翻页它也接着练。',
  ),
  misconception: text(
    'It shows when a group praises the lowest loss. Ask on which text. Sixteen windows read again and again give a loss below the floor, which no honest model can have.',
    '有人夸自己的损失最低，误解就露出来了。问一问：是在哪份文本上？把十六段文本反复读，损失会低于下限，而老实的模型到不了那里。',
  ),
};
