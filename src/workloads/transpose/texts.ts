import { text } from '../../engine/text.ts';

export const TITLE = text('Transposition', '矩阵转置');
export const SUMMARY = text(
  'Rows become columns: no arithmetic at all, and one side of every copy goes against the grain of memory.',
  '行变成列：一次运算都没有，可读和写总有一头与内存的排列方向相逆。',
);

export const LABELS = {
  n: text('Columns (n)', '列数 n'),
  m: text('Rows (m)', '行数 m'),
};

export const VARIANT_TEXTS = {
  stridedWrites: {
    title: text('Reads along, writes across', '顺着读，跨着写'),
    idea: text(
      'Neighbouring threads read neighbours, so reads are wide; each writes to another row, so writes are scattered.',
      '相邻线程读相邻的数，读得宽；但各写各的一行，写得散。',
    ),
  },
  stridedReads: {
    title: text('Reads across, writes along', '跨着读，顺着写'),
    idea: text(
      'The other way round: scattered reads, which caches can soften, and wide writes, which they cannot help with.',
      '反过来：读得散，缓存还能补救一些；写得宽，而写得散时缓存帮不上多少忙。',
    ),
  },
  tiled: {
    title: text('Through workgroup memory', '经由工作组内存'),
    idea: text(
      'A 32×32 tile is read along, turned in workgroup memory and written along; but a column of the tile lies in one bank.',
      '32×32 的小块顺着读进来，在工作组内存里转置，再顺着写出去；只是小块的一列全落在同一个存储体里。',
    ),
  },
  padded: {
    title: text('Through padded workgroup memory', '经由加一列的工作组内存'),
    idea: text(
      'Rows of the tile are one number longer, so the numbers of a column lie in different banks and come at once.',
      '小块每行多留一个数的空位，一列的数就分散到不同的存储体，可以同时取出。',
    ),
  },
  jsNaive: {
    title: text('JavaScript', 'JavaScript'),
    idea: text(
      'Two loops along the rows of the result, one thread: each read lands on another cache line.',
      '沿结果的行跑两重循环，单线程：每读一次都换一条缓存行。',
    ),
  },
  jsBlocked: {
    title: text('JavaScript, blocked', 'JavaScript，分块'),
    idea: text(
      'Squares of 16×16: a cache line holds 16 numbers, and all of them are used while it is there.',
      '按 16×16 的方块来：一条缓存行正好 16 个数，趁它还在，全部用完。',
    ),
  },
  workers: {
    title: text('JavaScript, all cores', 'JavaScript，全部核心'),
    idea: text(
      'The blocked loops on every core: each worker writes some rows of the result.',
      '分块循环放到所有核心上：每个 worker 写结果的几行。',
    ),
  },
  wasm: {
    title: text('WebAssembly SIMD', 'WebAssembly SIMD'),
    idea: text(
      'Blocks of 4×4 are read as four vectors, turned in registers and written as four vectors.',
      '4×4 的小块读成四个向量，在寄存器里转置，再作为四个向量写出。',
    ),
  },
  wasmThreads: {
    title: text('WebAssembly SIMD, all cores', 'WebAssembly SIMD，全部核心'),
    idea: text('The SIMD blocks on every core, some rows of the result each.', 'SIMD 分块放到所有核心上，各写几行。'),
  },
} as const;
