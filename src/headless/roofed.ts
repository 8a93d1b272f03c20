/** The work that is held against a roof of its own: `--suite roofs` measures it, roof-bars.ts judges it. */
import type { Params } from '../engine/contract.ts';

export interface Roofed {
  readonly workload: string;
  readonly at: Params;
  /** Of the GPU. */
  readonly kernel: string;
}

/** The contender of the CPU. */
export const ON_ALL_CORES = 'wasm-threads';

/** `width=1024`, … */
export const sizeOf = ({ at }: Roofed): readonly string[] =>
  Object.entries(at).map(([name, value]) => `${name}=${value}`);

/**
 * Too large for common caches, where memory is the roof; a picture all of whose points take every step beside the usual
 * one.
 */
export const ROOFED: readonly Roofed[] = [
  { workload: 'mandelbrot', at: { width: 1024, limit: 256, view: 'whole' }, kernel: 'squares' },
  { workload: 'mandelbrot', at: { width: 1024, limit: 256, view: 'inside' }, kernel: 'squares' },
  { workload: 'transpose', at: { n: 4096 }, kernel: 'padded' },
  { workload: 'strided-copy', at: { stride: 1, count: 2 ** 24 }, kernel: 'four' },
  { workload: 'vector-add', at: { n: 2 ** 24 }, kernel: 'vec4' },
];
