import type { TeacherNotes } from '../teacher/notes.ts';
import { text } from '../text.ts';

export const notes: TeacherNotes = {
  minutes: 25,
  ask: text(
    'For which jobs would you take the bus that holds eighty, and for which a bicycle? What changes the answer: the distance, the number of people, or both?',
    '哪些事你会坐能装八十人的公交车，哪些事会骑自行车？是路程决定的，是人数决定的，还是两样都有关系？',
  ),
  spread: text(
    'The break-even moves by orders of magnitude: with the price of a launch, with the browser, with the CPU’s cores. On some machines the lead never changes hands, and the lesson then asks who leads instead. Both answers are right where they were measured.',
    '分界点能差好几个数量级：启动的开销、浏览器、CPU 的核心数都会挪动它。有的机器上谁领先从头到尾不变，课程就改问“谁领先”。在哪里测的，答案就在哪里成立。',
  ),
  misconception: text(
    'It shows as “just put it on the GPU”. Ask for each job three things: is it large enough, do neighbours do the same, does a step need the one before?',
    '“放到 GPU 上就行了”，这句话里就有它。对每件活问三句：够大吗？相邻的做的是一样的事吗？一步要等上一步吗？',
  ),
};
