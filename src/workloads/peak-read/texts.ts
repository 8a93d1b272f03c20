import { text } from '../../engine/text.ts';

export const TITLE = text('Limit of reading', '读取上限');
export const SUMMARY = text(
  'Reads far more than common caches hold and adds it up: how fast memory delivers.',
  '读的数据远多于一般缓存的容量，边读边求和：看内存供得上多快。',
);

export const VARIANT_TEXTS = {
  gpu: {
    title: text('Reading on the GPU', 'GPU 读取'),
    idea: text(
      'A workgroup reads 16 KiB, neighbouring threads neighbouring vectors of 16 bytes, and writes one sum.',
      '一个工作组读 16 KiB，相邻线程读相邻的 16 字节向量，最后只写一个和。',
    ),
  },
  js: {
    title: text('JavaScript', 'JavaScript'),
    idea: text(
      'One word at a time on one thread: additions, not memory, set its pace.',
      '单线程一次读一个字：决定快慢的是加法，不是内存。',
    ),
  },
  wasm: {
    title: text('WebAssembly SIMD', 'WebAssembly SIMD'),
    idea: text(
      'Four blocks side by side on one thread, 64 bytes of each per turn: four streams that the processor fetches ahead of. One core alone rarely keeps all of the memory busy.',
      '单线程同时读四个块，每轮各读 64 字节：四路顺序读取，处理器会自动预取。单靠一个核心，内存往往还有余力。',
    ),
  },
  wasmThreads: {
    title: text('WebAssembly SIMD, all cores', 'WebAssembly SIMD，全部核心'),
    idea: text(
      'The same on every core, a megabyte each at a time: all that the CPU can get from memory.',
      '所有核心一起读，每次各领 1 MiB：CPU 能从内存拿到的上限。',
    ),
  },
} as const;
