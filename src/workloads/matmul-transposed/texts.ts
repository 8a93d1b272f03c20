import { text } from '../../engine/text.ts';

export const TITLE = text('Matrix multiplication, B transposed', '矩阵乘法，B 已转置');
export const SUMMARY = text(
  'C = A·Bᵀ in 32-bit floats: rows of A against rows of B, as attention multiplies queries by keys and a layer its inputs by its weights.',
  '用 32 位浮点数算 C = ABᵀ：A 的行乘 B 的行。注意力里查询乘键、网络层里输入乘权重，都是这样存的。',
);

export const LABELS = {
  n: text('Columns of C, rows of B (n)', 'C 的列数、B 的行数 n'),
  m: text('Rows of A and C (m)', 'A、C 的行数 m'),
  k: text('Columns of A and B (k)', 'A、B 的列数 k'),
};

export const VARIANT_TEXTS = {
  tiled: {
    title: text('Tiled', '分块'),
    idea: text(
      'Tiles of A and B are both fetched along their rows, so that neighbours read neighbours; B’s is turned on its way into workgroup memory.',
      'A、B 的小块都沿行取，相邻线程读相邻的数；B 的小块在放进工作组内存时顺手转置。',
    ),
  },
  registers: {
    title: text('Turned, then register blocks', '先转置，再寄存器分块'),
    idea: text(
      'A first pass turns B, which is timed too; then the kernel with 4×4 sums per thread runs as it does on a B that lies the usual way.',
      '第一趟先把 B 转过来（也计时），之后每个线程 4×4 个和的内核照常运行，与 B 按平常方式存放时一样。',
    ),
  },
  tuned: {
    title: text('Turned, then the default kernel', '先转置，再用默认内核'),
    idea: text(
      'Turning moves k·n numbers, multiplying does m·k·n steps: the larger the matrices, the less the extra pass is felt.',
      '转置只搬 k × n 个数，相乘要做 m × k × n 步：矩阵越大，多出的一趟越不显眼。',
    ),
  },
  jsTextbook: {
    title: text('JavaScript', 'JavaScript'),
    idea: text(
      'Three loops, one thread: here the innermost walks along a row of A and a row of B, and no step leaves its cache line for nothing.',
      '三重循环，单线程：这里最内层沿 A 的一行和 B 的一行走，缓存行里的数个个都用上。',
    ),
  },
  wasm: {
    title: text('WebAssembly SIMD', 'WebAssembly SIMD'),
    idea: text(
      'B is repacked into narrow panels anyway; turning four by four numbers in registers costs little more than copying them.',
      '反正要把 B 重排成窄条；在寄存器里把四乘四个数转过来，只比照抄多费一点。',
    ),
  },
  wasmThreads: {
    title: text('WebAssembly SIMD, all cores', 'WebAssembly SIMD，全部核心'),
    idea: text(
      'Repacking and multiplying on every core, with a barrier between: every row of C needs all of B.',
      '重排和相乘都用上所有核心，中间过一道屏障：C 的每一行都要用到整个 B。',
    ),
  },
} as const;
