import { text } from '../../engine/text.ts';

export const TITLE = text('Docking', '分子对接');
export const SUMMARY = text(
  'How well a small molecule fits into a protein’s pocket: for thousands of poses, the energy between all pairs of atoms. All coordinates are made up.',
  '小分子放进蛋白质的口袋合不合适：试几千种姿态，每种都要算遍所有原子对之间的作用能。坐标都是虚构的。',
);

export const LABELS = {
  n: text('Poses (n)', '姿态数 n'),
  atoms: text('Atoms of the molecule', '分子的原子数'),
  pocket: text('Atoms of the pocket', '口袋的原子数'),
};

export const TOO_LONG = text(
  'More than 4.3 billion pairs of atoms (poses × atoms of the molecule × atoms of the pocket): choose fewer of one of them.',
  '原子对超过 43 亿（姿态数 × 分子原子数 × 口袋原子数）：请把其中一项改小。',
);

export const VARIANT_TEXTS = {
  poses: {
    title: text('A thread per pose', '每姿态一个线程'),
    idea: text(
      'Each thread turns the molecule its own way and goes through all pairs; every thread reads every atom of the pocket from memory.',
      '每个线程把分子摆成自己的姿态，算遍所有原子对；口袋里的每个原子，每个线程都要从内存读一遍。',
    ),
  },
  tiled: {
    title: text('Pocket in tiles', '口袋分块'),
    idea: text(
      'A workgroup fetches 64 atoms of the pocket at a time into its own memory, where 64 poses use each of them for all atoms of the molecule.',
      '工作组每次把口袋的 64 个原子取到自己的内存里，64 个姿态拿它们同分子的所有原子配对。',
    ),
  },
  four: {
    title: text('Four poses per thread', '每线程四个姿态'),
    idea: text(
      'An atom that was fetched meets four poses, and what depends on the kinds of the pair alone is computed once for all four.',
      '取来的原子一次对四个姿态；只取决于两个原子种类的量，四个姿态只算一次。',
    ),
  },
  js: {
    title: text('JavaScript', 'JavaScript'),
    idea: text(
      'One pair after the other on one thread, each atom’s numbers side by side in memory.',
      '单线程逐对计算，每个原子的几个数在内存里挨在一起。',
    ),
  },
  jsColumns: {
    title: text('JavaScript, columns', 'JavaScript，按列存放'),
    idea: text(
      'All x side by side, then all y, and so on, and two pairs at once: one’s division fills the other’s waiting.',
      '所有 x 放一起，再是所有 y……每轮两对：一对在等除法，另一对正好算。',
    ),
  },
  wasm: {
    title: text('WebAssembly SIMD', 'WebAssembly SIMD'),
    idea: text(
      'Columns again, eight atoms of the pocket in two vectors, in single precision as on the GPU.',
      '同样按列存放，口袋的八个原子装进两个向量；同 GPU 一样用单精度。',
    ),
  },
  wasmThreads: {
    title: text('WebAssembly SIMD, all cores', 'WebAssembly SIMD，全部核心'),
    idea: text(
      'The SIMD loop on every core: poses know nothing of each other.',
      'SIMD 循环放到所有核心上：姿态之间互不相干。',
    ),
  },
} as const;
