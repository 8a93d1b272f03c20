import type { TeacherNotes } from '../teacher/notes.ts';
import { text } from '../text.ts';

export const notes: TeacherNotes = {
  minutes: 25,
  ask: text(
    'A film shows sixty pictures a second, each of two million pixels, and every output pixel needs nine of them. How many readings is that a second? Who has to fetch them all?',
    '一段视频每秒六十帧，每帧两百万像素，每个输出像素要用到九个。一秒要读多少次？都得一个个去取吗？',
  ),
  spread: text(
    'Whether GPU and CPU stay within 16.7 ms differs; a good CPU often does, a software adapter may not. Which size of tile is best differs, and on some devices the kernel without a tile wins because the cache does the same work.',
    'GPU 和 CPU 能不能在 16.7 ms 之内做完，各台不同；好的 CPU 往往可以，软件适配器未必。多大的块最好，各不相同；有的设备上不分块反而最快，因为缓存已经替它做了。',
  ),
  misconception: text(
    'It shows when the largest number in a list of settings is chosen unseen. Compare groups: a larger tile saves reading at its rim and takes room from others.',
    '不看就选设置里最大的那个数，这时它就露出来了。让各组互相比较：块大了，边圈省些读取，却占掉别人的地方。',
  ),
};
