/** What the multiply-add rate is: its parameters, tensors, inputs and cost. */
import type { Cost, DeviceLimit, LocalText, ParamSchema, Tensors } from '../../engine/contract.ts';
import { randomUnit } from '../../engine/random.ts';
import { LABELS, NOT_A_POWER, TOO_LONG } from './texts.ts';

/** `rows` of 32 numbers, each taken through `steps` steps of x ← x² + c; a thread has `chains` of them under way. */
export type PeakFmaParams = {
  readonly chains: number;
  readonly rows: number;
  readonly steps: number;
};

/** Numbers of a row, which share a coefficient: eight vectors of four. ROW of the shaders. */
export const ROW = 32;

export const params: ParamSchema = {
  chains: {
    kind: 'int',
    label: LABELS.chains,
    min: 1,
    max: 8,
    default: 8,
    scale: 'linear',
    steps: [1, 2, 4, 8],
  },
  rows: {
    kind: 'int',
    label: LABELS.rows,
    min: 1,
    max: 2 ** 20,
    default: 2 ** 12,
    scale: 'log2',
    steps: [2 ** 10, 2 ** 12, 2 ** 14, 2 ** 16, 2 ** 18],
  },
  steps: {
    kind: 'int',
    label: LABELS.steps,
    min: 1,
    max: 4096,
    default: 1024,
    scale: 'log2',
    steps: [256, 1024, 4096],
  },
};

/** Steps of all numbers together, at most: more would take minutes on one thread. */
const MOST = 2 ** 36;

export function invalid({ chains, rows, steps }: PeakFmaParams): LocalText | null {
  if (![1, 2, 4, 8].includes(chains)) return NOT_A_POWER;
  return ROW * rows * steps > MOST ? TOO_LONG : null;
}

export const tensors = ({ rows }: PeakFmaParams) => {
  const numbers = { dtype: 'f32', shape: [rows, ROW] } as const;
  return {
    inputs: { start: numbers, coefficient: { dtype: 'f32', shape: [rows] } as const },
    outputs: { end: numbers },
  };
};

/**
 * Starts uniform in [-0.25, 0.25), coefficients within 1 / steps of -3/4 (a quarter at most). There the recurrence
 * stays within [-1, 1] and is neither chaotic nor soon at rest: it swings around -1/2 with an amplitude that falls like
 * 1 / √n, so that the end still tells how many steps were taken, and every mantissa bit changes at every step.
 */
export function generate({ rows, steps }: PeakFmaParams, seed: number): Tensors {
  const start = randomUnit(seed, 1);
  const coefficient = randomUnit(seed, 2);
  const width = Math.min(0.25, 1 / steps);
  return {
    start: Float32Array.from({ length: rows * ROW }, () => start() / 2 - 0.25),
    coefficient: Float32Array.from({ length: rows }, () => width * (2 * coefficient() - 1) - 0.75),
  };
}

/** A multiplication and an addition a step; each number read and written once, a coefficient per row. */
export const cost = ({ rows, steps }: PeakFmaParams): Cost => ({
  flops: 2 * ROW * rows * steps,
  bytes: 4 * (2 * ROW + 1) * rows,
});

/** Numbers times steps that keep all of a large GPU busy for long enough; a software adapter and a CPU need less. */
const LARGE = { rows: 2 ** 16, steps: 4096 } as const;
const SMALL = { rows: 2 ** 12, steps: 1024 } as const;

const several = (chains: readonly number[], size: { readonly rows: number; readonly steps: number }) =>
  chains.map((one) => ({ chains: one, ...size }));

export const limit: DeviceLimit<PeakFmaParams> = {
  of: 'arithmetic',
  cases(variant, hardware) {
    if (variant.on === 'gpu') return hardware ? several([1, 2, 4, 8], LARGE) : several([4, 8], SMALL);
    return variant.on === 'wasm' && variant.threads === 'all' ? several([8], SMALL) : [];
  },
  // Shorter work is mostly the cost of starting it.
  counts: ({ rows, steps }) => rows * steps >= SMALL.rows * SMALL.steps,
};
