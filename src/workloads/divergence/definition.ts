/** What diverging branches are: their parameters, tensors, inputs and cost. */
import type { Cost, ParamSchema, Tensors } from '../../engine/contract.ts';
import { randomU32, randomUnit, shuffle } from '../../engine/random.ts';
import { LABELS, PATTERN_LABELS } from './texts.ts';

/**
 * Each of n elements takes one of two branches of `steps` steps. `runs`: `run` neighbours take the same branch, the
 * next `run` the other. `random`: the elements of the `runs` pattern in random order; as many as before take each
 * branch.
 */
export type DivergenceParams = {
  readonly run: number;
  readonly n: number;
  readonly steps: number;
  readonly pattern: string;
};

export const params: ParamSchema = {
  run: {
    kind: 'int',
    label: LABELS.run,
    min: 1,
    max: 2 ** 20,
    default: 1,
    scale: 'log2',
    steps: [1, 2, 4, 8, 16, 32, 64, 128, 256],
  },
  n: {
    kind: 'int',
    label: LABELS.n,
    min: 1,
    max: 2 ** 20,
    default: 2 ** 16,
    scale: 'log2',
    steps: [2 ** 12, 2 ** 14, 2 ** 16, 2 ** 18, 2 ** 20],
  },
  steps: { kind: 'int', label: LABELS.steps, min: 1, max: 4096, default: 256, scale: 'log2', steps: [64, 256, 1024] },
  pattern: { kind: 'choice', label: LABELS.pattern, options: PATTERN_LABELS, default: 'runs' },
};

/** `branch` is 0 or 1. */
export const tensors = ({ n }: DivergenceParams) => {
  const words = { dtype: 'u32', shape: [n] } as const;
  return { inputs: { start: words, branch: words }, outputs: { end: words } };
};

export function generate({ run, n, pattern }: DivergenceParams, seed: number): Tensors {
  const branches = Array.from({ length: n }, (_, i) => Math.floor(i / run) % 2);
  if (pattern === 'random') shuffle(branches, randomUnit(seed, 2));
  return { start: Uint32Array.from({ length: n }, randomU32(seed, 1)), branch: Uint32Array.from(branches) };
}

/** A shift, an exclusive or, a multiplication and an addition, in both branches. */
const OPS_PER_STEP = 4;

export const cost = ({ n, steps }: DivergenceParams): Cost => ({
  flops: 0,
  bytes: 12 * n,
  otherOps: OPS_PER_STEP * n * steps,
});

/** Both branches for every element. */
export const bothCost = ({ n, steps }: DivergenceParams): Cost => ({
  flops: 0,
  bytes: 12 * n,
  otherOps: 2 * OPS_PER_STEP * n * steps,
});
