import type { TeacherNotes } from '../teacher/notes.ts';
import { text } from '../text.ts';

export const notes: TeacherNotes = {
  minutes: 25,
  ask: text(
    'An advertisement says “885 times faster”. Faster than what? Collect every question that you would want answered, and keep the list for the last step.',
    '广告上说“速度是 885 倍”。和什么比？把想问的问题都列出来，留到最后一步用。',
  ),
  spread: text(
    'Between the slowest and the fastest CPU code on one machine there is a large factor, and it grows with the number of cores. The honest figure of GPU against CPU differs so much from machine to machine that no two groups will report the same: let them write theirs side by side, each with its baseline.',
    '同一台机器上，最慢和最快的 CPU 代码就差很多，核心越多差得越大。GPU 对 CPU 的公平倍数，每台机器都不一样，不会有两组相同：把各组的并排写出来，各自注明和谁比。',
  ),
  misconception: text(
    'It shows when a class is impressed by the largest number on the board. One GPU time stands in all four ratios of step 4; only what it is divided into has changed.',
    '全班被黑板上最大的那个数镇住了，这时它就露出来了。第 4 步的四个倍数里，GPU 用时是同一个，变的只是和谁比。',
  ),
};
