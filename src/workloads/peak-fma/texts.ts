import { text } from '../../engine/text.ts';

export const TITLE = text('Limit of arithmetic', '算力上限');
export const SUMMARY = text(
  'x = x² + c again and again, hardly any memory: what multiply-adds alone can reach, and how many chains it takes.',
  '一遍遍算 x = x² + c，几乎不碰内存：看单凭乘加能到多快，又要几条链并行才到得了。',
);

export const LABELS = {
  chains: text('Chains per thread', '每线程链数'),
  rows: text('Rows of 32 numbers', '行数（每行 32 个数）'),
  steps: text('Steps', '步数'),
};

export const NOT_A_POWER = text('Chains may be 1, 2, 4 or 8.', '链数只能是 1、2、4 或 8。');
export const TOO_LONG = text(
  'Rows times steps may be at most 2^31. Choose fewer rows or fewer steps.',
  '行数乘以步数最多 2^31。请减少行数或步数。',
);

export const VARIANT_TEXTS = {
  gpu: {
    title: text('Multiply-adds on the GPU', 'GPU 乘加'),
    idea: text(
      'Every thread squares and adds in registers; more chains per thread fill the wait for each result.',
      '每个线程都在寄存器里反复平方再加；链越多，等结果的空当填得越满。',
    ),
  },
  js: {
    title: text('JavaScript', 'JavaScript'),
    idea: text(
      'One number at a time in float64, without a fused multiply-add: the bottom, measured as it is.',
      '用 float64 一次算一个数，没有融合乘加：这就是最底下的一档，如实测来。',
    ),
  },
  wasm: {
    title: text('WebAssembly SIMD', 'WebAssembly SIMD'),
    idea: text(
      'A chain is a vector of four numbers; where relaxed SIMD exists, a step is one fused instruction.',
      '一条链就是一个含四个数的向量；有宽松 SIMD 时，一步只要一条融合指令。',
    ),
  },
  wasmThreads: {
    title: text('WebAssembly SIMD, all cores', 'WebAssembly SIMD，全部核心'),
    idea: text(
      'The SIMD loop on every core: the most that a browser gets out of this CPU.',
      'SIMD 循环放到所有核心上：浏览器能从这颗 CPU 榨出的上限。',
    ),
  },
} as const;
