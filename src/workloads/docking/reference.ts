/**
 * The reference in float64, and how far f32 may be off, pair by pair. In units u of roundoff an operation is off by 2u, as
 * WGSL lets it round either way, and a division by 5u.
 *
 * - A coordinate of a turned and shifted atom is off by 12u of the magnitudes that are added up in it, 4u of an entry of the
 *   matrix and 8u of products and sums, and by 2u of the shift.
 * - So the square of a distance is off by 2|d| times that along each axis, and by 10u of itself: ρ relative to the square,
 *   or to CLOSEST where that is more, and 5u for its inverse.
 * - (rₘ/r)⁶ = s is off by 3(ρ + 8u) + 4u relative, and ε(s² - 2s) by ε|2s² - 2s| times that, and by 8u of itself. A pair
 *   that reaches CAP in any case has no error. Coulomb's part is off by ρ + 8u.
 * - Sums of all pairs: the worst case, or 16 standard deviations of what rounding does (see `roundingVariance`, with the
 *   magnitudes of the molecule's atoms as the sum: orders are by atom of the molecule or by atom of the pocket).
 *
 * All this holds where nothing overflows: beyond BOUNDS nothing is accepted. What is allowed is a thousandth of a
 * kcal/mol or so where the molecule fits, and a ten-thousandth of the energy where it clashes: repulsion doubles within a
 * tenth of an ångström, and a coordinate may be off by a hundred-thousandth.
 */
import { checkElementwise, gamma, roundingVariance, SMALLEST_NORMAL, UNIT_ROUNDOFF } from '../../engine/compare.ts';
import type { TensorData, Tensors, Verdict, Verifier } from '../../engine/contract.ts';
import { samplePlaces } from '../../engine/sample.ts';
import type { DockingParams } from './definition.ts';
import { CAP, CLOSEST, COULOMB } from './energy.ts';
import { placed } from './kernels.ts';

/** Pairs up to which every pose is checked; beyond, as many poses as this allows. */
const MOST_PAIRS = 2 ** 24;
const u = UNIT_ROUNDOFF;
/** Eight never happen; as much again for numbers less random than ours. */
const DEVIATIONS = 16;
/** Flushed to zero on its way, multiplied by no more than this. */
const TINY = 1e6 * SMALLEST_NORMAL;

/** Å and charges; half radii and roots of depths; parts of a quaternion. */
const BOUNDS = { places: 1e3, kinds: 10, turns: 2 } as const;

const within = (data: TensorData, most: number, least = -most) =>
  data.every((value) => value >= least && value <= most);

const defined = ({ pocket, pocketKinds, ligand, ligandKinds, rotations, shifts }: Tensors): boolean =>
  [pocket, ligand, shifts].every((data) => within(data, BOUNDS.places)) &&
  [pocketKinds, ligandKinds].every((data) => within(data, BOUNDS.kinds, 0)) &&
  within(rotations, BOUNDS.turns);

export function verifier(inputs: Tensors, p: DockingParams): Verifier {
  const poses = samplePlaces(p.n, Math.max(1, Math.floor(MOST_PAIRS / (p.atoms * p.pocket))));
  const expected = new Float64Array(poses.length);
  const tolerance = new Float64Array(poses.length).fill(Number.NaN);
  if (defined(inputs)) {
    const places = new Float64Array(3 * p.atoms);
    poses.forEach((pose, at) => {
      const sums = energyOf(inputs, p, pose, places);
      expected[at] = sums.energy;
      tolerance[at] = sums.tolerance;
    });
  }
  const method = 'elementwise';
  return {
    check: ({ energies }): Verdict => {
      const actual = energies.length === p.n ? Float64Array.from(poses, (pose) => energies[pose]) : [];
      const { ok, maxError, tolerance: allowed, index } = checkElementwise(actual, expected, (at) => tolerance[at]);
      // Where only some are compared, what is no number is looked for in all.
      const stray = ok ? energies.findIndex((energy) => !Number.isFinite(energy)) : -1;
      if (stray >= 0) return { ok: false, maxError: Infinity, tolerance: 0, at: `pose ${stray}`, method };
      if (!ok) return { ok, maxError, tolerance: allowed, at: index < 0 ? null : `pose ${poses[index]}`, method };
      // Poses are allowed very different errors: the one that is furthest off tells more.
      const furthest = expected.findIndex((value, at) => Math.abs(actual[at] - value) >= maxError);
      return { ok, maxError, tolerance: tolerance[furthest], at: `pose ${poses[furthest]}`, method };
    },
    ...(poses.length === p.n ? { reference: { energies: Float32Array.from(expected) } } : {}),
  };
}

