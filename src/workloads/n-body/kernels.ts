/** The JavaScript kernels: all accelerations first, from where the bodies are; then each body moves. */
import type { Stage, Tensors } from '../../engine/contract.ts';
import { type NBodyParams, SOFTENING, TIME_STEP } from './definition.ts';

type Accelerate = (io: Tensors, p: NBodyParams, begin: number, end: number) => void;

/** Bodies [begin, end), from the bodies as they lie in memory: x, y, z and mass side by side. */
export const accelerate: Accelerate = ({ constants, position, acceleration }, { n }, begin, end) => {
  const softening = constants[SOFTENING];
  for (let i = begin; i < end; i++) {
    let [ax, ay, az] = [0, 0, 0];
    for (let j = 0; j < n; j++) {
      const dx = position[4 * j] - position[4 * i];
      const dy = position[4 * j + 1] - position[4 * i + 1];
      const dz = position[4 * j + 2] - position[4 * i + 2];
      const square = dx * dx + dy * dy + dz * dz + softening;
      const pull = position[4 * j + 3] / (square * Math.sqrt(square));
      ax += pull * dx;
      ay += pull * dy;
      az += pull * dz;
    }
    acceleration[4 * i] = ax;
    acceleration[4 * i + 1] = ay;
    acceleration[4 * i + 2] = az;
    acceleration[4 * i + 3] = 0;
  }
};

/**
 * Bodies [begin, end), two at a time, from an array of doubles for each coordinate: each number is made a double once, not
 * once for every pair, and roots and quotients of two bodies do not wait for each other.
 */
export const accelerateArrays: Accelerate = ({ constants, position, acceleration }, { n }, begin, end) => {
  const softening = constants[SOFTENING];
  const [x, y, z, mass] = [0, 1, 2, 3].map((part) =>
    Float64Array.from({ length: n }, (_, body) => position[4 * body + part]),
  );
  for (let i = begin; i < end; i += 2) {
    const other = Math.min(i + 1, end - 1);
    const [x0, y0, z0] = [x[i], y[i], z[i]];
    const [x1, y1, z1] = [x[other], y[other], z[other]];
    let [ax0, ay0, az0] = [0, 0, 0];
    let [ax1, ay1, az1] = [0, 0, 0];
    for (let j = 0; j < n; j++) {
      const dx0 = x[j] - x0;
      const dy0 = y[j] - y0;
      const dz0 = z[j] - z0;
      const square0 = dx0 * dx0 + dy0 * dy0 + dz0 * dz0 + softening;
      const dx1 = x[j] - x1;
      const dy1 = y[j] - y1;
      const dz1 = z[j] - z1;
      const square1 = dx1 * dx1 + dy1 * dy1 + dz1 * dz1 + softening;
      const pull0 = mass[j] / (square0 * Math.sqrt(square0));
      const pull1 = mass[j] / (square1 * Math.sqrt(square1));
      ax0 += pull0 * dx0;
      ay0 += pull0 * dy0;
      az0 += pull0 * dz0;
      ax1 += pull1 * dx1;
      ay1 += pull1 * dy1;
      az1 += pull1 * dz1;
    }
    acceleration.set([ax1, ay1, az1, 0], 4 * other);
    acceleration.set([ax0, ay0, az0, 0], 4 * i);
  }
};

/** Bodies [begin, end): the velocity by the acceleration, then the place by the new velocity (leapfrog, half a step apart). */
function move({ constants, acceleration, position, velocity }: Tensors, begin: number, end: number): void {
  const step = constants[TIME_STEP];
  for (let at = 4 * begin; at < 4 * end; at++) {
    if (at % 4 === 3) continue;
    velocity[at] += step * acceleration[at];
    position[at] += step * velocity[at];
  }
}

/** Bodies per portion: their copies of all places are next to nothing beside their pairs. */
const GRAIN = 32;
const MOVED = 1024;

export const stages = ({ n }: NBodyParams): readonly Stage[] => [
  { entry: 'accelerate', rows: n, grain: GRAIN },
  { entry: 'move', rows: n, grain: MOVED },
];

export function stage(io: Tensors, p: NBodyParams, entry: string, begin: number, end: number): void {
  if (entry === 'move') move(io, begin, end);
  else accelerateArrays(io, p, begin, end);
}

/** A whole step on one thread. */
export const stepWith =
  (how: Accelerate) =>
  (io: Tensors, p: NBodyParams): void => {
    how(io, p, 0, p.n);
    move(io, 0, p.n);
  };
