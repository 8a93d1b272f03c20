/** The unknown kernel: what it costs, and what may be answered about it. Its text stands in the lesson's own. Pure. */
import { type Limit, ridgeOf } from '../../results/roofline.ts';
import type { Challenge } from '../lesson.ts';
import { text } from '../text.ts';

/** 64 turns of a multiplication and an addition; two numbers read and one written, of four bytes each. */
export const FLOPS = 128;
export const BYTES = 12;
const INTENSITY = FLOPS / BYTES;

/** Whoever rounds to two digits is right. */
const ROUNDING = 0.05;
/** Nearer to the ridge than this, either answer will do: two measurements of a roof differ by as much. */
const ON_THE_RIDGE = 1.1;

export type Limiter = 'memory' | 'arithmetic';

export const isIntensity = (value: number): boolean => Math.abs(value / INTENSITY - 1) <= ROUNDING;

export function isLimiter(limiter: Limiter, roof: Limit): boolean {
  const beyond = INTENSITY / ridgeOf(roof);
  if (Math.max(beyond, 1 / beyond) < ON_THE_RIDGE) return true;
  return limiter === (beyond < 1 ? 'memory' : 'arithmetic');
}

export const place: Challenge = {
  kind: 'own',
  needs: ['all'],
  question: text(
    'Nobody has timed this kernel. Count its operations and its bytes: where does it stand, and what limits it on this machine?',
    '这个内核谁也没测过。数一数它的运算和字节：它在屋顶下的什么位置？在这台机器上，什么限制了它？',
  ),
  hint: text(
    'Per thread: how many turns, and how many operations in each? Which lines touch memory, and how many bytes each time? Then compare with the ridge of each side: left of it memory, right of it arithmetic.',
    '对一个线程来说：循环转几圈，每圈做几次运算？哪几行碰内存，每次几个字节？再和两边各自的屋脊比：在左边，受内存限制；在右边，受算力限制。',
  ),
  because: text(
    'Intensity belongs to the kernel, the ridge to the machine. The same kernel may wait for memory on one side and for arithmetic on the other, and nobody had to run it to know.',
    '强度是内核的，屋脊是机器的。同一个内核，可能在一边等内存，在另一边等运算；要知道这一点，根本不用跑它。',
  ),
};
