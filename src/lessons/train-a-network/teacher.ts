import type { TeacherNotes } from '../teacher/notes.ts';
import { text } from '../text.ts';

export const notes: TeacherNotes = {
  minutes: 30,
  ask: text(
    'Is it better to correct yourself after every sentence, or after every chapter? What does each cost?',
    '是每写一句就改一次好，还是每写一章改一次好？各要付出什么？',
  ),
  spread: text(
    'With one seed the losses of both sides agree almost to the bit; the seconds do not. For a network this small the CPU may well be first, and which side wins changes with batch and width: the map of the lesson shows where. The pictures are fetched once, three megabytes: let all groups do it before the lesson begins.',
    '种子相同，两边的损失几乎每一位都一样，秒数却不一样。网络这么小，很可能是 CPU 先到；批和宽度一变，赢家就可能变，课里的图会画出在哪里变。图片要下载一次，3 MB，让各组在上课之前先下好。',
  ),
  misconception: text(
    'It shows when pictures per second are taken for learning. Ask what is on the horizontal axis: seconds, steps or pictures. The curves change their order with it.',
    '把“每秒看多少张图”当成学得多快，这时它就露出来了。问一问横轴是什么：秒、步，还是图片数。换一种，曲线的次序就变。',
  ),
};
