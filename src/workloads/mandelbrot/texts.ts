import type { LocalText } from '../../engine/contract.ts';
import { text } from '../../engine/text.ts';
import type { View } from './views.ts';

export const TITLE = text('Mandelbrot set', '曼德博集合');
export const SUMMARY = text(
  'How often z = z² + c can be applied to a pixel before it escapes: much arithmetic, next to no memory, and no pixel needs another.',
  '对每个像素反复算 z = z² + c，看多少次后逃逸：计算极多，几乎不碰内存，像素之间互不相干。',
);

export const LABELS = {
  width: text('Width (pixels)', '宽（像素）'),
  limit: text('Iterations at most', '迭代次数上限'),
  height: text('Height (pixels)', '高（像素）'),
  view: text('View', '取景'),
};

const NAMES: Readonly<Record<View, LocalText>> = {
  whole: text('The whole set', '全貌'),
  seahorses: text('Seahorse valley', '海马谷'),
  elephants: text('Elephant valley', '象谷'),
  satellite: text('A small copy on the needle', '针尖上的小副本'),
  inside: text('All inside: equal work everywhere', '全在集合内：处处工作量相同'),
  custom: text('Your own view', '自选取景'),
};

export const VIEW_LABELS = Object.entries(NAMES).map(([value, label]) => ({ value, label }));

export const VARIANT_TEXTS = {
  rows: {
    title: text('One pixel per thread, in rows', '每线程一像素，按行分组'),
    idea: text(
      'One thread per pixel, 64 pixels of a row to a workgroup: the plain way, and the yardstick for the rest.',
      '每个线程算一个像素，一行里 64 个像素归一个工作组：最朴素的写法，其余各版都同它比。',
    ),
  },
  squares: {
    title: text('One pixel per thread, in squares', '每线程一像素，按方块分组'),
    idea: text(
      'The same in squares of 8×8: pixels that lie closer together escape at similar times, so threads in step wait less for each other.',
      '改成 8×8 的方块：像素靠得更近，逃逸的先后也更接近，同步前进的线程少等彼此。',
    ),
  },
  four: {
    title: text('Four pixels per thread', '每线程四像素'),
    idea: text(
      'Four orbits per thread do not depend on each other, so one’s arithmetic fills the other’s waiting.',
      '每个线程同时算四个互不相干的像素：一个在等结果时，正好算另一个。',
    ),
  },
  js: {
    title: text('JavaScript', 'JavaScript'),
    idea: text(
      'One pixel after the other on one thread, in doubles, JavaScript’s only arithmetic.',
      '单线程逐个像素计算，用双精度：JavaScript 只有这一种运算。',
    ),
  },
  jsPairs: {
    title: text('JavaScript, two pixels at once', 'JavaScript，两像素并行'),
    idea: text(
      'Each step of an orbit waits for the one before; two orbits in one loop keep a core busy in between.',
      '一个像素的每一步都要等上一步；循环里放两个像素，核心就不会空等。',
    ),
  },
  workers: {
    title: text('JavaScript, all cores', 'JavaScript，全部核心'),
    idea: text(
      'Two pixels at once on every core: rows do not depend on each other, so each worker takes some.',
      '所有核心都按两像素并行来算：各行互不相干，每个 worker 分几行。',
    ),
  },
  wasm: {
    title: text('WebAssembly SIMD', 'WebAssembly SIMD'),
    idea: text(
      'Sixteen pixels at a time in four vectors, in single precision as on the GPU: three compute while one waits for its result.',
      '一次十六个像素，放在四个向量里，同 GPU 一样用单精度：一个等结果时，另外三个照算。',
    ),
  },
  wasmThreads: {
    title: text('WebAssembly SIMD, all cores', 'WebAssembly SIMD，全部核心'),
    idea: text(
      'The SIMD loop on every core, two rows at a time: rows through the set take longest, so nobody gets many.',
      'SIMD 循环放到所有核心上，一次领两行：穿过集合的行最费时，谁也不会一下领走太多。',
    ),
  },
} as const;
