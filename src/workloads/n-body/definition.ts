/** What a step of an n-body simulation is: its parameters, tensors, bodies at the start and cost. */
import type { Cost, ParamSchema, Tensors } from '../../engine/contract.ts';
import { randomUnit } from '../../engine/random.ts';
import { LABELS } from './texts.ts';

/** `n` bodies, each of which pulls all. */
export type NBodyParams = {
  readonly n: number;
};

export const params: ParamSchema = {
  n: {
    kind: 'int',
    label: LABELS.n,
    min: 2,
    max: 65_536,
    default: 4096,
    scale: 'log2',
    steps: [512, 1024, 2048, 4096, 8192, 16_384, 32_768, 65_536],
  },
};

/** Where they lie in `constants`. */
export const TIME_STEP = 0;
export const SOFTENING = 1;

/**
 * `constants`: the time step, and the square of the softening length ε. `position`: x, y, z and the mass; `velocity` and
 * `acceleration`: x, y, z and 0. Mass, length and time are in units in which the constant of gravity is 1.
 */
export const tensors = ({ n }: NBodyParams) => ({
  inputs: { constants: { dtype: 'f32', shape: [2] } } as const,
  outputs: { acceleration: { dtype: 'f32', shape: [n, 4] } } as const,
  state: { position: { dtype: 'f32', shape: [n, 4] }, velocity: { dtype: 'f32', shape: [n, 4] } } as const,
});

/** Of a step; a disc turns once in about 9. */
const STEP = 0.03;
/** ε: bodies of this size, so that close ones do not throw each other out. */
const SOFT = 0.06;
/** Half the way between the discs, and half the speed at which they near each other: they graze and merge. */
const APART = [1.1, 0.5] as const;
const NEARING = [0.3, 0] as const;
const THICKNESS = 0.1;
/** Of one disc; both together have about 1. */
const DISC_MASS = 0.5;

/**
 * Two discs of radius 1 that turn, on their way to each other; the first half of the bodies is one of them. A Mestel disc:
 * the mass within a radius R grows as R, and everything goes round at the same speed, the root of the disc's mass over its
 * radius (L. Mestel, MNRAS 126 (1963) 553). Roots and the four operations alone: the same seed gives the same bits
 * everywhere.
 */
export function generate({ n }: NBodyParams, seed: number): Tensors {
  const next = randomUnit(seed, 1);
  const position = new Float32Array(4 * n);
  const velocity = new Float32Array(4 * n);
  for (let body = 0; body < n; body++) {
    const side = body < n / 2 ? -1 : 1;
    const [x, y] = inDisc(next);
    const speed = Math.sqrt(DISC_MASS / (x * x + y * y + SOFT * SOFT));
    position.set([side * APART[0] + x, side * APART[1] + y, THICKNESS * (next() - 0.5), (0.5 + next()) / n], 4 * body);
    velocity.set([-side * NEARING[0] - speed * y, -side * NEARING[1] + speed * x, 0, 0], 4 * body);
  }
  return { constants: Float32Array.of(STEP, SOFT * SOFT), position, velocity };
}

/** Even in a disc of radius 1, then drawn towards the centre by the distance from it: even in that distance. */
function inDisc(next: () => number): readonly [x: number, y: number] {
  for (;;) {
    const x = 2 * next() - 1;
    const y = 2 * next() - 1;
    const square = x * x + y * y;
    if (square <= 1) return [Math.sqrt(square) * x, Math.sqrt(square) * y];
  }
}

/**
 * Of a pair: three differences, the square of the distance (three products, three sums), the cube of its inverse and the
 * mass (three products), and what that adds to the acceleration (three products, three sums). L. Nyland, M. Harris and
 * J. Prins ("Fast N-Body Simulation with CUDA", GPU Gems 3, ch. 31) count 20: the root and its inverse as two more.
 */
const FLOPS_PER_PAIR = 18;
/** About as many operations as an inverse root. */
const OPS_PER_ROOT = 8;
/** Velocity and position: a product and a sum for each coordinate. */
const FLOPS_PER_MOVE = 12;

/** State is read and written. */
export const cost = ({ n }: NBodyParams): Cost => ({
  flops: FLOPS_PER_PAIR * n * n + FLOPS_PER_MOVE * n,
  bytes: 4 * (2 + 4 * n + 2 * 8 * n),
  otherOps: OPS_PER_ROOT * n * n,
});
