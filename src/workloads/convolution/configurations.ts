/** What the tuner may choose among: the kernels with all k² taps, under one printable name each. */
import type { GpuCapabilities, Tuning } from '../../engine/contract.ts';
import { configurationNamed } from '../configurations.ts';
import { STREAMING_K, tileFits } from '../filtering/requirements.ts';
import type { ConvolutionParams } from './definition.ts';

/** `side` of a tile; `rows` that a thread of `streaming` goes down. */
export type Configuration =
  | { readonly kernel: 'direct' | 'direct-rows' | 'texture' }
  | { readonly kernel: 'tiled'; readonly side: number }
  | { readonly kernel: 'streaming'; readonly rows: number };

/** Names begin with the kernel: `direct-rows`, `tiled 16`, `streaming 8`. */
export function nameOf(one: Configuration): string {
  if (one.kernel === 'tiled') return `tiled ${one.side}`;
  return one.kernel === 'streaming' ? `streaming ${one.rows}` : one.kernel;
}

const ALL: readonly Configuration[] = [
  { kernel: 'direct' },
  { kernel: 'direct-rows' },
  { kernel: 'texture' },
  ...[8, 16, 32].map((side) => ({ kernel: 'tiled', side }) as const),
  ...[4, 8, 16, 32].map((rows) => ({ kernel: 'streaming', rows }) as const),
];

function fits(one: Configuration, p: ConvolutionParams, caps: GpuCapabilities): boolean {
  if (one.kernel === 'streaming') return p.k === STREAMING_K;
  // A software adapter pays so dearly for barriers that a tile has no chance, and takes seconds to show it.
  if (one.kernel === 'tiled') return !caps.software && tileFits(one.side)(p, caps) === null;
  return true;
}

/** Good without tuning: measured on a software adapter. Fewer rows than there leave a GPU more threads. */
function fallback({ k }: ConvolutionParams, { software }: GpuCapabilities): Configuration {
  if (k === STREAMING_K) return { kernel: 'streaming', rows: software ? 16 : 8 };
  return { kernel: 'direct-rows' };
}

/** The default first. */
export function configurationsFor(p: ConvolutionParams, caps: GpuCapabilities): readonly Configuration[] {
  const first = fallback(p, caps);
  return [first, ...ALL.filter((one) => fits(one, p, caps) && nameOf(one) !== nameOf(first))];
}

/** The one of that name; the default without one. */
export const configurationOf = (p: ConvolutionParams, caps: GpuCapabilities, name?: string): Configuration =>
  configurationNamed(configurationsFor(p, caps), nameOf, name);

/** Pictures of fewer pixels leave a GPU short of threads where each computes many. */
const SMALL = 512 * 512;

/** `k 3, large`; the other size of the same k counts where a size was not tuned. */
function buckets({ size, height, k }: ConvolutionParams): readonly string[] {
  const sizes = size * height < SMALL ? ['small', 'large'] : ['large', 'small'];
  return sizes.map((name) => `k ${k}, ${name}`);
}

/** k of what is tuned when nothing else was asked for. */
const TUNED_K = [3, 5, 9];
const SIDES = { software: [256], hardware: [256, 2048] } as const;

export const tuning: Tuning<ConvolutionParams> = {
  variant: 'tuned',
  dtype: 'u8',
  configurations: (p, caps) => configurationsFor(p, caps).map(nameOf),
  buckets,
  sizes: ({ software }) =>
    SIDES[software ? 'software' : 'hardware'].flatMap((size) =>
      TUNED_K.map((k) => ({ size, k, height: size, filter: 'gaussian' })),
    ),
};
