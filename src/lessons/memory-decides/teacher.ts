import type { TeacherNotes } from '../teacher/notes.ts';
import { text } from '../text.ts';

export const notes: TeacherNotes = {
  minutes: 20,
  ask: text(
    'A library lends only whole shelves. You need one book from each of sixteen shelves, your friend sixteen books from one shelf. Who carries more, and who has read more?',
    '有个图书馆只借整排书架。你要的书分在十六排上，每排一本；朋友要的十六本全在一排上。谁搬得多？谁读得多？',
  ),
  spread: text(
    'Everywhere a wide stride costs, but how much depends on lines and caches: a small array may still fit into a large cache and cost little. A CPU feels the same, which is worth pointing out.',
    '步长一大，到处都要付代价；付多少取决于行和缓存：数组小、缓存大，可能就看不太出来。CPU 也一样，值得指出来。',
  ),
  misconception: text(
    'It shows when a kernel is slow and somebody begins to save multiplications. Let them say how many bytes each number costs here, and how many of those were wanted.',
    '内核一慢，有人就开始省乘法，这时它就露出来了。让他们说说：这里每个数要搬多少字节，其中有多少是要用的？',
  ),
};
