import { text } from '../../engine/text.ts';

export const TITLE = text('Limit of copying', '复制上限');
export const SUMMARY = text(
  'Copies far more than common caches hold: how fast memory delivers and takes at once.',
  '复制的数据远多于一般缓存的容量：看内存一边读一边写能有多快。',
);

export const VARIANT_TEXTS = {
  gpu: {
    title: text('Copying on the GPU', 'GPU 复制'),
    idea: text(
      'A workgroup copies 16 KiB, neighbouring threads neighbouring vectors of 16 bytes, four loads before the first store.',
      '一个工作组复制 16 KiB，相邻线程搬相邻的 16 字节向量，先发出四次读再写。',
    ),
  },
  js: {
    title: text('JavaScript', 'JavaScript'),
    idea: text(
      'One call to TypedArray.set on one thread, which is the browser’s own copy.',
      '单线程调用一次 TypedArray.set，用的是浏览器自己的复制。',
    ),
  },
  wasm: {
    title: text('WebAssembly SIMD', 'WebAssembly SIMD'),
    idea: text(
      'memory.copy on one thread, which is the engine’s own copy: no loop of ours is faster.',
      '单线程用 memory.copy，也就是引擎自己的复制：自己写循环不会更快。',
    ),
  },
  wasmThreads: {
    title: text('WebAssembly SIMD, all cores', 'WebAssembly SIMD，全部核心'),
    idea: text('The same on every core, a megabyte each at a time.', '所有核心一起复制，每次各领 1 MiB。'),
  },
} as const;
