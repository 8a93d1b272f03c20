import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { resolveParams } from '../../engine/case-id.ts';
import type { Tensors } from '../../engine/contract.ts';
import { cpuVariants, runCpu } from '../testing/cpu.ts';
import { CAP, COULOMB, matrixOf, pairEnergy } from './energy.ts';
import { docking } from './index.ts';
import { placed } from './kernels.ts';

const side = (most: number) => fc.oneof(fc.constantFrom(1, 2, 3, 7, 8, 9), fc.integer({ min: 1, max: most }));
const paramsArbitrary = fc.record({ n: side(40), atoms: side(20), pocket: side(90) });

describe.each(cpuVariants(docking))('%s', (_, variant) => {
  it('agrees with the float64 reference at any shape, in portions of any size', async () => {
    await fc.assert(
      fc.asyncProperty(paramsArbitrary, fc.integer(), fc.constantFrom(1, 2, 5), async (p, seed, portion) => {
        const inputs = docking.generate(p, seed);
        const outputs = await runCpu(docking, variant, p, inputs, portion);
        expect(docking.verifier(inputs, p).check(outputs)).toMatchObject({ ok: true });
      }),
      { numRuns: 60 },
    );
  });

  it('adds up pairs worked out by hand', async () => {
    const { energies } = await runCpu(docking, variant, { n: 3, atoms: 1, pocket: 1 }, PAIR);
    for (const [pose, energy] of HAND.entries()) expect(energies[pose]).toBeCloseTo(energy, 4);
  });
});

/**
 * Two carbon atoms of charges 0.2 and -0.3, the second at x = 4, 3.2 and 0. At 4 Å they attract each other most, by
 * 0.15; at 3.2 Å (4/3.2)⁶ is 3.8147, and 0.15 · 3.8147 · 1.8147 = 1.0384. Coulomb's part is -83.016 · 0.06 / r². On top of
 * each other one counts 1000 and the other what half an ångström gives.
 */
const PAIR: Tensors = {
  pocket: Float32Array.of(0, 0, 0, 0.2),
  pocketKinds: Float32Array.of(2, Math.sqrt(0.15)),
  ligand: Float32Array.of(0, 0, 0, -0.3),
  ligandKinds: Float32Array.of(2, Math.sqrt(0.15)),
  rotations: Float32Array.of(0, 0, 0, 1, 0, 0, 0, 1, 0, 0, 0, 1),
  shifts: Float32Array.of(4, 0, 0, 3.2, 0, 0, 0, 0, 0),
};
const HAND = [-0.15 - 4.980956 / 16, 1.038385 - 4.980956 / 10.24, 1000 - 4.980956 / 0.25];

describe('the energy of a pair', () => {
  it('is lowest at its radius, and nothing far away', () => {
    expect(pairEnergy(16, 4, 0.15, 0)).toBeCloseTo(-0.15, 12);
    for (const r of [3.9, 3.99, 4.01, 4.1]) expect(pairEnergy(r * r, 4, 0.15, 0)).toBeGreaterThan(-0.15);
    expect(Math.abs(pairEnergy(1e6, 4, 0.15, 0))).toBeLessThan(1e-9);
  });

  it('never exceeds the cap but by what charges add, however close atoms come', () => {
    fc.assert(
      fc.property(fc.double({ min: 0, max: 9, noNaN: true }), (square) => {
        expect(pairEnergy(square, 4, 0.2, 0)).toBeLessThanOrEqual(CAP);
        expect(Math.abs(pairEnergy(square, 0, 0.2, COULOMB))).toBeLessThanOrEqual(4 * COULOMB);
      }),
    );
  });
});

