import { text } from '../../engine/text.ts';

export const TITLE = text('Dependent chains', '依赖链');
export const SUMMARY = text(
  'Every step needs the result of the step before: one chain cannot be spread, many chains can.',
  '每一步都要用上一步的结果：一条链分不开，许多条链才分得开。',
);

export const LABELS = {
  chains: text('Chains', '链的条数'),
  steps: text('Steps per chain', '每条链的步数'),
};

export const TOO_LONG = text(
  'Chains times steps may be at most 2^32. Choose fewer chains or fewer steps.',
  '链数乘以步数最多 2^32。请减少链数或步数。',
);

export const VARIANT_TEXTS = {
  one: {
    title: text('One chain per thread', '每线程一条链'),
    idea: text(
      'A thread follows one chain and waits after every step; thousands of other chains are what it could be busy with.',
      '一个线程走一条链，每走一步都要等；能让它不闲着的，只有别的成千上万条链。',
    ),
  },
  four: {
    title: text('Four chains per thread', '每线程四条链'),
    idea: text(
      'Four chains in one thread wait together instead of one after the other: a gain where there are few threads, none where there are plenty.',
      '一个线程带四条链，四份等待叠在一起：线程少时有好处，线程多时没有。',
    ),
  },
  js: {
    title: text('JavaScript', 'JavaScript'),
    idea: text(
      'One chain after the other on one thread: a core with a short wait per step, and nothing to fill it with.',
      '单线程一条接一条：核心每步等得短，但等的时候无事可做。',
    ),
  },
  jsFour: {
    title: text('JavaScript, four chains at once', 'JavaScript，四条链并行'),
    idea: text(
      'Four chains in one loop: the core works on three while the fourth waits. One chain alone gains nothing.',
      '循环里放四条链：一条在等，核心去算另外三条。只有一条链时毫无好处。',
    ),
  },
  workers: {
    title: text('JavaScript, all cores', 'JavaScript，全部核心'),
    idea: text('Four chains at once on every core: each worker takes some chains.', '所有核心都四条链并行，各领几条。'),
  },
  wasm: {
    title: text('WebAssembly SIMD', 'WebAssembly SIMD'),
    idea: text(
      'Sixteen chains side by side in four vectors: SIMD spreads chains, not the steps of one.',
      '十六条链并排放在四个向量里：SIMD 能分的是链，不是一条链上的步。',
    ),
  },
  wasmThreads: {
    title: text('WebAssembly SIMD, all cores', 'WebAssembly SIMD，全部核心'),
    idea: text('The SIMD loop on every core, sixteen chains at a time.', 'SIMD 循环放到所有核心上，一次领十六条链。'),
  },
} as const;
