import { text } from '../../engine/text.ts';

export const TITLE = text('Limit of orbit steps', '轨道迭代上限');
export const SUMMARY = text(
  'z = z² + c again and again without asking whether it escapes: three multiplications and five additions a step, the mix that Mandelbrot’s picture takes.',
  '一遍遍算 z = z² + c，不问是否逃逸：每步三次乘法、五次加法，正是画曼德博集合所用的配比。',
);

export const LABELS = {
  rows: text('Rows of 16 orbits', '行数（每行 16 条轨道）'),
  steps: text('Steps', '步数'),
};

export const TOO_LONG = text(
  'Rows times steps may be at most 2^30. Choose fewer rows or fewer steps.',
  '行数乘以步数最多 2^30。请减少行数或步数。',
);

export const VARIANT_TEXTS = {
  gpu: {
    title: text('Orbits on the GPU', 'GPU 轨道'),
    idea: text(
      'Every thread takes four orbits through all steps in registers; none waits for another.',
      '每个线程在寄存器里带四条轨道走完所有步，互不等待。',
    ),
  },
  js: {
    title: text('JavaScript', 'JavaScript'),
    idea: text(
      'One orbit at a time in float64: the bottom, measured as it is.',
      '用 float64 一次走一条轨道：最底下的一档，如实测来。',
    ),
  },
  wasm: {
    title: text('WebAssembly SIMD', 'WebAssembly SIMD'),
    idea: text(
      'Four vectors of four orbits side by side: while one waits for its result, the other three are computed.',
      '四个向量并排，每个含四条轨道：一个在等结果时，另外三个照算。',
    ),
  },
  wasmThreads: {
    title: text('WebAssembly SIMD, all cores', 'WebAssembly SIMD，全部核心'),
    idea: text(
      'The SIMD loop on every core: the most orbit steps that a browser gets out of this CPU.',
      'SIMD 循环放到所有核心上：浏览器能从这颗 CPU 得到的最多轨道步数。',
    ),
  },
} as const;
