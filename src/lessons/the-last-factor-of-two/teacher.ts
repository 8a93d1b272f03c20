import type { TeacherNotes } from '../teacher/notes.ts';
import { text } from '../text.ts';

export const notes: TeacherNotes = {
  minutes: 20,
  ask: text(
    'Somebody has found the best way to pack a suitcase. Is it the best for every suitcase?',
    '有人找到了装箱子的最好办法。换个箱子，还是最好的吗？',
  ),
  spread: text(
    'This lesson lives from differences: which of the kernels wins changes from device to device, and sometimes from one version of a browser to the next. Collect the winners of all groups on the board.',
    '这一课就靠差别：哪个内核赢，每台设备不同，有时换个浏览器版本也会变。把各组的赢家都写到黑板上。',
  ),
  misconception: text(
    'It shows when a setting is copied from an article. Whoever has the same card and browser may copy it; everybody else measures.',
    '从文章里照抄一个设置，这时它就露出来了。卡和浏览器都一样的才可以照抄，其余的人都得自己测。',
  ),
};
