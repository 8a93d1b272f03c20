import { text } from '../../engine/text.ts';

export const TITLE = text('Matrix multiplication', '矩阵乘法');
export const SUMMARY = text(
  'C = A·B in 32-bit floats: nearly all the arithmetic of a neural network is this.',
  '用 32 位浮点数算 C = AB：神经网络的计算量几乎都在这里。',
);

export const LABELS = {
  n: text('Columns of B and C (n)', 'B、C 的列数 n'),
  m: text('Rows of A and C (m)', 'A、C 的行数 m'),
  k: text('Columns of A, rows of B (k)', 'A 的列数、B 的行数 k'),
};

export const VARIANT_TEXTS = {
  naive: {
    title: text('Naive', '朴素写法'),
    idea: text(
      'One thread per element of C, with threads numbered along the rows the wrong way: neighbours fetch from places far apart.',
      '每个线程算 C 的一个元素，但线程编号沿列方向排：相邻线程取的数在显存里相隔很远。',
    ),
  },
  coalesced: {
    title: text('Coalesced', '合并访存'),
    idea: text(
      'The same loop with threads numbered along a row of C: neighbours read neighbouring numbers, so one wide fetch serves many.',
      '循环不变，只让线程编号沿 C 的一行排：相邻线程读相邻的数，一次宽读取能供许多线程用。',
    ),
  },
  tiled: {
    title: text('Tiled', '分块'),
    idea: text(
      'A workgroup copies 16×16 tiles of A and B to workgroup memory, where each number is used 16 times per fetch.',
      '一个工作组把 A、B 的 16×16 小块搬进工作组内存，每个数取一次用 16 次。',
    ),
  },
  registers: {
    title: text('Register blocks', '寄存器分块'),
    idea: text(
      'Each thread keeps 4×4 sums in registers: 8 numbers read from workgroup memory feed 16 multiply-adds instead of 4.',
      '每个线程把 4×4 个和留在寄存器里：从工作组内存读 8 个数，能做 16 次乘加，而不是 4 次。',
    ),
  },
  ahead: {
    title: text('Fetching ahead', '提前取数'),
    idea: text(
      'While a tile is being multiplied, the numbers of the next one are already on their way from memory to registers.',
      '一个分块还在相乘时，下一个分块的数已在从内存到寄存器的路上。',
    ),
  },
  ahead8x4: {
    title: text('Fetching ahead, blocks of 8×4', '提前取数，8×4 分块'),
    idea: text(
      'Each thread keeps 8×4 sums while the next tile is on its way: a workgroup has a tile of 128×64, so each number fetched is used more often.',
      '每个线程保留 8×4 个和，同时下一个分块已在路上：一个工作组算 128×64 的一块，取来的每个数用得更多。',
    ),
  },
  ahead8x8: {
    title: text('Fetching ahead, blocks of 8×8', '提前取数，8×8 分块'),
    idea: text(
      'Each thread keeps 8×8 sums: a workgroup has a tile of 128×128, which needs a large C to fill a GPU.',
      '每个线程保留 8×8 个和：一个工作组算 128×128 的一块，C 够大才填得满 GPU。',
    ),
  },
  registers8x4: {
    title: text('Register blocks of 8×4', '8×4 寄存器分块'),
    idea: text(
      'Each thread keeps 8×4 sums: 12 wide reads from workgroup memory feed 128 multiply-adds, where 4×4 needs 16.',
      '每个线程保留 8×4 个和：从工作组内存宽读 12 次就能做 128 次乘加，4×4 要读 16 次。',
    ),
  },
  registers8x8: {
    title: text('Register blocks of 8×8', '8×8 寄存器分块'),
    idea: text(
      'Each thread keeps 8×8 sums: 16 wide reads feed 256 multiply-adds, if the GPU has some 110 registers to give a thread.',
      '每个线程保留 8×8 个和：宽读 16 次就能做 256 次乘加，前提是每个线程分得到约 110 个寄存器。',
    ),
  },
  registersDirect: {
    title: text('Register blocks, no workgroup memory', '寄存器分块，不用工作组内存'),
    idea: text(
      'Each thread keeps 8×4 sums and reads A and B straight from memory: no barriers and no copying, if the caches keep up.',
      '每个线程保留 8×4 个和，直接从显存读 A、B：不用屏障，也不用搬运，前提是缓存跟得上。',
    ),
  },
  subgroups: {
    title: text('Subgroup broadcast', '子组广播'),
    idea: text(
      'Four lanes fetch four numbers of A at once and broadcast them to the rest of their subgroup: fewer fetches, no barrier.',
      '四个通道一次取来 A 的四个数，再广播给同一子组的其他通道：取数更少，也不用屏障。',
    ),
  },
  half: {
    title: text('16-bit inputs', '16 位输入'),
    idea: text(
      'A and B are first rounded to 16-bit floats, which is timed too; sums stay 32-bit. Half the bytes move, but the result shows the rounding.',
      '先把 A、B 舍入成 16 位浮点数（这一步也计时），求和仍用 32 位：搬运的字节减半，但结果带着舍入误差。',
    ),
  },
  halfSums: {
    title: text('16-bit inputs and sums', '16 位输入和求和'),
    idea: text(
      'The sums of each tile are 16-bit floats too, which some GPUs add two at a time; tiles are added up in 32 bits. The result shows the rounding of every step.',
      '每个分块里的和也用 16 位浮点数，有的 GPU 一次能算两个；分块之间用 32 位累加。结果带着每一步的舍入误差。',
    ),
  },
  subgroupMatrix: {
    title: text('Subgroup matrices (needs a flag)', '子组矩阵（需打开实验开关）'),
    idea: text(
      'The threads of a subgroup hold small matrices between them and multiply two at once on the GPU’s matrix units: one instruction for hundreds of multiply-adds. An experiment that browsers offer behind a flag.',
      '一个子组的线程合起来持有小矩阵，用 GPU 的矩阵单元一次乘完两个：一条指令顶几百次乘加。这是浏览器放在开关后面的实验功能。',
    ),
  },
  subgroupMatrixHalf: {
    title: text('Subgroup matrices, 16-bit inputs (needs a flag)', '子组矩阵，16 位输入（需打开实验开关）'),
    idea: text(
      'The same with A and B rounded to 16-bit floats on their way to workgroup memory, as most matrix units want them; sums stay 32-bit. The result shows the rounding.',
      '同上，但 A、B 在搬进工作组内存时舍入成 16 位浮点数，多数矩阵单元只认这种输入；求和仍用 32 位。结果带着舍入误差。',
    ),
  },
  splitK: {
    title: text('Split along k', '沿 k 切分'),
    idea: text(
      'Several workgroups share the long sum behind each element of a small C, and a second pass adds their parts: more of the GPU has work.',
      'C 小而 k 长时，几个工作组分担同一个长求和，第二趟再把各段加起来：GPU 上有活干的单元更多。',
    ),
  },
  specialized: {
    title: text('Built for the size', '按尺寸编译'),
    idea: text(
      'The default kernel with m, k and n as constants: the compiler sees every loop’s length and every stride.',
      '默认内核，但把 m、k、n 写成常量：编译器看得到每个循环的次数和每个步长。',
    ),
  },
  tuned: {
    title: text('Tuned', '调优'),
    idea: text(
      'The kernel and tile that proved fastest on this device, or a good default until it has been tuned.',
      '在这台设备上实测最快的内核与分块；还没调优时用一个不错的默认值。',
    ),
  },
  jsTextbook: {
    title: text('JavaScript', 'JavaScript'),
    idea: text(
      'Three loops as in the textbook, one thread: the innermost walks down a column of B and lands on a new cache line each time.',
      '课本上的三重循环，单线程：最内层沿 B 的一列往下走，每一步都落到新的缓存行。',
    ),
  },
  jsBlocked: {
    title: text('JavaScript, blocked', 'JavaScript，分块'),
    idea: text(
      'B is repacked into panels of four columns; a 2×4 block of sums then stays in local variables, so each number read is used several times.',
      '先把 B 重排成四列一条；之后 2×4 个和留在局部变量里，读进来的每个数都用上好几次。',
    ),
  },
  workers: {
    title: text('JavaScript, all cores', 'JavaScript，全部核心'),
    idea: text(
      'The blocked loops on every core: rows of C do not depend on each other, so each worker takes some.',
      '分块循环放到所有核心上：C 的各行互不相干，每个 worker 分几行。',
    ),
  },
  wasm: {
    title: text('WebAssembly SIMD', 'WebAssembly SIMD'),
    idea: text(
      'B is repacked into narrow panels; a 6×8 block of C then stays in vector registers while four numbers at a time are multiplied.',
      '先把 B 重排成窄条；之后 C 的 6×8 小块留在向量寄存器里，每次同时乘四个数。',
    ),
  },
  wasmThreads: {
    title: text('WebAssembly SIMD, all cores', 'WebAssembly SIMD，全部核心'),
    idea: text(
      'Packing and multiplying on every core, with a barrier between: every row of C needs all of B.',
      '重排和相乘都用上所有核心，中间过一道屏障：C 的每一行都要用到整个 B。',
    ),
  },
} as const;
