import { text } from '../../engine/text.ts';

export const TITLE = text('Linear recurrence', '线性循环');
export const SUMMARY = text(
  'h ← (1 − z)·h + z·v, the form of a minGRU: gates and candidates do not look at the state, so that a scan can compute all steps at once.',
  'h ← (1 − z) × h + z × v，minGRU 的形式：门和候选值都不看状态，因此可以用前缀扫描同时算出所有步。',
);

export const LABELS = {
  t: text('Steps (T)', '步数 T'),
  c: text('Channels', '通道数'),
};

export const TOO_LARGE = text(
  'Steps times channels may be at most 2^25: 128 MiB a tensor. Choose fewer steps or channels.',
  '步数乘以通道数最多 2^25，即每个张量 128 MiB。请减少步数或通道数。',
);

export const VARIANT_TEXTS = {
  loop: {
    title: text('Loop', '循环'),
    idea: text(
      'A thread follows one channel from the first step to the last: as many threads as channels, however long the sequence is.',
      '一个线程从头到尾跟一个通道：序列再长，线程也只有通道那么多。',
    ),
  },
  scan: {
    title: text('Scan', '前缀扫描'),
    idea: text(
      'Two steps in a row are one step of the same kind; so chunks of 64 steps are put together all at once, joined, and done again from where each begins.',
      '相邻两步合起来还是同一种步；于是每 64 步一块，各块同时合并，再首尾相接，最后各块从自己的起点重做一遍。',
    ),
  },
  js: {
    title: text('JavaScript', 'JavaScript'),
    idea: text(
      'Step by step, all channels of a step in one loop: it reads and writes memory from front to back.',
      '一步一步来，每步在一个循环里更新所有通道：内存从头到尾顺着读写。',
    ),
  },
  workers: {
    title: text('JavaScript, all cores', 'JavaScript，全部核心'),
    idea: text(
      'The scan in chunks: more arithmetic than the loop, spread over the cores.',
      '分块扫描：运算比循环多，但能分给所有核心。',
    ),
  },
  wasm: {
    title: text('WebAssembly SIMD', 'WebAssembly SIMD'),
    idea: text(
      'Step by step, with four channels in each vector; the states stay in the cache.',
      '一步一步来，每个向量四个通道；状态一直留在缓存里。',
    ),
  },
  wasmThreads: {
    title: text('WebAssembly SIMD, all cores', 'WebAssembly SIMD，全部核心'),
    idea: text(
      'The scan in chunks, four channels in each vector, on every core.',
      '分块扫描，每个向量四个通道，放到所有核心上。',
    ),
  },
} as const;
