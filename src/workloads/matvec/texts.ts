import { text } from '../../engine/text.ts';

export const TITLE = text('Matrix times a few columns', '矩阵乘少数几列');
export const SUMMARY = text(
  'A weight matrix times one column or a few: what a language model does for each token. Each weight is used once per column, so memory sets the pace.',
  '权重矩阵乘一列或几列：语言模型每处理一个 token 都要做这件事。每个权重对每一列只用一次，快慢由内存说了算。',
);

export const LABELS = {
  rows: text('Rows of the matrix', '矩阵行数'),
  cols: text('Columns of the matrix', '矩阵列数'),
  b: text('Columns multiplied at once (B)', '一次相乘的列数 B'),
  weights: text('Weights', '权重格式'),
};

export const WEIGHT_LABELS = {
  f32: text('32-bit floats', '32 位浮点'),
  f16: text('16-bit floats', '16 位浮点'),
  i8: text('8-bit integers, a scale per row', '8 位整数，每行一个缩放系数'),
};

export const VARIANT_TEXTS = {
  naive: {
    title: text('A thread per row', '每行一个线程'),
    idea: text(
      'Each thread walks along a row of its own: neighbouring threads read numbers that lie a whole row apart.',
      '每个线程沿自己那一行走：相邻线程读的数隔着整整一行。',
    ),
  },
  rows: {
    title: text('A workgroup per row', '每行一个工作组'),
    idea: text(
      'The 64 threads of a workgroup share a row: neighbours read neighbouring vectors of 16 bytes, and a tree adds up their sums.',
      '一个工作组的 64 个线程合读一行：相邻线程读相邻的 16 字节向量，各自的和再按树形相加。',
    ),
  },
  fourRows: {
    title: text('Four rows per workgroup', '每个工作组四行'),
    idea: text(
      'A number of the column, once fetched, is multiplied by four rows, and four sums go up the tree together.',
      '列里的数取来一次，乘四行的权重；四个和一起走一趟求和树。',
    ),
  },
  subgroups: {
    title: text('Four rows, subgroup sums', '四行，子组求和'),
    idea: text(
      'The lanes of a subgroup add up their sums without workgroup memory: one barrier instead of seven.',
      '子组内各通道直接相加，不经过工作组内存：屏障从七道减到一道。',
    ),
  },
  columns: {
    title: text('Weights once for all columns', '权重只读一遍'),
    idea: text(
      'A workgroup multiplies its four rows by all columns, four by four in registers: weights are fetched and unpacked once however many columns there are.',
      '一个工作组把四行权重乘遍所有列，每线程 4×4 个和留在寄存器里：列再多，权重也只取一遍、解一遍。',
    ),
  },
  registers: {
    title: text('Register blocks, no workgroup memory', '寄存器分块，不用工作组内存'),
    idea: text(
      'A thread has four rows and up to four columns to itself and adds them up alone: no barriers, if the caches keep up.',
      '一个线程独占四行、最多四列，从头加到尾：不用屏障，前提是缓存跟得上。',
    ),
  },
  js: {
    title: text('JavaScript', 'JavaScript'),
    idea: text(
      'One thread; a row is unpacked once and then multiplied by each column.',
      '单线程；每行先解包一次，再逐列相乘。',
    ),
  },
  wasm: {
    title: text('WebAssembly SIMD', 'WebAssembly SIMD'),
    idea: text(
      'Weights are unpacked four at a time in vector registers; with several columns each weight serves four of them.',
      '在向量寄存器里每次解开四个权重；有多列时，解开的权重供四列使用。',
    ),
  },
  wasmThreads: {
    title: text('WebAssembly SIMD, all cores', 'WebAssembly SIMD，全部核心'),
    idea: text(
      'The SIMD loops on every core, some rows each: with one column, as fast as all cores together can read.',
      'SIMD 循环放到所有核心上，各算几行：只有一列时，快慢就看所有核心合起来能读多快。',
    ),
  },
} as const;
