import registersCode from '../../../shaders/matmul/registers.wgsl?raw';
import type { Lesson } from '../lesson.ts';
import { text } from '../text.ts';
import { depth, gain, oneFastest } from './answers.ts';
import { cover } from './cover.ts';
import { hints } from './hints.ts';
import { runs } from './runs.ts';

const DEPTH = 'const DEPTH: u32 = 16;';
const PRESET = 2;

/** The file with tiles that are hardly a tile: two steps of k between barriers. */
function shallow(code: string): string {
  if (!code.includes(DEPTH)) throw new Error('registers.wgsl has lost the depth of its tiles.');
  return code.replace(DEPTH, `const DEPTH: u32 = ${PRESET};`);
}

/** On SwiftShader at n = 128 depths of 4, 8 and 16 took 1/1.6, 1/2.6 and 1/1.7 of the preset's time. */
const GOAL = 1.3;

export const lesson: Lesson = {
  ...cover,
  runs,
  predictions: { gain },
  plays: { depth },
  challenges: {
    beat: {
      kind: 'wgsl',
      goal: GOAL,
      question: text(
        `In this version of rung 4 somebody has preset tiles of DEPTH\u00a0=\u00a0${PRESET}. Make it at least ${GOAL} times faster; the result has to stay right.`,
        `这是第四级，有人把块的深度预设成了 DEPTH = ${PRESET}。请让它的速度至少达到原来的 ${GOAL} 倍，结果还得对。`,
      ),
      edit: {
        shader: 'matmul/registers.wgsl',
        code: shallow(registersCode),
        pattern: 'matmul:registers:n=1024',
        small: 'matmul:registers:n=128',
        opensAt: 'const GROUP',
      },
      hint: text(
        'Each tile costs two barriers, however deep it is. How many tiles does it take to walk along k? GROUP is another matter: the number of workgroups is fixed to blocks of 64×64.',
        '不管多深，每一块都要同步两次。沿 k 走完一趟要经过多少块？GROUP 则另当别论：工作组的个数是按 64×64 的块定好的。',
      ),
      because: text(
        'A deeper tile means fewer barriers, and enough numbers to copy that every thread has some to do. It ends where workgroup memory gets tight: which depth is best depends on the device, so it is found by measuring. That is what tuning is.',
        '块深一些，同步就少一些，要搬的数也够让每个线程都有活干。再深下去，工作组内存就紧张了：哪个深度最好因设备而异，只能靠量。这就叫调优。',
      ),
    },
  },
  hints,
  claims: { oneFastest },
  content: {
    en: () => import('./content.en.mdx'),
    'zh-CN': () => import('./content.zh-CN.mdx'),
  },
};
