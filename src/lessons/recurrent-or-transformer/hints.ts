import type { Hints } from '../lesson.ts';
import { text } from '../text.ts';

export const hints: Readonly<Record<string, Hints>> = {
  path: {
    idea: text(
      'A box can start one tick after the last of the boxes that it waits for. The longest chain of waiting decides, whatever else is done beside it.',
      '一个方框要等的方框里，最晚的那个算完，下一拍它才能开始。等得最长的那条链说了算，旁边同时做什么都不影响。',
    ),
    outline: text(
      'A gets 1; B, C, D and E get 2; F, G and K get 3; H and I get 4. Go on like this to L, then walk back from L to A, always to the largest number.',
      'A 写 1；B、C、D、E 写 2；F、G、K 写 3；H 和 I 写 4。照此写到 L，再从 L 往回走到 A，每次都走向最大的数。',
    ),
    solution: () =>
      text(
        'A, D, G, H, J, L: six ticks. G and H stand in one column, but H waits for G, so this chain has one box more than the drawing has columns. The other ways through B, C or E are a tick shorter or more.',
        'A、D、G、H、J、L，六拍。G 和 H 虽在同一列，H 却要等 G，所以这条链的方框比图里的列多一个。走 B、C 或 E 的路都至少短一拍。',
      ),
  },
};