describe('rotations', () => {
  it('turn as quaternions say', () => {
    const half = Math.sqrt(0.5);
    // A quarter turn about z takes x to y.
    const [a, , , b, , , c] = matrixOf(0, 0, half, half);
    expect(a).toBeCloseTo(0, 12);
    expect(b).toBeCloseTo(1, 12);
    expect(c).toBeCloseTo(0, 12);
  });

  it('keep all distances within the molecule, and its hand', () => {
    fc.assert(
      fc.property(fc.integer(), fc.integer({ min: 2, max: 20 }), (seed, atoms) => {
        const io = docking.generate({ n: 3, atoms, pocket: 1 }, seed);
        const places = new Float64Array(3 * atoms);
        const apart = (data: ArrayLike<number>, stride: number, i: number, j: number) =>
          Math.hypot(...[0, 1, 2].map((axis) => data[stride * i + axis] - data[stride * j + axis]));
        for (let pose = 0; pose < 3; pose++) {
          placed(io, atoms, pose, places);
          for (let i = 1; i < atoms; i++) {
            expect(apart(places, 3, i, i - 1)).toBeCloseTo(apart(io.ligand, 4, i, i - 1), 5);
          }
          const [x, y, z, w] = io.rotations.subarray(4 * pose, 4 * pose + 4);
          const m = matrixOf(x, y, z, w);
          const determinant =
            m[0] * (m[4] * m[8] - m[5] * m[7]) -
            m[1] * (m[3] * m[8] - m[5] * m[6]) +
            m[2] * (m[3] * m[7] - m[4] * m[6]);
          expect(determinant).toBeCloseTo(1, 5);
        }
      }),
      { numRuns: 30 },
    );
  });

  it('are spread evenly: each entry of the matrix has mean 0 and mean square 1/3', () => {
    const n = 20_000;
    const { rotations } = docking.generate({ n, atoms: 1, pocket: 1 }, 3);
    const sums = new Float64Array(9);
    const squares = new Float64Array(9);
    for (let pose = 0; pose < n; pose++) {
      const [x, y, z, w] = rotations.subarray(4 * pose, 4 * pose + 4);
      matrixOf(x, y, z, w).forEach((entry, at) => {
        sums[at] += entry / n;
        squares[at] += (entry * entry) / n;
      });
    }
    for (const sum of sums) expect(Math.abs(sum)).toBeLessThan(5 / Math.sqrt(3 * n));
    for (const square of squares) expect(Math.abs(square - 1 / 3)).toBeLessThan(5 * Math.sqrt(4 / 45 / n));
  });
});

describe('what is made up', () => {
  const p = { n: 2000, atoms: 16, pocket: 256 };

  it('leaves a room with an opening, and atoms neither on top of each other nor far from the next', () => {
    const { pocket } = docking.generate(p, 1);
    const places = Array.from({ length: p.pocket }, (_, at) => Array.from(pocket.subarray(4 * at, 4 * at + 3)));
    for (const [x, y, z] of places) {
      expect(Math.hypot(x, y, z)).toBeGreaterThan(5.5);
      expect(z > 9 && Math.hypot(x, y) < 4).toBe(false);
    }
    const nearest = places.map((a) =>
      Math.min(...places.map((b) => (a === b ? Infinity : Math.hypot(...a.map((v, k) => v - b[k]))))),
    );
    expect(Math.min(...nearest)).toBeGreaterThan(2);
    expect(Math.max(...nearest)).toBeLessThan(4.5);
  });

  it('has poses that fit and poses that clash', () => {
    const inputs = docking.generate(p, 1);
    const energies = docking.verifier(inputs, p).reference?.energies ?? new Float32Array();
    const share = (accepts: (energy: number) => boolean) => energies.filter(accepts).length / p.n;
    expect(share((energy) => energy < -5)).toBeGreaterThan(0.02);
    expect(share((energy) => energy > 100)).toBeGreaterThan(0.1);
  });

  it('bonds are as long as bonds are', () => {
    const { ligand } = docking.generate({ n: 1, atoms: 40, pocket: 1 }, 5);
    const places = Array.from({ length: 40 }, (_, at) => Array.from(ligand.subarray(4 * at, 4 * at + 3)));
    for (const a of places) {
      const nearest = Math.min(...places.map((b) => (a === b ? Infinity : Math.hypot(...a.map((v, k) => v - b[k])))));
      expect(nearest).toBeGreaterThan(1.3);
      expect(nearest).toBeLessThan(1.501);
    }
  });
});

