import { text } from '../../engine/text.ts';

export const TITLE = text('Prefix sums (scan)', '前缀和（扫描）');
export const SUMMARY = text(
  'Every number becomes the sum of all up to itself: it looks like one long chain, and is none.',
  '每个数都换成从头加到它的和：看上去是一条长链，其实不是。',
);

export const LABELS = { n: text('Numbers (n)', '数的个数 n') };

export const VARIANT_TEXTS = {
  hillisSteele: {
    title: text('Hillis–Steele', 'Hillis–Steele'),
    idea: text(
      'Each pass adds the number that lies 1, 2, 4 … before: log2(n) parallel steps, each of which moves the whole array.',
      '每一趟加上前面第 1、2、4…… 个位置的数：总共 log2(n) 步，步步并行，但每步都要搬动整个数组。',
    ),
  },
  blelloch: {
    title: text('Blelloch', 'Blelloch'),
    idea: text(
      'Up and down a tree in workgroup memory, two additions per number; the blocks’ sums are scanned the same way and then added.',
      '在工作组内存里沿树上行再下行，每个数只要两次加法；各块的和用同样的办法扫描，再加回去。',
    ),
  },
  subgroups: {
    title: text('Subgroup scan', '子组扫描'),
    idea: text(
      'subgroupInclusiveAdd scans the lanes of a subgroup from register to register: one barrier is left of twenty.',
      'subgroupInclusiveAdd 让子组各通道在寄存器之间直接扫描：二十次屏障只剩一次。',
    ),
  },
  threePass: {
    title: text('Reduce, then scan', '先归约再扫描'),
    idea: text(
      'The first pass only adds up blocks, the second scans their sums, the third scans each block from there: three trips to memory instead of four.',
      '第一趟只求各块的和，第二趟扫描这些和，第三趟各块接着往下扫：往返内存三次，而不是四次。',
    ),
  },
  js: {
    title: text('JavaScript', 'JavaScript'),
    idea: text(
      'One running total on one thread: every addition waits for the one before.',
      '单线程一个累加变量：每次加法都要等上一次算完。',
    ),
  },
  workers: {
    title: text('JavaScript, all cores', 'JavaScript，全部核心'),
    idea: text(
      'Two passes: each core adds up its blocks, then scans them from where the ones before end; the second reading is the price.',
      '分两趟：各核心先求各块的和，再从前面各块的终点接着扫描；代价是多读一遍。',
    ),
  },
  wasm: {
    title: text('WebAssembly SIMD', 'WebAssembly SIMD'),
    idea: text(
      'Sixteen numbers per turn are scanned in four vectors; only one addition per turn waits for the turn before.',
      '循环一轮用四个向量扫描十六个数，每轮只有一次加法要等上一轮。',
    ),
  },
  wasmThreads: {
    title: text('WebAssembly SIMD, all cores', 'WebAssembly SIMD，全部核心'),
    idea: text(
      'The two passes on every core with SIMD, until memory is busy all the time.',
      '两趟都用 SIMD 放到所有核心上，直到内存一刻不闲。',
    ),
  },
} as const;
