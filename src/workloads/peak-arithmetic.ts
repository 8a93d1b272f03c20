/** Sizes that the workloads share which find the limit of arithmetic. */
import type { IntParam, LocalText } from '../engine/contract.ts';

interface Sizes {
  readonly rows: number;
  readonly steps: number;
}

/** Numbers of a row are independent of each other; each goes through all steps, one after the other. */
export const sizeParams = (
  labels: Readonly<Record<keyof Sizes, LocalText>>,
): Readonly<Record<keyof Sizes, IntParam>> => ({
  rows: {
    kind: 'int',
    label: labels.rows,
    min: 1,
    max: 2 ** 20,
    default: 2 ** 12,
    scale: 'log2',
    steps: [2 ** 10, 2 ** 12, 2 ** 14, 2 ** 16, 2 ** 18],
  },
  steps: {
    kind: 'int',
    label: labels.steps,
    min: 1,
    max: 4096,
    default: 1024,
    scale: 'log2',
    steps: [256, 1024, 4096],
  },
});

/** Keeps all of a large GPU busy for long enough. */
export const LARGE = { rows: 2 ** 16, steps: 4096 } as const;
/** As much as a software adapter and a CPU need. */
export const SMALL = { rows: 2 ** 12, steps: 1024 } as const;

/** Shorter work is mostly the cost of starting it. */
export const isLongEnough = ({ rows, steps }: Sizes): boolean => rows * steps >= SMALL.rows * SMALL.steps;
