/** What the rate of orbit steps is: its parameters, tensors, inputs and cost. */
import type { Cost, DeviceLimit, LocalText, ParamSchema, Tensors } from '../../engine/contract.ts';
import { randomUnit } from '../../engine/random.ts';
import { isLongEnough, LARGE, SMALL, sizeParams } from '../peak-arithmetic.ts';
import { LABELS, TOO_LONG } from './texts.ts';

/** `rows` of 16 orbits that share a c, each taken through `steps` steps of z ← z² + c. */
export type PeakOrbitParams = { readonly rows: number; readonly steps: number };

/** Orbits of a row: four vectors of four. Four times QUARTERS of the shader. */
export const ROW = 16;

export const params: ParamSchema = sizeParams(LABELS);

/** Steps of all rows together, at most: more would take minutes on one thread. */
const MOST = 2 ** 30;

export const invalid = ({ rows, steps }: PeakOrbitParams): LocalText | null => (rows * steps > MOST ? TOO_LONG : null);

/** Of a row first all real parts, then all imaginary ones, then what was added up. */
export const tensors = ({ rows }: PeakOrbitParams) => ({
  inputs: {
    start: { dtype: 'f32', shape: [rows, 2, ROW] } as const,
    c: { dtype: 'f32', shape: [rows, 2] } as const,
  },
  outputs: { end: { dtype: 'f32', shape: [rows, 3, ROW] } as const },
});

/** The golden mean: what turns by it comes back last of all. */
const TURN = (Math.sqrt(5) - 1) / 2;
const TURNS_WIDTH = 1e-3;
/** How far from the fixed point an orbit begins, each part at most. */
const AWAY = 0.05;

/**
 * c is chosen by the multiplier λ of its fixed point λ/2: a turn by the golden mean, and a little less than 1 in size. So
 * an orbit turns around that point, neither chaotic nor soon at rest: it comes nearer by a factor of 1/e in all of its
 * steps, so that the end still tells how many were taken, and every mantissa bit changes at every step.
 * Source: J. Milnor, "Dynamics in One Complex Variable", 3rd ed., §8 and §11.
 */
export function generate({ rows, steps }: PeakOrbitParams, seed: number): Tensors {
  const away = randomUnit(seed, 1);
  const turn = randomUnit(seed, 2);
  const size = 1 - Math.min(0.25, 1 / steps);
  const start = new Float32Array(rows * 2 * ROW);
  const c = new Float32Array(rows * 2);
  for (let row = 0; row < rows; row++) {
    const angle = 2 * Math.PI * (TURN + TURNS_WIDTH * (turn() - 0.5));
    const [x, y] = [(size * Math.cos(angle)) / 2, (size * Math.sin(angle)) / 2];
    // λ/2 - λ²/4
    c.set([x - (x * x - y * y), y - 2 * x * y], 2 * row);
    for (let i = 0; i < ROW; i++) {
      start[2 * ROW * row + i] = x + AWAY * (2 * away() - 1);
      start[2 * ROW * row + ROW + i] = y + AWAY * (2 * away() - 1);
    }
  }
  return { start, c };
}

/** As of an iteration of Mandelbrot: there the fifth addition is of x² and y², here x² is added up instead. */
export const FLOPS_PER_STEP = 8;

export const cost = ({ rows, steps }: PeakOrbitParams): Cost => ({
  flops: FLOPS_PER_STEP * ROW * rows * steps,
  bytes: 4 * (5 * ROW + 2) * rows,
});

export const limit: DeviceLimit<PeakOrbitParams> = {
  of: 'arithmetic',
  mix: 'orbit',
  cases(variant, hardware) {
    if (variant.on === 'gpu') return [hardware ? LARGE : SMALL];
    return variant.on === 'wasm' && variant.threads === 'all' ? [SMALL] : [];
  },
  counts: isLongEnough,
};