/** @param places room for the molecule's coordinates */
function energyOf(io: Tensors, p: DockingParams, pose: number, places: Float64Array) {
  const { pocket, pocketKinds, ligand, ligandKinds } = io;
  placed(io, p.atoms, pose, places);
  let energy = 0;
  let magnitudes = 0;
  let absolute = 0;
  let squares = 0;
  let error = 0;
  for (let i = 0; i < p.atoms; i++) {
    const [offX, offY, offZ] = placeErrors(io, pose, i);
    let own = 0;
    for (let j = 0; j < p.pocket; j++) {
      const dx = Math.abs(pocket[4 * j] - places[3 * i]);
      const dy = Math.abs(pocket[4 * j + 1] - places[3 * i + 1]);
      const dz = Math.abs(pocket[4 * j + 2] - places[3 * i + 2]);
      const square = dx * dx + dy * dy + dz * dz;
      const inverse = 1 / Math.max(square, CLOSEST);
      const off = (2 * dx + offX) * offX + (2 * dy + offY) * offY + (2 * dz + offZ) * offZ + 10 * u * square;
      const rho = off * inverse + 5 * u;
      const radius = ligandKinds[2 * i] + pocketKinds[2 * j];
      const depth = ligandKinds[2 * i + 1] * pocketKinds[2 * j + 1];
      const s = radius * radius * inverse;
      const s6 = s * s * s;
      const repulsion = depth * s6 * (s6 - 2);
      const term = Math.min(repulsion, CAP);
      const coulomb = COULOMB * ligand[4 * i + 3] * pocket[4 * j + 3] * inverse;
      error += repulsionError(repulsion, depth * s6, s6, rho) + Math.abs(coulomb) * (rho + 8 * u);
      own += term + coulomb;
      absolute += Math.abs(term) + Math.abs(coulomb);
      squares += term * term + coulomb * coulomb;
    }
    energy += own;
    magnitudes += Math.abs(own);
  }
  const terms = 2 * p.atoms * p.pocket;
  const likely = DEVIATIONS * Math.sqrt(roundingVariance(terms, magnitudes, squares));
  return { energy, tolerance: error + Math.min(gamma(terms) * absolute, likely) + terms * TINY };
}

/** Along the three axes. */
function placeErrors({ ligand, rotations, shifts }: Tensors, pose: number, i: number): readonly number[] {
  const [x, y, z, w] = rotations.subarray(4 * pose, 4 * pose + 4).map(Math.abs);
  // Magnitudes of what is added up in the entries of the matrix: all signs alike, so that it is its own mirror.
  const [xx, yy, zz] = [2 * x * x, 2 * y * y, 2 * z * z];
  const [xy, xz, yz] = [2 * x * y + 2 * w * z, 2 * x * z + 2 * w * y, 2 * y * z + 2 * w * x];
  const [a, b, c] = ligand.subarray(4 * i, 4 * i + 3).map(Math.abs);
  const sums = [
    (1 + yy + zz) * a + xy * b + xz * c,
    xy * a + (1 + xx + zz) * b + yz * c,
    xz * a + yz * b + (1 + xx + yy) * c,
  ];
  return sums.map((sum, axis) => u * (12 * sum + 2 * Math.abs(shifts[3 * pose + axis])) + TINY);
}

/** @param slope ε·s6 for (rₘ/r)⁶ = s6 */
function repulsionError(energy: number, slope: number, s6: number, rho: number): number {
  const off = 3 * (rho + 8 * u) + 4 * u;
  const error = slope * (Math.abs(2 * s6 - 2) * off + s6 * off * off) + 8 * u * Math.abs(energy);
  return energy - error >= CAP ? 0 : error;
}
