import registersCode from '../../../shaders/matmul/registers.wgsl?raw';
import type { Hints } from '../lesson.ts';
import { text } from '../text.ts';

export const hints: Readonly<Record<string, Hints>> = {
  beat: {
    idea: text(
      'Whoever walks along k in steps of 2 stops at a barrier after every second step. Fewer stops leave more time for multiplying.',
      '沿 k 每次只走 2 步，就每隔两步要在屏障前停一回。停得少，算得就多。',
    ),
    outline: text(
      'Only DEPTH has to change. Try 4, 8 and 16, one after the other; nothing else in the file depends on its value. Keep the fastest.',
      '只要改 DEPTH。4、8、16 依次试一试，文件里别处都不用动，留下最快的那个。',
    ),
    solution: () =>
      text(
        'const DEPTH: u32 = 16; gives an eighth of the barriers, and 8 a quarter. Which of them is faster depends on the device: on one with little workgroup memory or few threads, 8 may win. The goal is met by either on most machines; where not, measure both again.',
        'const DEPTH: u32 = 16; 只剩八分之一的屏障，8 则剩四分之一。哪个更快要看设备：工作组内存小、线程少的，可能 8 更快。多数机器上两个都能达到目标；没达到，就把两个再各量一次。',
      ),
    code: registersCode,
  },
};
