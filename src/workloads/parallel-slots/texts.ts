import { text } from '../../engine/text.ts';

export const TITLE = text('Parallel slots', '并行座位');
export const SUMMARY = text(
  'The same small work for more and more workgroups: time stands still while there are free slots, and climbs once there are none.',
  '同样的一小份工作，交给越来越多的工作组：还有空位时用时不变，坐满之后才往上走。',
);

export const LABELS = {
  groups: text('Workgroups of 64', '工作组数（每组 64）'),
  steps: text('Steps per invocation', '每次调用的步数'),
};

export const TOO_LONG = text(
  'Workgroups times 64 times steps may be at most 2^32. Choose fewer workgroups or fewer steps.',
  '工作组数乘以 64 再乘以步数最多 2^32。请减少工作组数或步数。',
);

export const VARIANT_TEXTS = {
  light: {
    title: text('Workgroups of 64', '64 个线程的工作组'),
    idea: text(
      'A workgroup needs a few registers and nothing else, so a core holds as many at once as it can count.',
      '一个工作组只要几个寄存器，别无所需，所以一个计算单元能同时容下的组数达到上限。',
    ),
  },
  roomy: {
    title: text('Workgroups that need 16 KiB each', '每组占 16 KiB 的工作组'),
    idea: text(
      'The same work, but each workgroup reserves 16 KiB of workgroup memory: fewer fit on a core, and the slots are taken sooner.',
      '工作不变，只是每组要占 16 KiB 工作组内存：一个计算单元容得下的组少了，座位更早坐满。',
    ),
  },
  js: {
    title: text('JavaScript', 'JavaScript'),
    idea: text(
      'One thread takes one workgroup’s work after the other: time grows from the first one on.',
      '单线程一份接一份地做：从第一份起，用时就一路往上走。',
    ),
  },
  workers: {
    title: text('JavaScript, all cores', 'JavaScript，全部核心'),
    idea: text(
      'Each core takes a workgroup’s work at a time: as many slots as cores.',
      '每个核心一次领一个工作组的活：有几个核心就有几个座位。',
    ),
  },
  wasm: {
    title: text('WebAssembly SIMD', 'WebAssembly SIMD'),
    idea: text(
      'Sixteen of the 64 invocations side by side in four vectors, on one thread.',
      '单线程，64 次调用里每次并排做十六次，放在四个向量里。',
    ),
  },
  wasmThreads: {
    title: text('WebAssembly SIMD, all cores', 'WebAssembly SIMD，全部核心'),
    idea: text(
      'The SIMD loop on every core, a workgroup’s work at a time.',
      'SIMD 循环放到所有核心上，一次领一组的活。',
    ),
  },
} as const;
