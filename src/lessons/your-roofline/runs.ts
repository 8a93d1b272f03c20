/** What the lesson measures. Sizes in `small` are what a processor that plays GPU can bear. */
import type { Lesson } from '../lesson.ts';
import { text } from '../text.ts';

interface Sizes {
  /** Numbers to add. */
  readonly add: number;
  /** Pixels of a side: of the filtered picture, and of the drawn one. */
  readonly picture: number;
  readonly drawing: number;
  /** Of the matrices. */
  readonly n: number;
}

/** Plain code and good code of each side, at one size: few enough to be measured with the roofs in one go. */
const kernels = ({ add, picture, drawing, n }: Sizes) => [
  `vector-add:vec4|wasm-threads:n=${add}`,
  `convolution:direct|tiled|wasm-threads:size=${picture},k=3`,
  `matmul:naive|tiled|registers-direct|js-textbook|wasm-threads:n=${n}`,
  `mandelbrot:squares|wasm-threads:width=${drawing},limit=256`,
];

/** What the device page finds a machine's limit by, for either kind of adapter, without the second look at memory. */
export const LIMIT_CPU = ['peak-fma:wasm-threads:chains=8,rows=4096,steps=1024', 'peak-copy:wasm-threads:blocks=4096'];
export const LIMIT_HARDWARE = ['peak-fma:gpu:chains=2|4|8,rows=65536,steps=4096', 'peak-copy:gpu:blocks=4096|16384'];
export const LIMIT_SOFTWARE = ['peak-fma:gpu:chains=8,rows=4096,steps=1024', 'peak-copy:gpu:blocks=4096'];

export const runs = {
  all: {
    title: text('This machine’s roofs, and four lessons’ kernels below them', '这台机器的屋顶，以及四课里的内核'),
    patterns: [...LIMIT_HARDWARE, ...LIMIT_CPU, ...kernels({ add: 2 ** 22, picture: 1024, drawing: 1024, n: 512 })],
    small: [...LIMIT_SOFTWARE, ...LIMIT_CPU, ...kernels({ add: 2 ** 20, picture: 256, drawing: 256, n: 128 })],
    budgetMs: 20_000,
    view: 'none',
  },
} as const satisfies Lesson['runs'];
