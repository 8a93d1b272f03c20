import { text } from '../../engine/text.ts';

export const TITLE = text('Attention', '注意力');
export const SUMMARY = text(
  'Every token of a sequence looks at all tokens before it at once: scores, softmax, and a weighted sum of values. Its arithmetic grows with the square of the length.',
  '序列里每个 token 同时看它前面的所有 token：打分、softmax、再对值加权求和。运算量随长度的平方增长。',
);

export const LABELS = {
  t: text('Tokens (T)', '序列长度 T'),
  d: text('Width of a head (d)', '每个头的宽度 d'),
  heads: text('Heads', '头数'),
};

export const VARIANT_TEXTS = {
  kernels: {
    title: text('Three kernels', '三个内核'),
    idea: text(
      'One after the other: a thread per score, a thread per query’s softmax, a thread per four numbers of the result. All scores go through memory.',
      '一个接一个：每个分数一个线程，每个查询的 softmax 一个线程，结果每四个数一个线程。所有分数都要进出显存。',
    ),
  },
  blocks: {
    title: text('Three kernels, register blocks', '三个内核，寄存器分块'),
    idea: text(
      'Both products keep blocks of 8×4 sums in registers, and no block is computed that lies wholly in the future.',
      '两次相乘都把 8×4 个和留在寄存器里；整块都属于未来的部分不算。',
    ),
  },
  fused: {
    title: text('Fused', '融合'),
    idea: text(
      'A workgroup takes 32 queries through tiles of keys and values; a running maximum and sum make the matrix of scores unnecessary.',
      '一个工作组带着 32 个查询逐块走过键和值；边走边更新最大值与总和，分数矩阵就不必存下来。',
    ),
  },
  subgroups: {
    title: text('Fused, subgroups', '融合，子组'),
    idea: text(
      'A subgroup takes four queries along, a key per lane: the lanes tell each other maxima and weights without a barrier.',
      '一个子组带四个查询往前走，每个通道一个键：最大值和权重在通道之间直接传，不用屏障。',
    ),
  },
  js: {
    title: text('JavaScript', 'JavaScript'),
    idea: text('A query at a time, on one thread, in double precision.', '单线程，一次一个查询，双精度。'),
  },
  wasm: {
    title: text('WebAssembly SIMD', 'WebAssembly SIMD'),
    idea: text(
      'Four queries at a time through tiles of 64 keys; sums stay in vector registers, and exponentials are taken four at once.',
      '一次四个查询，走过 64 个键一块的小块；和留在向量寄存器里，指数一次算四个。',
    ),
  },
  wasmThreads: {
    title: text('WebAssembly SIMD, all cores', 'WebAssembly SIMD，全部核心'),
    idea: text(
      'The SIMD loops on every core: no query depends on another, so each takes some.',
      'SIMD 循环放到所有核心上：各查询互不相干，每个核心分一些。',
    ),
  },
} as const;
