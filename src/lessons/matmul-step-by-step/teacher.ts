import type { TeacherNotes } from '../teacher/notes.ts';
import { text } from '../text.ts';

export const notes: TeacherNotes = {
  minutes: 25,
  ask: text(
    'Two people do the same sums; one walks to the shelf for every number, the other brings a tray. Who did more arithmetic? Who is done first?',
    '两个人算同样的和：一个每要一个数就去书架跑一趟，另一个端一盘回来。谁算得多？谁先算完？',
  ),
  spread: text(
    'Mostly each rung is faster than the one below it; by how much differs. On a software adapter a rung may bring nothing or even cost, since there is no fast memory behind the name of workgroup memory; ask why.',
    '多数情况下，一级比一级快；快多少，各不相同。在软件适配器上，某一级可能没有用，甚至更慢，因为“工作组内存”这个名字背后并没有真正的高速内存；正好问问为什么。',
  ),
  misconception: text(
    'It shows when two kernels of equal arithmetic are expected to tie. The count 2n³ is the same on every rung; what differs is how often each fetched number is used.',
    '以为运算量相等的两个内核会打平，这时它就露出来了。2n³ 在每一级都一样；不同的是取来的数各用了几次。',
  ),
};
