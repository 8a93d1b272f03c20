/**
 * Inputs rotate among copies where memory is what limits a kernel: otherwise the second iteration would read from the
 * last-level cache what an application reads from memory.
 */

import type { Job } from './contract.ts';
import { bytesOf } from './sizes.ts';

/** Larger than the last-level cache of the machines that we know (50 MB on an H100, 96 MB on large desktop parts). */
const BEYOND_CACHE_BYTES = 2 ** 27;
/** Copies of a small input cost time to make and would not fill a cache anyway. */
const MOST_COPIES = 32;

/** How many copies of its inputs a job rotates among; 1 where arithmetic is the limit. */
export function inputCopies({ workload, params }: Pick<Job, 'workload' | 'params'>): number {
  if (workload.boundBy(params) === 'arithmetic') return 1;
  const bytes = bytesOf(workload.tensors(params).inputs);
  return Math.min(Math.max(Math.ceil(BEYOND_CACHE_BYTES / Math.max(bytes, 1)), 1), MOST_COPIES);
}
