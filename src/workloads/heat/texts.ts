import { text } from '../../engine/text.ts';

export const TITLE = text('Heat', '热传导');
export const SUMMARY = text(
  'Heat that spreads in a plate, step by step: each cell takes a little from its four neighbours, as in models of weather and materials.',
  '热量在平板上一步步扩散：每个格子从上下左右四个邻居各取一点；气象和材料的模拟也是这样算的。',
);

export const LABELS = {
  width: text('Width (cells)', '宽（格）'),
  steps: text('Steps in time', '时间步数'),
  height: text('Height (cells)', '高（格）'),
};

export const ODD_STEPS = text(
  'The number of steps has to be even, as two fields take turns. Choose one step more or less.',
  '两个温度场轮流使用，步数必须是偶数。请多一步或少一步。',
);

export const BRUSH = {
  warm: text('Heat', '加热'),
  cold: text('Cold', '制冷'),
};

export const VARIANT_TEXTS = {
  cells: {
    title: text('One cell per thread', '每线程一格'),
    idea: text(
      'A thread computes one cell from memory, and a launch one step of all: five fetches for seven operations, most of them answered by a cache.',
      '一个线程直接从内存算一格，每步启动一次：七次运算要取五个数，大多由缓存供给。',
    ),
  },
  tiled: {
    title: text('Tiled', '分块'),
    idea: text(
      'A workgroup copies its cells and a rim of one into workgroup memory first: one fetch a cell, for a barrier.',
      '工作组先把自己的格子连同一圈边缘复制进工作组内存：每格只取一次，代价是一道屏障。',
    ),
  },
  rows: {
    title: text('Rows in registers', '行留在寄存器'),
    idea: text(
      'A thread goes down a column and keeps the cells above, here and below in registers: three fetches a cell in place of five, and no barrier.',
      '一个线程沿一列往下走，上、中、下三格留在寄存器里：每格取三次，不是五次，也不用屏障。',
    ),
  },
  blocked: {
    title: text('Four steps per launch', '每次启动四步'),
    idea: text(
      'With a rim of four, a tile can take four steps in workgroup memory before anybody writes: a quarter of the traffic and of the launches, for cells of the rim that neighbours compute as well.',
      '边缘留四圈，一块就能在工作组内存里连走四步再写回：内存往来和启动次数都减到 1/4，代价是边缘的格子相邻的块也要算。',
    ),
  },
  js: {
    title: text('JavaScript', 'JavaScript'),
    idea: text(
      'Two loops over the cells on one thread; each looks for its neighbours, and whether it lies at an edge.',
      '单线程两重循环走遍格子；每一格都要找邻居，还要看自己是不是在边上。',
    ),
  },
  jsRows: {
    title: text('JavaScript, along rows', 'JavaScript，沿行'),
    idea: text(
      'A cell hands itself and its neighbour on to the next one in the row, and only the ends of a row know of an edge.',
      '算完一格，自己和右邻就交给行里的下一格；只有行的两头才知道有边。',
    ),
  },
  workers: {
    title: text('JavaScript, all cores', 'JavaScript，全部核心'),
    idea: text(
      'Every core sweeps along some of the rows, and all wait for each other after each step.',
      '所有核心各扫几行，每走完一步都要互相等齐。',
    ),
  },
  wasm: {
    title: text('WebAssembly SIMD', 'WebAssembly SIMD'),
    idea: text(
      'Four cells of a row at a time, in single precision as on the GPU; neighbours are the same row, read one cell to the side.',
      '一次算一行里的四格，同 GPU 一样用单精度；左右邻居就是同一行错开一格再读。',
    ),
  },
  wasmThreads: {
    title: text('WebAssembly SIMD, all cores', 'WebAssembly SIMD，全部核心'),
    idea: text(
      'The SIMD loop on every core, 16 rows at a time, with a barrier after each step.',
      'SIMD 循环放到所有核心上，一次领 16 行；每走完一步过一道屏障。',
    ),
  },
} as const;
