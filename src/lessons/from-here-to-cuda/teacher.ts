import type { TeacherNotes } from '../teacher/notes.ts';
import { text } from '../text.ts';

export const notes: TeacherNotes = {
  minutes: 35,
  ask: text(
    'Somebody has written a kernel in one language and wants it in another. What has to be thought about again, and what is only spelt differently?',
    '有人用一种语言写好了内核，想换成另一种。哪些地方要重新想，哪些只是换个写法？',
  ),
  spread: text(
    'The texts are the same everywhere. What differs is the width of a subgroup, which each browser tells or keeps to itself, and whether lanes that hand numbers over are faster than a tree in shared memory: on software adapters mostly by another factor than on graphics cards.',
    '代码到哪里都一样。不同的是子组宽度，有的浏览器说，有的不说；还有通道之间直接递数是不是比共用内存里的树快：软件适配器上的差距，多半和显卡上不同。',
  ),
  misconception: text(
    'It shows when a slow kernel is blamed on its language. Put both texts side by side and ask which line makes it slow.',
    '内核慢了就怪语言，这时它就露出来了。把两份代码并排放好，问：是哪一行让它慢的？',
  ),
};
