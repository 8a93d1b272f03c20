import { text } from '../../engine/text.ts';

export const TITLE = text('Adding two arrays', '两个数组相加');
export const SUMMARY = text(
  'c = a + b, element by element: one addition for twelve bytes moved, so memory decides how fast it goes.',
  '逐个元素算 c = a + b：搬 12 个字节才做一次加法，快慢全看内存。',
);

export const LABELS = { n: text('Elements (n)', '元素个数 n') };

export const VARIANT_TEXTS = {
  scalar: {
    title: text('One element per thread', '每线程一个元素'),
    idea: text(
      'One thread adds one element, and a guard sends home the threads beyond the end: the plain way, and the yardstick.',
      '每个线程加一个元素，越过末尾的线程由一句判断拦下：最朴素的写法，其余各版都同它比。',
    ),
  },
  unguarded: {
    title: text('Without the guard', '去掉越界判断'),
    idea: text(
      'The same without the guard: WebGPU drops what surplus threads write beyond the end, or moves it inside the array; nothing promises that the result stays right.',
      '同样的写法去掉判断：多余的线程越界去写，WebGPU 要么丢掉，要么挪到数组之内；结果是否正确并无保证。',
    ),
  },
  vec4: {
    title: text('Four elements per thread', '每线程四个元素'),
    idea: text(
      'Four neighbours are loaded, added and stored as one vector: a quarter of the instructions for the same bytes.',
      '相邻四个数合成一个向量读、加、写：字节数不变，指令只要四分之一。',
    ),
  },
  gridStride: {
    title: text('Grid-stride loop', '网格步长循环'),
    idea: text(
      'A fixed number of threads walks through the arrays side by side: fewer workgroups to start, the same neighbours at every step.',
      '固定数目的线程并排走完整个数组：要启动的工作组少了，而每一步仍是相邻线程读相邻元素。',
    ),
  },
  js: {
    title: text('JavaScript', 'JavaScript'),
    idea: text('One loop on one thread, one element at a time.', '单线程一个循环，一次一个元素。'),
  },
  workers: {
    title: text('JavaScript, all cores', 'JavaScript，全部核心'),
    idea: text(
      'The same loop on every core, a stretch of the arrays each: faster only until the memory is busy all the time.',
      '同样的循环放到所有核心上，各算一段：快到内存一刻不闲为止，再多核心也没用。',
    ),
  },
  wasm: {
    title: text('WebAssembly SIMD', 'WebAssembly SIMD'),
    idea: text(
      'Four elements in one vector instruction, sixteen per turn of the loop.',
      '一条向量指令加四个元素，循环一轮加十六个。',
    ),
  },
  wasmThreads: {
    title: text('WebAssembly SIMD, all cores', 'WebAssembly SIMD，全部核心'),
    idea: text('The SIMD loop on every core, a stretch of the arrays each.', 'SIMD 循环放到所有核心上，各算一段。'),
  },
} as const;
