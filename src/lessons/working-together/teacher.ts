import type { TeacherNotes } from '../teacher/notes.ts';
import { text } from '../text.ts';

export const notes: TeacherNotes = {
  minutes: 25,
  ask: text(
    'The whole class is to add up its pocket money. How do you do it so that nobody waits long? Who has to wait for whom?',
    '全班要把零花钱加个总数。怎么做，谁都不用等太久？谁要等谁？',
  ),
  spread: text(
    'How badly one shared total does depends on how a device handles atomics: on some it is slow by orders of magnitude, on others nearly free. With the barriers taken away some machines compute a wrong sum and some a right one. Both are worth showing: right by luck is not right.',
    '大家抢着往一个总和里加，有多慢要看设备怎么处理原子操作：有的慢几个数量级，有的几乎不费事。拿掉屏障，有的机器算错，有的碰巧算对。两种都值得给大家看：碰巧对了不算对。',
  ),
  misconception: text(
    'It shows as “more threads, less time”. Let them count in the tree how many work at each step, and how many wait.',
    '“线程越多，用时越少”，这句话里就有它。让大家在树上数一数：每一步几个在干活，几个在等。',
  ),
};
