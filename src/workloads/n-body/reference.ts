/**
 * The proof of one step, from the state that the contender itself had before it: accelerations in float64 from the places
 * before; velocities from the accelerations that the contender found, and places from its velocities. Bodies that come
 * close make neighbouring paths part for good, so no bound over many steps would mean anything.
 *
 * A pair's part in f32, in units u of roundoff: an operation is off by 2u, as WGSL lets it round either way, an inverse root
 * by 2 ULP, 4u, besides half of what its argument is off ("Floating Point Accuracy"). A difference of places is off by 2u,
 * its square by 6u, the square of the distance by 12u at most, as all of its terms are positive; the inverse root by 10u,
 * its cube by 34u. With the mass and the difference that makes 40u. A root, 9u, and a quotient, 5u, give 38u. The sum adds
 * gamma(n) of all magnitudes (N. J. Higham, "Accuracy and Stability of Numerical Algorithms", 2nd ed., §3.1). That worst
 * case grows with n; so the root mean square of all errors is bound as well, by what roundings give that do not all point
 * the same way (`roundingVariance`), or places of 16 bits would pass.
 *
 * Above 4096 bodies a sample is computed (`samplePlaces`); that every other body was written shows
 * in the pattern that lay there before.
 */
import {
  checkElementwise,
  checkRms,
  type ErrorReport,
  gamma,
  RMS_FACTOR,
  roundingVariance,
  SMALLEST_NORMAL,
  UNIT_ROUNDOFF,
} from '../../engine/compare.ts';
import type { Tensors, Verdict, Verifier } from '../../engine/contract.ts';
import { samplePlaces } from '../../engine/sample.ts';
import { type NBodyParams, SOFTENING, TIME_STEP } from './definition.ts';

/** In units of roundoff. */
const PAIR = 40;
/** 2u each of a product, of a sum, and of a velocity that may move a place before it is rounded to what is kept. */
const MOVE = gamma(3);

/** Pairs that are computed, and bodies that are sampled at least. */
const MOST_PAIRS = 2 ** 24;
const LEAST_BODIES = 1024;

/** Places, speeds and masses beyond it, and a softening below its inverse, leave f32 on the way. */
const LARGE = 2 ** 20;

const AXES = ['x', 'y', 'z'] as const;

export function verifier(inputs: Tensors, p: NBodyParams): Verifier {
  const bodies = samplePlaces(p.n, Math.max(LEAST_BODIES, Math.floor(MOST_PAIRS / p.n)));
  // Whoever asks again about the same step need not wait.
  let known: { readonly before: Tensors; readonly field: Field } | null = null;
  const fieldOf = (before: Tensors): Field => {
    if (known?.before !== before) known = { before, field: fieldAt(before.position, inputs.constants, bodies) };
    return known.field;
  };
  return {
    check: () => {
      throw new Error('A step is checked from the state before it.');
    },
    step: (before, after) =>
      isDefined({ ...before, constants: inputs.constants })
        ? verdictOf(before, after, inputs.constants, bodies, fieldOf(before))
        : { ok: false, maxError: Infinity, tolerance: 0, at: null, method: 'elementwise' },
    get reference() {
      return bodies.length === p.n ? stepFrom(inputs, fieldOf(inputs)) : undefined;
    },
  };
}

function isDefined({ constants, position, velocity }: Tensors): boolean {
  const bearable = (value: number) => Math.abs(value) <= LARGE;
  return (
    constants[SOFTENING] >= 1 / LARGE &&
    [constants, position, velocity].every((data) => (data as Float32Array).every(bearable))
  );
}

/** By body of the sample and axis. */
interface Field {
  readonly sums: Float64Array;
  /** Of the terms of each sum. */
  readonly magnitudes: Float64Array;
  readonly squares: Float64Array;
  /** What numbers below the smallest normal one, which a GPU may take for 0, can change in a sum. */
  readonly flushed: number;
}

function fieldAt(position: Tensors[string], constants: Tensors[string], bodies: Uint32Array): Field {
  const n = position.length / 4;
  const softening = constants[SOFTENING];
  const [x, y, z, mass] = [0, 1, 2, 3].map((part) =>
    Float64Array.from({ length: n }, (_, body) => position[4 * body + part]),
  );
  const [sums, magnitudes, squares] = [0, 1, 2].map(() => new Float64Array(3 * bodies.length));
  for (const [at, body] of bodies.entries()) {
    let [sumX, sumY, sumZ, sizeX, sizeY, sizeZ, squareX, squareY, squareZ] = [0, 0, 0, 0, 0, 0, 0, 0, 0];
    for (let other = 0; other < n; other++) {
      const dx = x[other] - x[body];
      const dy = y[other] - y[body];
      const dz = z[other] - z[body];
      const square = dx * dx + dy * dy + dz * dz + softening;
      const pull = mass[other] / (square * Math.sqrt(square));
      const ax = pull * dx;
      const ay = pull * dy;
      const az = pull * dz;
      sumX += ax;
      sumY += ay;
      sumZ += az;
      sizeX += Math.abs(ax);
      sizeY += Math.abs(ay);
      sizeZ += Math.abs(az);
      squareX += ax * ax;
      squareY += ay * ay;
      squareZ += az * az;
    }
    sums.set([sumX, sumY, sumZ], 3 * at);
    magnitudes.set([sizeX, sizeY, sizeZ], 3 * at);
    squares.set([squareX, squareY, squareZ], 3 * at);
  }
  const heaviest = mass.reduce((sum, one) => sum + Math.abs(one), 0) / softening ** 1.5;
  return { sums, magnitudes, squares, flushed: 4 * SMALLEST_NORMAL * (n * LARGE + heaviest) };
}

