import { text } from '../../engine/text.ts';

export const TITLE = text('N-body', '多体问题');
export const SUMMARY = text(
  'Gravity between all pairs of bodies, and one step in time: n² pulls from n places, so arithmetic is all there is to wait for.',
  '算出所有天体两两之间的引力，再走一个时间步：n 个位置要算 n² 次引力，等的只是计算。',
);

export const LABELS = {
  n: text('Bodies (n)', '天体数 n'),
};

export const VARIANT_TEXTS = {
  naive: {
    title: text('One body per thread', '每线程一个天体'),
    idea: text(
      'A thread stays with its body and fetches every other one from memory: n² fetches, of which a cache saves most.',
      '一个线程守着一个天体，逐个从内存取其余天体：要取 n² 次，好在大多能在缓存里找到。',
    ),
  },
  tiled: {
    title: text('Tiled', '分块'),
    idea: text(
      'The threads of a workgroup fetch 64 bodies together into workgroup memory, and each then meets them there: a 64th of the fetches.',
      '工作组的线程一起把 64 个天体取进工作组内存，再各自同它们一一计算：取数减到 1/64。',
    ),
  },
  registers: {
    title: text('Four bodies per thread', '每线程四个天体'),
    idea: text(
      'A body that is fetched from the tile meets four bodies in registers: a quarter of the reads, and four chains of arithmetic at once.',
      '从块里取出一个天体，就同寄存器里的四个天体计算：读取减到 1/4，又有四串运算可以并行。',
    ),
  },
  split: {
    title: text('Four bodies, the others in slices', '四个天体，其余切片'),
    idea: text(
      'Four bodies per thread leave few threads; here several threads share the same four, each meets a slice of all others, and a second launch adds the parts.',
      '每线程四个天体，线程就少了；这里让几个线程合管同样的四个天体，各自只算其余天体的一片，再启动一次把各片加起来。',
    ),
  },
  js: {
    title: text('JavaScript', 'JavaScript'),
    idea: text(
      'Two loops over bodies as they lie in memory, on one thread, in doubles, JavaScript’s only arithmetic.',
      '单线程两重循环，天体照内存里的样子读，用双精度：JavaScript 只有这一种运算。',
    ),
  },
  jsArrays: {
    title: text('JavaScript, an array per coordinate', 'JavaScript，每个坐标一个数组'),
    idea: text(
      'A structure of arrays in place of an array of structures, made doubles once and not for every pair; two bodies at once, so that a core need not wait for a root.',
      '结构体的数组改成数组的结构体，转成双精度只转一次，不必每对都转；一次算两个天体，核心不用干等开方。',
    ),
  },
  workers: {
    title: text('JavaScript, all cores', 'JavaScript，全部核心'),
    idea: text(
      'The arrays on every core: accelerations do not need each other, so each worker takes some bodies.',
      '所有核心都按数组来算：各天体的加速度互不相干，每个 worker 分一些天体。',
    ),
  },
  wasm: {
    title: text('WebAssembly SIMD', 'WebAssembly SIMD'),
    idea: text(
      'Four bodies in the lanes of a vector meet all others, in single precision as on the GPU.',
      '四个天体放进一个向量的四个通道，同其余天体一一计算；同 GPU 一样用单精度。',
    ),
  },
  wasmThreads: {
    title: text('WebAssembly SIMD, all cores', 'WebAssembly SIMD，全部核心'),
    idea: text(
      'The SIMD loop on every core, 32 bodies at a time, with a barrier before anybody moves.',
      'SIMD 循环放到所有核心上，一次领 32 个天体；都算完了，天体才移动。',
    ),
  },
} as const;
