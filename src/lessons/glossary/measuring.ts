/** Words of measuring and of numbers. */
import type { MEASURING } from '../../ui/terms/measuring.ts';
import { text } from '../text.ts';
import type { Entry } from './entry.ts';
import { TIMES_CODE } from './times.ts';

export const MEASURING_ENTRIES: Readonly<Record<keyof typeof MEASURING, Entry>> = {
  flop: {
    more: text(
      'A multiply-add, a × b + c, is one instruction and counts as two operations. A product of two matrices of n × n needs 2n³ of them whoever computes it, so the count belongs to the problem and not to the program: a program that does more than it must gets nothing for it. Written FLOPs it may mean operations, written FLOPS a rate; Lockstep writes FLOP and FLOP/s.',
      '一次乘加 a × b + c 是一条指令，算两次运算。两个 n × n 矩阵相乘，不管谁来算都要 2n³ 次，所以这个数属于问题，不属于程序：多做的不算数。FLOPs 有时指次数，FLOPS 有时指速率；Lockstep 一律写 FLOP 和 FLOP/s。',
    ),
    code: `2 · 1024³ = 2,147,483,648 FLOP`,
    see: ['gflops', 'intensity', 'roofline'],
  },
  gflops: {
    more: text(
      'Operations of the problem, divided by the time of the kernel. A core of a CPU reaches some tens, a graphics card thousands (then one writes TFLOP/s). Only rates of the same precision can be compared: data sheets like to print the one with the fewest bits.',
      '用问题的运算次数除以内核用时。CPU 的一个核心能到几十，显卡能到几千（那时就写 TFLOP/s）。只有精度相同的速率才能比：规格书喜欢印位数最少的那个。',
    ),
    code: `2 · 1024³ FLOP / 2.1 ms ≈ 1,000 GFLOP/s`,
    see: ['flop', 'throughput', 'precision', 'roofline'],
  },
  median: {
    more: text(
      'Times of programs have a long tail on one side only: something comes between and one run takes longer, but none takes less than it must. A mean follows that tail, a median does not. Lockstep measures batches, takes the median of them, and shows the fastest beside it.',
      '程序的用时只在一边拖着长尾巴：中间插进点别的事，某一次就变长，但没有哪一次能比该花的时间更短。平均数会被尾巴带走，中位数不会。Lockstep 分批测量，取各批的中位数，最快的一批也列在旁边。',
    ),
    code: TIMES_CODE,
    see: ['interval', 'baseline'],
  },
  interval: {
    more: text(
      'It is found by drawing again, many times, from the samples that were measured, and looking how far the median moves (a bootstrap). It covers chance within one run. What it does not cover is a machine that is warmer today than yesterday, or another version of the browser.',
      '做法是从测得的样本里反复重抽，看中位数会移动多远（自助法）。它说明的是一次测量之内的偶然波动；机器今天比昨天热，或者换了浏览器版本，它就管不着了。',
    ),
    see: ['median', 'speed-up', 'monte-carlo'],
  },
  baseline: {
    more: text(
      'An honest baseline is the best that the other side can do: for a CPU all cores, SIMD and a sensible order of memory, not one thread of the simplest loop. The same GPU time makes a speed-up of 800 over one and of 8 over the other.',
      '诚实的基准是对方能做到的最好：对 CPU 来说，就是所有核心、SIMD、合理的内存次序，而不是单线程的最简单循环。同一个 GPU 用时，和后者比是 800 倍，和前者比是 8 倍。',
    ),
    see: ['speed-up', 'interval', 'simd'],
  },
  'speed-up': {
    more: text(
      'It is a ratio of two measurements and inherits the doubt of both, so it has an interval as well. “1.8× (1.7–1.9)” says more than “almost twice”. Where the interval contains 1 it is a tie. Whether the copies to the GPU and back are counted has to be said each time.',
      '它是两个测量值之比，两边的不确定都会带进来，所以也有区间。“1.8 倍（1.7–1.9）”比“将近两倍”说得清楚。区间里含 1，就是平手。往返 GPU 的拷贝算不算在内，每次都要说明。',
    ),
    see: ['baseline', 'interval', 'median'],
  },
  roofline: {
    more: text(
      'Across lies the intensity, upwards the rate. A slanted line rises as far as memory can feed the kernel, a flat one is all that the arithmetic can do, and where they meet is the ridge. A kernel left of the ridge gets faster by moving less, right of it by computing better. No kernel stands above its roof: whoever finds one there has measured something wrong.',
      '横轴是运算强度，纵轴是速率。斜线是内存喂得上的上限，平线是算力的上限，两线相交处是屋脊。屋脊左边的内核，少搬数据才会变快；右边的，要算得更好。没有内核能站到屋顶上面：真看到一个，一定是哪里测错了。',
    ),
    see: ['intensity', 'bandwidth', 'gflops'],
  },
  intensity: {
    more: text(
      'Adding two arrays does one operation for twelve bytes; multiplying two large matrices does hundreds for each. The first waits for memory on every machine, the second for arithmetic on most. Intensity can be raised without a faster machine: by using a number several times while it is near, and by doing two steps in one kernel.',
      '两个数组相加，每十二个字节只做一次运算；两个大矩阵相乘，每个字节要做上百次。前者在任何机器上都在等内存，后者在多数机器上等的是运算。不换机器也能提高强度：趁数在手边多用几次，或者把两步并进一个内核。',
    ),
    code: `c = a + b          1 FLOP / 12 bytes ≈ 0.08
C = A · B, n=1024  2n³ FLOP / 12n² bytes ≈ 171`,
    see: ['roofline', 'flop', 'bandwidth', 'tile'],
  },
  precision: {
    more: text(
      'Sums in another order are rounded in other places, so a GPU that adds in parallel rarely agrees with a CPU to the last digit, and neither is wrong. Lockstep computes a reference in double precision and allows the error that rounding explains. Networks get by with 16 bits and fewer; WGSL has f32 everywhere, f16 where the device offers it, and no double precision.',
      '求和次序不同，舍入的地方就不同，所以并行相加的 GPU 很少与 CPU 一位不差，两边都没错。Lockstep 用双精度算出参考结果，只容许舍入解释得了的误差。神经网络用 16 位甚至更少也够；WGSL 处处有 f32，设备支持时有 f16，没有双精度。',
    ),
    code: `// in f32
16,777,216 + 1 = 16,777,216`,
    see: ['flop', 'weight', 'matrix-unit'],
  },
};