function verdictOf(
  before: Tensors,
  after: Tensors,
  constants: Tensors[string],
  bodies: Uint32Array,
  field: Field,
): Verdict {
  const n = before.position.length / 4;
  const verdict = { ok: false, maxError: Infinity, tolerance: 0, method: 'elementwise' } as const;
  for (const name of ['acceleration', 'velocity', 'position']) {
    if (after[name].length !== 4 * n) return { ...verdict, at: name };
    const lost = (after[name] as Float32Array).findIndex((value) => !Number.isFinite(value));
    if (lost >= 0) return { ...verdict, at: placeOf(name, lost) };
  }
  const found = Float64Array.from(field.sums, (_, at) => after.acceleration[4 * bodies[Math.floor(at / 3)] + (at % 3)]);
  const bound = gamma(n + PAIR / 2);
  const pulled = checkElementwise(found, field.sums, (at) => bound * field.magnitudes[at] + field.flushed);
  const pulledAt = placeOf('acceleration', 4 * bodies[Math.floor(pulled.index / 3)] + (pulled.index % 3));
  if (!pulled.ok) return told(pulled, pulledAt);
  const spread = spreadOf(field, n);
  const mean = checkRms(found, field.sums, spread);
  if (!mean.ok) return told(mean, 'the root mean square of all accelerations');
  for (const check of [moved(before, after, constants[TIME_STEP]), kept(before, after)]) {
    if (!check.report.ok) return told(check.report, placeOf(check.name, check.report.index));
  }
  // Tolerances differ: both numbers are those of the place that is nearest to its own.
  return told({ ...pulled, maxError: Math.abs(found[pulled.index] - field.sums[pulled.index]) }, pulledAt);
}

const told = ({ ok, maxError, tolerance }: ErrorReport, at: string): Verdict => ({
  ok,
  maxError,
  tolerance,
  at,
  method: 'elementwise',
});

const placeOf = (name: string, index: number): string =>
  `${name} of body ${index >> 2}, ${AXES[index & 3] ?? 'fourth number'}`;

/** Of the sum's roundings, and of the pairs', which may all point the same way. */
function spreadOf({ sums, magnitudes, squares, flushed }: Field, n: number): number {
  let total = 0;
  for (const [at, sum] of sums.entries()) {
    const pairs = PAIR * UNIT_ROUNDOFF * magnitudes[at] + flushed;
    total += pairs * pairs + RMS_FACTOR ** 2 * roundingVariance(n, sum, squares[at]);
  }
  return Math.sqrt(total / sums.length);
}

interface Checked {
  readonly name: string;
  readonly report: ErrorReport;
}

/** Velocities by the accelerations, and places by the velocities, as the contender has them. */
function moved(before: Tensors, after: Tensors, step: number): Checked {
  const follows = (name: string, by: string): Checked => {
    const expected = Float64Array.from(before[name], (value, at) => value + (at % 4 < 3 ? step * after[by][at] : 0));
    const size = (at: number) => Math.abs(before[name][at]) + Math.abs(step * after[by][at]);
    const report = checkElementwise(after[name], expected, (at) => MOVE * size(at) + 4 * SMALLEST_NORMAL);
    return { name, report };
  };
  const velocity = follows('velocity', 'acceleration');
  return velocity.report.ok ? follows('position', 'velocity') : velocity;
}

/** Masses, and the numbers that fill up a vector. */
function kept(before: Tensors, after: Tensors): Checked {
  const fourth = (data: ArrayLike<number>) => Float64Array.from(data, (value, at) => (at % 4 === 3 ? value : 0));
  const same = (name: string, expected: ArrayLike<number>): Checked => ({
    name,
    report: checkElementwise(fourth(after[name]), fourth(expected), () => SMALLEST_NORMAL),
  });
  const checks = [
    same('position', before.position),
    same('velocity', before.velocity),
    same('acceleration', new Float32Array(before.position.length)),
  ];
  return checks.find(({ report }) => !report.ok) ?? checks[0];
}

/** What the first step leaves, each tensor rounded as it is stored. */
function stepFrom(start: Tensors, { sums }: Field): Tensors {
  const step = start.constants[TIME_STEP];
  const acceleration = Float32Array.from(start.position, (_, at) => (at % 4 < 3 ? sums[3 * (at >> 2) + (at % 4)] : 0));
  const next = (from: Tensors[string], by: Float32Array) =>
    Float32Array.from(from, (value, at) => (at % 4 < 3 ? value + step * by[at] : value));
  const velocity = next(start.velocity, acceleration);
  return { acceleration, velocity, position: next(start.position, velocity) };
}
