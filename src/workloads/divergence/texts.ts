import { text } from '../../engine/text.ts';

export const TITLE = text('Diverging branches', '分支分歧');
export const SUMMARY = text(
  'Each element takes one of two branches of equal cost. Threads that run in step must walk both where they disagree.',
  '每个元素走两条等价分支中的一条。同步前进的线程若意见不一，就得两条都走。',
);

export const LABELS = {
  run: text('Neighbours that agree', '走同一分支的相邻元素个数'),
  n: text('Elements (n)', '元素个数 n'),
  steps: text('Steps per element', '每个元素的步数'),
  pattern: text('Pattern', '分布'),
};

export const PATTERN_LABELS = [
  { value: 'runs', label: text('Runs of equal length', '等长的段') },
  { value: 'random', label: text('Shuffled', '打乱') },
];

export const VARIANT_TEXTS = {
  branch: {
    title: text('Branch', '直接分支'),
    idea: text(
      'An if and an else: a wave whose threads agree walks one branch, any other walks both, one after the other.',
      '一个 if，一个 else：一个波若意见一致，只走一条；否则两条先后都走。',
    ),
  },
  both: {
    title: text('Both, then choose', '两条都算再选'),
    idea: text(
      'Every thread walks both branches and keeps one result: twice the work, the same for every pattern.',
      '每个线程把两条都走完，留下一个结果：工作量加倍，但什么分布都一样快。',
    ),
  },
  regrouped: {
    title: text('Regrouped', '重新分组'),
    idea: text(
      'A workgroup first sorts its 256 elements by branch in workgroup memory, so that at most one of its waves disagrees.',
      '工作组先在工作组内存里把 256 个元素按分支分到两头，这样最多只有一个波意见不一。',
    ),
  },
  js: {
    title: text('JavaScript', 'JavaScript'),
    idea: text(
      'One element after the other on one thread: each walks its own branch and no other, whatever the pattern.',
      '单线程逐个元素来：各走各的分支，什么分布都一样。',
    ),
  },
  workers: {
    title: text('JavaScript, all cores', 'JavaScript，全部核心'),
    idea: text(
      'The same loop on every core: cores do not run in step, so nobody waits for a neighbour’s branch.',
      '同样的循环放到所有核心上：核心之间并不同步，谁也不必陪邻居走另一条。',
    ),
  },
  wasm: {
    title: text('WebAssembly SIMD', 'WebAssembly SIMD'),
    idea: text(
      'Sixteen elements in four vectors, whose lanes run in step: where they disagree both branches are walked, as on a GPU.',
      '十六个元素放在四个向量里，各通道同步前进：意见不一就两条都走，同 GPU 一样。',
    ),
  },
  wasmThreads: {
    title: text('WebAssembly SIMD, all cores', 'WebAssembly SIMD，全部核心'),
    idea: text('The SIMD loop on every core, some elements each.', 'SIMD 循环放到所有核心上，各领一些元素。'),
  },
} as const;
