import { text } from '../../engine/text.ts';

export const TITLE = text('Reduction', '归约求和');
export const SUMMARY = text(
  'The sum of n numbers: one addition for four bytes read, and everybody’s result has to end up in one place.',
  '把 n 个数加成一个：读 4 个字节才做一次加法，而所有人的结果最后都要汇到同一处。',
);

export const LABELS = { n: text('Numbers (n)', '数的个数 n') };

export const VARIANT_TEXTS = {
  atomic: {
    title: text('Atomic addition', '原子加法'),
    idea: text(
      'Every thread adds its number, in fixed point, to one total that all share: the additions queue up, however many threads there are.',
      '每个线程把自己的数化成定点数，加到大家共用的一个总和上：线程再多，加法也只能一个接一个排队。',
    ),
  },
  interleaved: {
    title: text('Tree, interleaved', '树形求和，交错寻址'),
    idea: text(
      'A workgroup adds 256 numbers in eight steps, always the neighbour at twice the distance; but the threads at work lie scattered, so no wave is ever through.',
      '一个工作组用八步加完 256 个数，每步的搭档距离翻倍；但干活的线程散落各处，没有哪个波能提前收工。',
    ),
  },
  sequential: {
    title: text('Tree, sequential', '树形求和，连续寻址'),
    idea: text(
      'The first half adds what the second half holds: threads at work lie together, whole waves retire early, and reads fall into different banks.',
      '前一半线程去加后一半手里的数：干活的线程连成一片，整个波可以早早退场，读取也落在不同的存储体。',
    ),
  },
  vec4: {
    title: text('Eight numbers per thread', '每线程八个数'),
    idea: text(
      'Two vectors of four are loaded and added up in registers first: the tree and its barriers come once for 2,048 numbers.',
      '先读两个四元向量，在寄存器里加完：树和屏障每 2,048 个数才来一次。',
    ),
  },
  subgroups: {
    title: text('Subgroup addition', '子组加法'),
    idea: text(
      'subgroupAdd sums the lanes of a subgroup from register to register: one barrier is left of nine.',
      'subgroupAdd 让子组各通道在寄存器之间直接求和：九次屏障只剩一次。',
    ),
  },
  twoPass: {
    title: text('Two passes', '两趟求和'),
    idea: text(
      'As many workgroups as fit at once walk through a long stretch each, four loads under way; one workgroup adds up what they found.',
      '一次能同时运行多少工作组就开多少，各走一长段，手里总有四次读取在途；最后由一个工作组把各段的和加起来。',
    ),
  },
  js: {
    title: text('JavaScript, one chain', 'JavaScript，一条链'),
    idea: text(
      'One total on one thread: every addition waits for the one before, while the core could do several.',
      '单线程一个累加变量：每次加法都要等上一次算完，核心明明可以同时做好几次。',
    ),
  },
  jsChains: {
    title: text('JavaScript, eight chains', 'JavaScript，八条链'),
    idea: text(
      'Eight totals side by side: an addition starts while the ones before it are under way.',
      '八个累加变量并排：前面的加法还没算完，后面的就已经开始。',
    ),
  },
  workers: {
    title: text('JavaScript, all cores', 'JavaScript，全部核心'),
    idea: text(
      'Each core adds up blocks of 4,096 numbers in eight chains; one adds up the blocks’ sums.',
      '各核心用八条链把每块 4,096 个数加好，再由一个核心把各块的和加起来。',
    ),
  },
  wasm: {
    title: text('WebAssembly SIMD', 'WebAssembly SIMD'),
    idea: text(
      'Eight vectors of four totals, 32 chains on one thread: memory, no longer the addition, sets the pace.',
      '八个四元向量，单线程共 32 条链：决定快慢的不再是加法，而是内存。',
    ),
  },
  wasmThreads: {
    title: text('WebAssembly SIMD, all cores', 'WebAssembly SIMD，全部核心'),
    idea: text(
      'The SIMD loop on every core, some blocks each, until memory is busy all the time.',
      'SIMD 循环放到所有核心上，各领几块，直到内存一刻不闲。',
    ),
  },
} as const;
