import type { LocalText } from '../../engine/contract.ts';
import { text } from '../../engine/text.ts';
import type { Filter } from './filters.ts';

export const TITLE = text('Convolution', '卷积');
export const SUMMARY = text(
  'Filters a colour picture with k×k weights: blur, sharpen, find edges. Pixels beyond the border repeat the border.',
  '用 k×k 个权重给一张彩色图片滤波：模糊、锐化、找边缘。超出边界的地方重复边上的像素。',
);

export const LABELS = {
  size: text('Width (pixels)', '宽（像素）'),
  height: text('Height (pixels)', '高（像素）'),
  k: text('Filter width k (pixels)', '滤波器边长 k（像素）'),
  filter: text('Filter', '滤波器'),
};

const NAMES: Readonly<Record<Filter, LocalText>> = {
  gaussian: text('Gaussian blur', '高斯模糊'),
  box: text('Box blur', '均值模糊'),
  sharpen: text('Sharpen', '锐化'),
  edge: text('Edges', '边缘'),
  emboss: text('Emboss', '浮雕'),
  custom: text('Custom weights', '自定义权重'),
};

export const FILTER_LABELS = Object.entries(NAMES).map(([value, label]) => ({ value, label }));

export const NOT_SEPARABLE = text(
  'This filter is not the product of a column and a row; two passes work for Gaussian and box blur only.',
  '这个滤波器拆不成一列乘一行；两趟做法只适用于高斯模糊和均值模糊。',
);

export const pictureTooLarge = (most: number): LocalText =>
  text(
    `A texture on this adapter has at most ${most} pixels a side. The other variants still run.`,
    `此适配器上纹理的边长最多 ${most} 像素。其余各版照常运行。`,
  );

export const VARIANT_TEXTS = {
  direct: {
    title: text('Direct', '直接计算'),
    idea: text(
      'One thread per pixel fetches all k² neighbours from memory: the plain way, and the yardstick for the rest.',
      '每个线程算一个像素，k² 个邻点全从显存里取：最朴素的写法，其余各版都同它比。',
    ),
  },
  tiled: {
    title: text('Tiled', '分块'),
    idea: text(
      'A workgroup loads its tile and the rim around it into workgroup memory once, so no pixel is fetched and unpacked k² times.',
      '一个工作组先把自己那一块连同四周一圈读进工作组内存，像素不必再取 k² 次、解包 k² 次。',
    ),
  },
  tiled8: {
    title: text('Tiled, 8×8', '分块，8×8'),
    idea: text(
      'The same file with tiles of 8×8 pixels: less memory a workgroup, so that more of them share a core, but relatively more rim.',
      '同一个文件，块缩到 8×8：每组占用的内存少了，一个计算单元能容下更多组，但边圈所占的比例更大。',
    ),
  },
  tiled32: {
    title: text('Tiled, 32×32', '分块，32×32'),
    idea: text(
      'The same file with tiles of 32×32 pixels: relatively less rim, but 1,024 threads must wait for each other at the barrier.',
      '同一个文件，块放大到 32×32：边圈的比例更小，但一道屏障要等 1,024 个线程到齐。',
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
      'For k = 3: each thread goes down four columns; a fetched pixel serves all nine taps at once and is never fetched again.',
      '只用于 k = 3：每个线程沿四列往下走；取来的像素一次用在九个权重上，之后不再取。',
    ),
  },
  texture: {
    title: text('Texture', '纹理'),
    idea: text(
      'The plain loops, but the texture units fetch and unpack the pixels, through a cache laid out in two dimensions.',
      '循环照旧，但由纹理单元取像素并解包，用的是按二维排布的缓存。',
    ),
  },
  separableTile: {
    title: text('Separable, one pass', '可分离，一趟'),
    idea: text(
      'The picture in between stays in workgroup memory: memory sees only the picture and the result, but the rows around a tile are computed twice.',
      '中间结果留在工作组内存里：显存只见原图和结果，但块周围的几行要算两遍。',
    ),
  },
  tuned: {
    title: text('Tuned', '调优'),
    idea: text(
      'The kernel with k² taps that proved fastest on this device, or a good default for this k until it has been tuned.',
      '做 k² 次乘加的内核中，在这台设备上实测最快的一个；还没调优时，按 k 取一个不错的默认值。',
    ),
  },
  separable: {
    title: text('Separable, two passes', '可分离，两趟'),
    idea: text(
      'Weights that are a column times a row need 2k multiplications instead of k², for a picture in between that is written and read again.',
      '权重若是一列乘一行，乘法就从 k² 次减到 2k 次，代价是中间结果要写出再读回。',
    ),
  },
  jsDirect: {
    title: text('JavaScript', 'JavaScript'),
    idea: text(
      'Plain loops on one thread; column offsets are worked out once, so the inner loop never tests for a border.',
      '单线程的普通循环；列偏移先算好，内层循环不必再判断边界。',
    ),
  },
  jsSeparable: {
    title: text('JavaScript, separable', 'JavaScript，可分离'),
    idea: text(
      'Two passes of k taps on one thread: less arithmetic than k² taps, for an f32 picture in between.',
      '单线程跑两趟，每趟 k 次乘加：计算比 k² 次少，代价是一张 f32 的中间图。',
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
      'Bytes become floats once; then 16 pixels at a time stay in vector registers through all k² taps.',
      '字节先统一转成浮点；之后每次 16 个像素留在向量寄存器里，走完全部 k² 次乘加。',
    ),
  },
  wasmThreads: {
    title: text('WebAssembly SIMD, all cores', 'WebAssembly SIMD，全部核心'),
    idea: text('The SIMD loops on every core, some rows each.', 'SIMD 循环放到所有核心上，各算几行。'),
  },
  wasmSeparable: {
    title: text('WebAssembly SIMD, separable', 'WebAssembly SIMD，可分离'),
    idea: text(
      'SIMD and two passes of k taps; the pass along the rows works in place while the row is still in the cache.',
      'SIMD 加两趟、每趟 k 次乘加；横向那趟趁该行还在缓存里就地完成。',
    ),
  },
  wasmSeparableThreads: {
    title: text('WebAssembly SIMD, separable, all cores', 'WebAssembly SIMD，可分离，全部核心'),
    idea: text(
      'Both passes on every core; a barrier between them, since a column needs its neighbours’ rows.',
      '两趟都用上所有核心；中间要过一道屏障，因为纵向那趟用到别的线程算出的行。',
    ),
  },
} as const;
