import { text } from '../../engine/text.ts';

export const TITLE = text('Strided copy', '跨步复制');
export const SUMMARY = text(
  'Copies every s-th number. Memory comes in whole lines, so the wider the stride, the more of what is fetched is thrown away.',
  '每隔 s 个数复制一个。内存总是整行整行地取，步长越大，取来又丢掉的就越多。',
);

export const LABELS = {
  stride: text('Stride (numbers)', '步长（数的个数）'),
  count: text('Numbers copied', '复制个数'),
};

export const TOO_LARGE = text(
  'Stride times count may be at most 2^28 numbers (1 GiB). Choose a smaller stride or copy fewer numbers.',
  '步长乘以个数最多 2^28 个数（1 GiB）。请把步长或个数改小一些。',
);

export const VARIANT_TEXTS = {
  runs: {
    title: text('A run per thread', '每线程一段'),
    idea: text(
      'Each thread copies 16 numbers in a row, as a CPU thread would: at any moment, neighbouring threads are 16 strides apart.',
      '每个线程连着拷 16 个数，像 CPU 线程那样：任一时刻，相邻线程相隔 16 个步长。',
    ),
  },
  neighbours: {
    title: text('Neighbours to neighbours', '相邻线程取相邻元素'),
    idea: text(
      'Neighbouring threads copy neighbouring numbers: at stride 1 a wave’s loads fall into a few lines, and each step up needs more of them.',
      '相邻线程拷相邻的元素：步长为 1 时，一组线程的读取只落在几条缓存行里；步长每加大一步，要的行就更多。',
    ),
  },
  four: {
    title: text('Four per thread', '每线程四个'),
    idea: text(
      'Each thread has four loads under way at once, a workgroup’s width apart: more of the waiting overlaps, the waste stays.',
      '每个线程同时发出四次读取，彼此相隔一个工作组的宽度：等待重叠得更多，浪费照旧。',
    ),
  },
  js: {
    title: text('JavaScript', 'JavaScript'),
    idea: text(
      'One loop on one thread; the core’s prefetcher sees the stride and fetches ahead.',
      '单线程一个循环；核心的预取器看得出步长，会提前去取。',
    ),
  },
  workers: {
    title: text('JavaScript, all cores', 'JavaScript，全部核心'),
    idea: text('The same loop on every core, a stretch each.', '同样的循环放到所有核心上，各拷一段。'),
  },
  wasm: {
    title: text('WebAssembly SIMD', 'WebAssembly SIMD'),
    idea: text(
      'Four numbers are stored at once; they are loaded at once only at stride 1, one by one otherwise.',
      '四个数一次写出；只有步长为 1 时才能一次读入，其余要逐个读。',
    ),
  },
  wasmThreads: {
    title: text('WebAssembly SIMD, all cores', 'WebAssembly SIMD，全部核心'),
    idea: text('The SIMD loop on every core, a stretch each.', 'SIMD 循环放到所有核心上，各拷一段。'),
  },
} as const;
