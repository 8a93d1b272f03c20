/** What the lesson measures. Sizes in `small` are what a processor that plays GPU can bear. */
import type { Lesson } from '../lesson.ts';
import { text } from '../text.ts';
import { LIMIT_CPU, LIMIT_HARDWARE, LIMIT_SOFTWARE } from '../your-roofline/runs.ts';

interface Sizes {
  readonly poses: number;
  /** Of a side of the plate. */
  readonly cells: number;
  readonly paths: number;
  readonly bodies: number;
}

/** Of each field two good GPU kernels, and the best that the CPU has. */
const fields = ({ poses, cells, paths, bodies }: Sizes) => [
  `docking:tiled|four|wasm-threads:n=${poses}`,
  `heat:rows|blocked|wasm-threads:width=${cells}`,
  `option-price:registers|tree|wasm-threads:n=${paths}`,
  `n-body:tiled|split|wasm-threads:n=${bodies}`,
];

export const runs = {
  fields: {
    title: text('Four fields, on GPU and CPU', '四个行业，GPU 和 CPU'),
    patterns: fields({ poses: 2 ** 14, cells: 1024, paths: 2 ** 22, bodies: 4096 }),
    small: fields({ poses: 1024, cells: 256, paths: 2 ** 16, bodies: 1024 }),
    budgetMs: 15_000,
    view: 'none',
    keepOutputs: true,
  },
  roof: {
    title: text('This machine’s roofs', '这台机器的屋顶'),
    patterns: [...LIMIT_HARDWARE, ...LIMIT_CPU],
    small: [...LIMIT_SOFTWARE, ...LIMIT_CPU],
    budgetMs: 8000,
    view: 'none',
  },
} as const satisfies Lesson['runs'];
