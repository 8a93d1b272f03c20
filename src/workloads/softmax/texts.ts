import { text } from '../../engine/text.ts';

export const TITLE = text('Softmax', 'Softmax');
export const SUMMARY = text(
  'Turns each row of scores into shares of one whole: e to the power of each, divided by their sum. Each row is read for its maximum, for its sum and for its results, unless a kernel is cleverer than that.',
  '把每一行分数变成总和为一的份额：各取 e 的幂，再除以总和。找最大值、求和、算结果，每行要读三遍——除非内核另有巧法。',
);

export const LABELS = {
  n: text('Numbers per row (n)', '每行个数 n'),
  m: text('Rows (m)', '行数 m'),
};

export const VARIANT_TEXTS = {
  rowPerThread: {
    title: text('One thread per row', '每线程一行'),
    idea: text(
      'Each thread goes through its row three times; neighbouring threads read n numbers apart, so hardly any fetch is shared.',
      '每个线程把自己那一行走三遍；相邻线程读的数隔着 n 个，几乎没有一次读取能合用。',
    ),
  },
  rowPerWorkgroup: {
    title: text('One workgroup per row', '每工作组一行'),
    idea: text(
      'Neighbouring threads read neighbours, and a tree in workgroup memory joins what they found: once for the maximum, once for the sum.',
      '相邻线程读相邻的数，各自的结果在工作组内存里按树形归并：最大值一次，总和一次。',
    ),
  },
  online: {
    title: text('Online: one pass for both', '在线算法：一遍求得两样'),
    idea: text(
      'A running maximum and the sum that belongs to it; whenever the maximum rises the sum is scaled, so one reading and one tree do for both.',
      '边读边记当前最大值和相应的和；最大值一升，就把和按比例缩小，于是读一遍、归并一次就够。',
    ),
  },
  subgroups: {
    title: text('Online, in subgroups', '在线算法，用子组'),
    idea: text(
      'The lanes of a subgroup join their maxima and sums directly; only one pair per subgroup goes through workgroup memory, behind a single barrier.',
      '子组的各通道直接归并最大值与和；每个子组只有一对数经过工作组内存，全程只过一道屏障。',
    ),
  },
  js: {
    title: text('JavaScript', 'JavaScript'),
    idea: text(
      'Three loops over each row on one thread; the terms are kept in the result, so each exponential is taken once.',
      '单线程，每行三个循环；各项先存进结果，每个指数只算一次。',
    ),
  },
  workers: {
    title: text('JavaScript, all cores', 'JavaScript，全部核心'),
    idea: text(
      'The same loops on every core: rows do not depend on each other, so each worker takes some.',
      '同样的循环放到所有核心上：各行互不相干，每个 worker 分几行。',
    ),
  },
  wasm: {
    title: text('WebAssembly SIMD', 'WebAssembly SIMD'),
    idea: text(
      'Four exponentials at a time, from a polynomial of our own that is off by less than two units in the last place.',
      '一次算四个指数，用自己的多项式，误差不到末位的两个单位。',
    ),
  },
  wasmThreads: {
    title: text('WebAssembly SIMD, all cores', 'WebAssembly SIMD，全部核心'),
    idea: text('The SIMD loops on every core, some rows each.', 'SIMD 循环放到所有核心上，各算几行。'),
  },
} as const;