describe('verifier', () => {
  const p = { n: 500, atoms: 16, pocket: 256 };
  const inputs = docking.generate(p, 1);
  const verifier = docking.verifier(inputs, p);
  const right = verifier.reference?.energies ?? new Float32Array();

  it('has the pairs worked out by hand', () => {
    const { reference } = docking.verifier(PAIR, { n: 3, atoms: 1, pocket: 1 });
    for (const [pose, energy] of HAND.entries()) expect(reference?.energies[pose]).toBeCloseTo(energy, 4);
  });

  it('sees an atom of the pocket that was left out, in poses that fit', () => {
    const without = { ...inputs, pocket: inputs.pocket.slice(), pocketKinds: inputs.pocketKinds.slice() };
    without.pocket[3] = 0;
    without.pocketKinds.fill(0, 0, 2);
    const energies = docking.verifier(without, p).reference?.energies ?? new Float32Array();
    const fitting = Array.from(right.keys()).filter((pose) => right[pose] < 0);
    const seen = fitting.filter((pose) => {
      const off = Float32Array.from(right);
      off[pose] = energies[pose];
      return !verifier.check({ energies: off }).ok;
    });
    expect(fitting.length).toBeGreaterThan(20);
    expect(seen.length / fitting.length).toBeGreaterThan(0.9);
  });

  it('allows five thousandths of a kcal/mol and two ten-thousandths of a clash at most', () => {
    const loose = Array.from(right.keys()).filter((pose) => {
      const off = Float32Array.from(right);
      off[pose] += 0.005 + 2e-4 * Math.max(0, right[pose]);
      return verifier.check({ energies: off }).ok;
    });
    expect(loose).toEqual([]);
  });

  it('looks for what is no number in all poses, also where it compares some', () => {
    const large = { n: 1027, atoms: 64, pocket: 256 };
    const made = docking.generate(large, 1);
    const sampled = docking.verifier(made, large);
    expect(sampled.reference).toBeUndefined();
    const energies = new Float32Array(large.n);
    const columns = docking.variants.find(({ id }) => id === 'js-columns');
    if (columns?.on !== 'js') throw new Error('There is no js-columns.');
    columns.kernel({ ...made, energies }, large);
    expect(sampled.check({ energies })).toMatchObject({ ok: true });
    for (let pose = 0; pose < large.n; pose++) {
      const off = Float32Array.from(energies);
      off[pose] = Number.NaN;
      if (sampled.check({ energies: off }).maxError !== Infinity) throw new Error(`Pose ${pose} was not looked at.`);
    }
    expect(sampled.check({ energies: energies.slice(1) })).toMatchObject({ ok: false });
  });

  it('compares poses of every thread, also where it compares some', () => {
    const large = { n: 4096, atoms: 64, pocket: 256 };
    const made = docking.generate(large, 2);
    const sampled = docking.verifier(made, large);
    expect(sampled.reference).toBeUndefined();
    const energies = new Float32Array(large.n);
    const columns = docking.variants.find(({ id }) => id === 'js-columns');
    if (columns?.on !== 'js') throw new Error('There is no js-columns.');
    columns.kernel({ ...made, energies }, large);
    expect(sampled.check({ energies })).toMatchObject({ ok: true });
    for (let thread = 0; thread < 64; thread++) {
      const off = energies.map((energy, pose) => (pose % 64 === thread ? 2 * energy + 1 : energy));
      expect(sampled.check({ energies: off }).ok, `thread ${thread}`).toBe(false);
    }
  });

  it('defines no energy of atoms that are nowhere', () => {
    for (const value of [Number.NaN, Infinity, 3e38]) {
      const nowhere = { ...inputs, shifts: inputs.shifts.slice().fill(value, 0, 1) };
      expect(docking.verifier(nowhere, p).check({ energies: right })).toMatchObject({ ok: false });
    }
  });
});

describe('the drawing', () => {
  it('goes from better to better pose, ends with the best, and says which that is', () => {
    const p = { n: 300, atoms: 12, pocket: 256 };
    const inputs = docking.generate(p, 4);
    const energies = docking.verifier(inputs, p).reference?.energies ?? new Float32Array();
    const sketch = docking.sketch?.({ ...inputs, energies }, p);
    if (!sketch) throw new Error('There is nothing to draw.');
    const lowest = Math.min(...energies);
    const better = energies.filter((energy, pose) => energies.subarray(0, pose).every((before) => before > energy));
    expect(sketch.frames).toHaveLength(better.length);
    expect(sketch.caption.en).toContain(
      `The best of 300 poses is number ${energies.indexOf(lowest) + 1}, at −${(-lowest).toFixed(2)}`,
    );
    const dots = sketch.frames.map((frame) => frame.filter(({ kind }) => kind === 'dot').length);
    expect(new Set(dots)).toEqual(new Set([12]));
    // A molecule in one piece has a bond less than it has atoms, or more where it closes a ring.
    const bonds = sketch.frames[0].filter(({ kind }) => kind === 'line').length;
    expect(bonds).toBeGreaterThanOrEqual(11);
    expect(sketch.around.length).toBeGreaterThan(20);
  });
});

describe('definition', () => {
  it('refuses what would take minutes', () => {
    expect(resolveParams(docking, { n: 16_384, atoms: 64, pocket: 4096 })).toMatchObject({ ok: true });
    expect(resolveParams(docking, { n: 16_385, atoms: 64, pocket: 4096 })).toMatchObject({ ok: false });
  });
});
