import { ridgeOf } from '../../results/roofline.ts';
import type { Hints } from '../lesson.ts';
import { figure, text } from '../text.ts';
import { BYTES, FLOPS } from './challenge.ts';
import { roofsOf } from './spots.ts';

const INTENSITY = FLOPS / BYTES;

export const hints: Readonly<Record<string, Hints>> = {
  place: {
    idea: text(
      'Intensity is operations over bytes, of one thread as of all. Only what goes to or comes from memory counts as bytes; what stays in a variable costs none.',
      '强度就是运算次数除以字节数，一个线程和全部线程算出来一样。只有进出内存的才算字节；留在变量里的不算。',
    ),
    outline: text(
      `The loop turns 64 times, each with a multiplication and an addition. Two numbers are read and one is written, four bytes each. Divide, and hold the result against the ridge of each side in the table: ridge = arithmetic ÷ bandwidth.`,
      `循环转 64 圈，每圈一次乘、一次加。读两个数、写一个数，每个四字节。相除，再和表里两边各自的屋脊比：屋脊 = 算力 ÷ 带宽。`,
    ),
    solution(results) {
      const count = text(
        `${FLOPS} operations over ${BYTES} bytes: ${figure(INTENSITY)} FLOP per byte.`,
        `${FLOPS} 次运算除以 ${BYTES} 字节：每字节 ${figure(INTENSITY)} 次浮点运算。`,
      );
      const roofs = roofsOf(results);
      const sides = (['gpu', 'cpu'] as const).flatMap((side) => {
        const roof = roofs?.[side];
        if (!roof) return [];
        const ridge = ridgeOf(roof);
        const [name, left] = [side.toUpperCase(), INTENSITY < ridge];
        return text(
          ` The ridge of the ${name} is at ${figure(ridge)}: ${left ? 'memory' : 'arithmetic'} limits the kernel there.`,
          `${name} 的屋脊在 ${figure(ridge)}：在那里，内核受${left ? '内存' : '算力'}限制。`,
        );
      });
      const all = [count, ...sides];
      return text(all.map(({ en }) => en).join(''), all.map((part) => part['zh-CN']).join(''));
    },
  },
};
