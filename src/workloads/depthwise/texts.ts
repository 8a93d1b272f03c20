import { text } from '../../engine/text.ts';

export const TITLE = text('Depthwise convolution', '逐通道卷积');
export const SUMMARY = text(
  'Filters each of four f32 channels with k×k weights of its own, zeros beyond the border: a layer of a neural network, and what machine learning libraries are made for.',
  '四个 f32 通道各用自己的 k×k 权重滤波，边界外补零：这是神经网络里的一层，也是机器学习库的本行。',
);

export const LABELS = {
  size: text('Width (pixels)', '宽（像素）'),
  height: text('Height (pixels)', '高（像素）'),
  k: text('Filter width k (pixels)', '滤波器边长 k（像素）'),
};

export const VARIANT_TEXTS = {
  direct: {
    title: text('Direct', '直接计算'),
    idea: text(
      'One thread per pixel fetches all k² neighbours from memory, four channels at a time.',
      '每个线程算一个像素，k² 个邻点全从显存里取，一次取四个通道。',
    ),
  },
  tiled: {
    title: text('Tiled', '分块'),
    idea: text(
      'A workgroup loads its tile and the rim around it into workgroup memory once, so no pixel is fetched k² times.',
      '一个工作组先把自己那一块连同四周一圈读进工作组内存，像素不必再取 k² 次。',
    ),
  },
  directRows: {
    title: text('Direct, four pixels per thread', '直接计算，每线程四像素'),
    idea: text(
      'A window slides along the row in registers: each fetched pixel serves up to four sums, without a barrier.',
      '窗口在寄存器里沿行滑动：取来的像素最多供四个和共用，也不用屏障。',
    ),
  },
  streaming: {
    title: text('Row streaming', '逐行流过'),
    idea: text(
      'For k = 3: each thread goes down four columns of a channel; a fetched number serves all nine taps at once and is never fetched again.',
      '只用于 k = 3：每个线程沿一个通道的四列往下走；取来的数一次用在九个权重上，之后不再取。',
    ),
  },
  wide: {
    title: text('Wide window', '宽窗口'),
    idea: text(
      'Each thread computes 16 pixels of two rows of one channel: weights and pixels, once fetched, serve many sums.',
      '每个线程算一个通道两行各 16 个像素：权重和像素取来一次，供很多个和使用。',
    ),
  },
  js: {
    title: text('JavaScript', 'JavaScript'),
    idea: text(
      'Plain loops on one thread; taps on the padding are left out before the inner loop begins.',
      '单线程的普通循环；落在补零区的权重在进内层循环之前就排除。',
    ),
  },
  workers: {
    title: text('JavaScript, all cores', 'JavaScript，全部核心'),
    idea: text(
      'The same loops on every core: rows do not depend on each other, so each worker takes some.',
      '同样的循环放到所有核心上：各行互不相干，每个 worker 分几行。',
    ),
  },
  wasm: {
    title: text('WebAssembly SIMD', 'WebAssembly SIMD'),
    idea: text(
      'A pixel’s four channels are a vector; eight pixels at a time stay in registers through all k² taps.',
      '一个像素的四个通道正好是一个向量；每次八个像素留在寄存器里，走完全部 k² 次乘加。',
    ),
  },
  wasmThreads: {
    title: text('WebAssembly SIMD, all cores', 'WebAssembly SIMD，全部核心'),
    idea: text('The SIMD loops on every core, some rows each.', 'SIMD 循环放到所有核心上，各算几行。'),
  },
} as const;
