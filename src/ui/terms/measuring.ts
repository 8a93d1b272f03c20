/** Words of measuring and of numbers. */
import { text } from '../../engine/text.ts';
import type { TermText } from './term-text.ts';

export const MEASURING = {
  flop: {
    title: text('FLOP', '浮点运算（FLOP）'),
    text: text(
      'Floating-point operation: one addition or multiplication of numbers with a fractional part.',
      '浮点运算：带小数的数做一次加法或乘法，就是一次。',
    ),
  },
  gflops: {
    title: text('GFLOP/s', 'GFLOP/s'),
    text: text(
      'Billions of floating-point operations a second: the rate at which something computes. More is faster.',
      '每秒多少个十亿次浮点运算：衡量算得多快，越大越快。',
    ),
  },
  median: {
    title: text('Median', '中位数'),
    text: text(
      'The middle one of several times, put in order. A single slow one, when another program was busy, does not move it.',
      '把几次用时排好序，中间那一个。偶尔一次因为别的程序在忙而变慢，也动不了它。',
    ),
  },
  interval: {
    title: text('95% interval', '95% 区间'),
    text: text(
      'A range around the measured median, made so that in 95 of 100 repetitions it would contain the true one. Where two narrow ranges overlap we call it a tie; where they are wide, too noisy to tell. Of fewer than six samples there is only their range, which contains it less often (of three, in 75 of 100).',
      '围绕测得中位数的一个范围：同样的测量重复 100 次，大约有 95 次得到的范围会包含真正的中位数。两个窄范围重叠算平手；范围太宽就分不出快慢。样本不足六个时只给出样本的最小值到最大值，包含真值的机会要小些（三个样本时 100 次里有 75 次）。',
    ),
  },
  baseline: {
    title: text('Baseline', '基准'),
    text: text(
      'What something is compared with. A speed-up means little before its baseline is named.',
      '用来对照的那一个。不说清和谁比，倍数就没有多少意义。',
    ),
  },
  'speed-up': {
    title: text('Speed-up', '加速比'),
    text: text(
      'One time divided by another for the same work: 2 means half the time. Below 1 it is slower.',
      '做同样的工作，一个用时除以另一个用时：2 就是只用一半时间；小于 1 就是更慢。',
    ),
  },
  roofline: {
    title: text('Roofline', '屋顶线'),
    text: text(
      'A chart of what a machine can reach at most: for work with little arithmetic per byte memory decides, for the rest arithmetic.',
      '画出机器最多能跑到多快的图：每字节运算少的工作由内存决定，其余的由算力决定。',
    ),
  },
  intensity: {
    title: text('Arithmetic intensity', '运算强度'),
    text: text(
      'How many operations a kernel does for each byte that it moves from or to memory.',
      '内核每从内存搬进或搬出一个字节，做多少次运算。',
    ),
  },
  precision: {
    title: text('f32 and double precision', 'f32 与双精度'),
    text: text(
      'Numbers in a computer have a fixed number of digits. f32 (32 bits) keeps about seven decimal digits, double precision (64 bits) about sixteen; the rest is rounded away.',
      '计算机里的数位数有限。f32（32 位）大约保留七位十进制数字，双精度（64 位）大约十六位，多出来的都舍入掉。',
    ),
  },
} as const satisfies Readonly<Record<string, TermText>>;
