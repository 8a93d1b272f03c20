import type { TeacherNotes } from '../teacher/notes.ts';
import { text } from '../text.ts';

export const notes: TeacherNotes = {
  minutes: 25,
  ask: text(
    'You fetch a heavy book from the library to look up one word in it. When is that trip worth it? How would a class of thirty do it?',
    '为了查一个词，去图书馆搬一本很重的书。什么时候这一趟才值得？全班三十个人要查，该怎么办？',
  ),
  spread: text(
    'Who writes faster for one user differs between machines: a laptop whose CPU and GPU share one memory may show a tie where a machine with a card shows a large lead. How many tokens a second the models of the table would reach follows bandwidth alone; compare two machines with equal memory and unequal bandwidth.',
    '只给一个用户写，谁快因机器而异：CPU 和 GPU 共用内存的笔记本可能打平，带独立显卡的机器可能差很多。表里那些模型每秒能写多少 token，只看带宽；找两台内存一样大、带宽不一样的机器比一比。',
  ),
  misconception: text(
    'It shows when a machine is chosen by the gigabytes that it has. Ask how long it takes to read all of them once: that is the time for one token of a model that just fits.',
    '买机器只看内存有多少 GB，这时它就露出来了。问一问：把这些内存从头读一遍要多久？刚好装满内存的模型，写一个 token 就要这么久。',
  ),
};
