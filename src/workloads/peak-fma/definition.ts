/** What the multiply-add rate is: its parameters, tensors, inputs and cost. */
import type { Cost, DeviceLimit, LocalText, ParamSchema, Tensors } from '../../engine/contract.ts';
import { randomUnit } from '../../engine/random.ts';
import { isLongEnough, LARGE, SMALL, sizeParams } from '../peak-arithmetic.ts';
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
  ...sizeParams(LABELS),
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

const several = (chains: readonly number[], size: { readonly rows: number; readonly steps: number }) =>
  chains.map((one) => ({ chains: one, ...size }));

export const limit: DeviceLimit<PeakFmaParams> = {
  of: 'arithmetic',
  cases(variant, hardware) {
    if (variant.on === 'gpu') return hardware ? several([1, 2, 4, 8], LARGE) : several([4, 8], SMALL);
    return variant.on === 'wasm' && variant.threads === 'all' ? several([8], SMALL) : [];
  },
  counts: isLongEnough,
};
