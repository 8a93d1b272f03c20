/** Long sums that several workgroups share, where there are too few of them to fill a GPU: how many, and the pass that ends it. */
import sumSlicesCode from '../../../shaders/matmul/sum-slices.wgsl?raw';
import type { GpuPass } from '../../engine/contract.ts';

/** Workgroups that keep a large GPU busy, and what the last pass may have to add up. */
const BUSY = 512;
const MOST_SLICES = 64;

/**
 * @param tiles workgroups without slices
 * @param steps products of each sum
 * @param fewest of them that are worth a slice
 * @param whole how a GPU is filled: up to what keeps it busy, or beyond
 */
export const slicesFor = (tiles: number, steps: number, fewest: number, whole = Math.floor): number =>
  Math.max(1, Math.min(whole(BUSY / tiles), Math.floor(steps / fewest), MOST_SLICES));

/** @param parts [slices, size] to `target` [size], both f32 */
export const sumSlices = (parts: string, target: string, size: number, slices: number): GpuPass => ({
  shader: 'matmul/sum-slices.wgsl',
  code: sumSlicesCode,
  bindings: [parts, target],
  problem: [size, slices],
  workgroups: [Math.ceil(size / 64), 1, 1],
});
