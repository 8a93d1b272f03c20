/** AlexNet's first layer, and how much of it runs at once here. Pure. */

import { isCoarse } from '../../results/warning-codes.ts';
import { shapeOf } from '../../workloads/conv-layer/definition.ts';
import { LAYERS } from '../../workloads/conv-layer/layers.ts';
import { GROUP } from '../../workloads/parallel-slots/definition.ts';
import type { Results } from '../lesson.ts';
import { rowsOf } from '../results.ts';
import type { Side } from './works.ts';

const SHAPE = shapeOf({ ...LAYERS[1], n: 1, layer: '1', h: LAYERS[1].w });

export const LAYER = {
  width: SHAPE.outWidth,
  height: SHAPE.outHeight,
  filters: SHAPE.filters,
  /** Each is the sum of `products`, and none needs another. */
  sums: SHAPE.pixels * SHAPE.filters,
  products: SHAPE.products,
};

/** For the text. */
export const SUMS = LAYER.sums.toLocaleString('en');

const VARIANTS = { gpu: 'light', cpu: 'wasm-threads' } as const;

/**
 * How many threads' steps go on at once: work over time, in units of a workgroup that is alone. Null where a time is
 * missing or the clock is too coarse for it.
 */
export function atOnce(results: Results, side: Side): number | null {
  const rows = rowsOf(results, 'parts').filter(
    ({ workload, variant }) => workload === 'parallel-slots' && variant === VARIANTS[side],
  );
  const groupsOf = (row: (typeof rows)[number]) => Number(row.params.groups);
  const sorted = [...rows].sort((a, b) => groupsOf(a) - groupsOf(b));
  const [one] = sorted;
  const many = sorted.at(-1);
  if (!one?.kernelMs || !many?.kernelMs || one === many) return null;
  if ([one, many].some(({ warnings }) => warnings.some(isCoarse))) return null;
  return (GROUP * groupsOf(many) * one.kernelMs.median) / (groupsOf(one) * many.kernelMs.median);
}
