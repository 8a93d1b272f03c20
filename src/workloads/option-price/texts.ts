import { text } from '../../engine/text.ts';

export const TITLE = text('Option price', '期权定价');
export const SUMMARY = text(
  'What the right to buy a share at a fixed price is worth: the mean over many random futures, each computed from its own number, none needing another.',
  '以约定价格买入一股的权利值多少钱：随机走出许多种未来，取平均。每一种只靠自己的编号就能算，互不相干。',
);

export const LABELS = {
  n: text('Paths (n)', '路径数 n'),
  strike: text('Strike price (the share stands at 42)', '行权价（现价 42）'),
  rate: text('Interest (% a year)', '年利率（%）'),
  volatility: text('Volatility (% a year)', '年波动率（%）'),
  months: text('Months to expiry', '距到期月数'),
};

export const VARIANT_TEXTS = {
  paths: {
    title: text('A thread per path', '每路径一个线程'),
    idea: text(
      'Each thread makes its own random number from its path’s number and writes where the path ends; a second kernel adds up blocks of 1,024.',
      '每个线程由路径编号算出自己的随机数，把终点价格写进内存；第二个内核再按每块 1,024 条相加。',
    ),
  },
  registers: {
    title: text('Sixteen paths per thread', '每线程十六条路径'),
    idea: text(
      'The generator gives four numbers a call, and now none is thrown away; a thread adds up sixteen paths in registers before it writes anything.',
      '生成器一次给四个数，如今一个也不浪费；每个线程先在寄存器里加完十六条路径，才写一次内存。',
    ),
  },
  tree: {
    title: text('Sixteen paths and a tree', '十六条路径加求和树'),
    idea: text(
      'The threads of a workgroup add up their sums as a tree in workgroup memory: one kernel, and four numbers written for 1,024 paths.',
      '工作组内的线程在工作组内存里按树形把各自的和加起来：只要一个内核，1,024 条路径只写四个数。',
    ),
  },
  subgroups: {
    title: text('Sixteen paths, subgroup sums', '十六条路径，子组求和'),
    idea: text(
      'subgroupAdd adds up the lanes of a subgroup from register to register: one barrier instead of seven.',
      'subgroupAdd 让子组各通道在寄存器之间直接求和：屏障从七次减到一次。',
    ),
  },
  js: {
    title: text('JavaScript, path by path', 'JavaScript，逐条路径'),
    idea: text(
      'One thread, one path after the other, each with a call of the generator of its own: three of four numbers are thrown away.',
      '单线程逐条计算，每条路径都单独调用一次生成器：四个数扔掉三个。',
    ),
  },
  jsFour: {
    title: text('JavaScript, four at once', 'JavaScript，四条并行'),
    idea: text(
      'One call gives four paths, whose chains of arithmetic overlap, and no branch depends on who pays.',
      '一次调用供四条路径用，它们的运算链彼此重叠；付不付钱也不再靠分支判断。',
    ),
  },
  wasm: {
    title: text('WebAssembly SIMD', 'WebAssembly SIMD'),
    idea: text(
      'Four calls of the generator side by side in vectors, and sixteen paths from them, in single precision as on the GPU.',
      '四次生成器调用并排放进向量，一轮十六条路径；同 GPU 一样用单精度。',
    ),
  },
  wasmThreads: {
    title: text('WebAssembly SIMD, all cores', 'WebAssembly SIMD，全部核心'),
    idea: text(
      'The SIMD loop on every core: paths know nothing of each other, so blocks go to whoever is free.',
      'SIMD 循环放到所有核心上：路径互不相干，哪个核心空着就领几块。',
    ),
  },
} as const;
