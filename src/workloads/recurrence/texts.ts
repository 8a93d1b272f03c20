import { text } from '../../engine/text.ts';

export const TITLE = text('Recurrence', '循环网络');
export const SUMMARY = text(
  'h ← tanh(W·h + U·x), step by step: each step needs the state that the one before it left, as in a recurrent network.',
  'h ← tanh(Wh + Ux)，一步接一步：每一步都要用上一步留下的状态，循环神经网络就是这样。',
);

export const LABELS = {
  t: text('Steps in a sequence (T)', '序列的步数 T'),
  d: text('Width of the state (d)', '状态的宽度 d'),
  b: text('Sequences (B)', '序列条数 B'),
};

export const TOO_MUCH = text(
  '2 · T · B · d² may be at most 2^30, as every step is checked. Choose fewer steps, fewer sequences or a narrower state.',
  '每一步都要核对，因此 2 × T × B × d² 最多 2^30。请减少步数或序列条数，或选窄一些的状态。',
);

export const VARIANT_TEXTS = {
  steps: {
    title: text('One launch per step', '每步启动一次'),
    idea: text(
      'A thread computes one element of the new state, and a launch ends where all must have finished: T launches, each with little to do.',
      '一个线程算新状态的一个元素；要等所有人都算完，只能结束这次启动：一共启动 T 次，每次没多少活。',
    ),
  },
  loop: {
    title: text('One launch that loops', '一次启动，内部循环'),
    idea: text(
      'A workgroup stays with its sequence and keeps the state in workgroup memory, with barriers between steps; one sequence then has one workgroup, and the rest of the GPU has nothing.',
      '一个工作组守着一条序列，状态放在工作组内存里，步与步之间设屏障；这样一条序列只占一个工作组，GPU 的其余部分没事可做。',
    ),
  },
  js: {
    title: text('JavaScript', 'JavaScript'),
    idea: text(
      'The loops as one would write them: a row of W at a time is added to the new state, scaled by one number of the old.',
      '照着公式写循环：按旧状态的每个数，把 W 的一行乘上它加到新状态里。',
    ),
  },
  workers: {
    title: text('JavaScript, all cores', 'JavaScript，全部核心'),
    idea: text(
      'Each core takes some sequences. Of a single sequence one core does everything.',
      '每个核心领几条序列；只有一条序列时，活都在一个核心上。',
    ),
  },
  wasm: {
    title: text('WebAssembly SIMD', 'WebAssembly SIMD'),
    idea: text(
      'Four sequences by eight columns of sums stay in vector registers, so that a number of W serves four sequences per fetch.',
      '四条序列乘八列的部分和留在向量寄存器里，W 的每个数取一次供四条序列用。',
    ),
  },
  wasmThreads: {
    title: text('WebAssembly SIMD, all cores', 'WebAssembly SIMD，全部核心'),
    idea: text(
      'The SIMD kernel on every core, a few sequences each: what batching is for.',
      'SIMD 内核放到所有核心上，各领几条序列：这正是成批处理的用处。',
    ),
  },
} as const;
