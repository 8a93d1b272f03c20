import type { TeacherNotes } from '../teacher/notes.ts';
import { text } from '../text.ts';

export const notes: TeacherNotes = {
  minutes: 20,
  ask: text(
    'You hire somebody who adds a thousand times faster than you, and lives in another town. When is it worth sending the numbers?',
    '有个人算加法是你的一千倍快，却住在另一座城市。什么时候值得把数寄过去？',
  ),
  spread: text(
    'A graphics card of its own pays for copies over a bus; a GPU that shares memory with the CPU pays less, but never nothing. So the kernel’s share of the time differs widely. That it is far below 100% is common to nearly all.',
    '独立显卡的搬运要走总线；与 CPU 共用内存的 GPU 少付一些，但不会一分不付。所以内核所占的份额差得很大，而远不到 100% 这一点，几乎每台都一样。',
  ),
  misconception: text(
    'It shows when a speed-up is quoted and nobody asks what was inside the clock. Let the class say for each bar of the second chart whether their own program would have to wait for it.',
    '有人报出一个倍数，却没人问计时里包含什么，这时它就露出来了。对第二张图的每一段，让大家说说自己的程序要不要等它。',
  ),
};
