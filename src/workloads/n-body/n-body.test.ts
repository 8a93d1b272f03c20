import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { UNIT_ROUNDOFF } from '../../engine/compare.ts';
import type { Tensors } from '../../engine/contract.ts';
import { cpuVariants, runCpu } from '../testing/cpu.ts';
import { FEWER_BITS, roundUp } from '../testing/precision.ts';
import { energyOf } from './energy.ts';
import { nBody } from './index.ts';
import { accelerate, accelerateArrays, stepWith } from './kernels.ts';

const AROUND_TILES = [1, 2, 3, 4, 5, 31, 63, 64, 65, 127];

/** Steps on one thread, the state going on from step to step. */
function simulated(start: Tensors, steps: number, look?: (io: Tensors) => void): Tensors {
  const n = start.position.length / 4;
  const io = { ...start, position: start.position.slice(), velocity: start.velocity.slice() };
  const whole = { ...io, acceleration: new Float32Array(4 * n) };
  for (let at = 0; at < steps; at++) {
    stepWith(accelerateArrays)(whole, { n });
    look?.(whole);
  }
  return whole;
}

describe.each(cpuVariants(nBody))('%s', (_, variant) => {
  it('is right for any number of bodies, step after step, in portions of any size', async () => {
    const bodies = fc.oneof(fc.constantFrom(...AROUND_TILES), fc.integer({ min: 1, max: 150 }));
    await fc.assert(
      fc.asyncProperty(bodies, fc.integer(), fc.constantFrom(1, 3, 7, 1000), async (n, seed, portion) => {
        const inputs = nBody.generate({ n }, seed);
        const { step } = nBody.verifier(inputs, { n });
        let before: Tensors = inputs;
        for (let at = 0; at < 3; at++) {
          const after = await runCpu(nBody, variant, { n }, { ...inputs, ...before }, portion);
          expect(step?.(before, after)).toMatchObject({ ok: true });
          before = after;
        }
      }),
      { numRuns: 15 },
    );
  });
});

describe('physics', () => {
  it('two bodies go round each other once in the period that Kepler gives, and come back', () => {
    // Unit mass and unit distance: the angular speed is that at which the pull bends a circle, softening included.
    const softening = 2 ** -18;
    const turn = (1 + softening) ** -0.75;
    const steps = 720;
    const step = (2 * Math.PI) / turn / steps;
    // Velocities are half a step behind places at the start of a step.
    const angle = (-turn * step) / 2;
    const [vx, vy] = [(-turn / 2) * Math.sin(angle), (turn / 2) * Math.cos(angle)];
    const start = {
      constants: Float32Array.of(step, softening),
      position: Float32Array.of(0.5, 0, 0, 0.5, -0.5, 0, 0, 0.5),
      velocity: Float32Array.of(vx, vy, 0, 0, -vx, -vy, 0, 0),
    };
    const quarter = simulated(start, steps / 4).position;
    for (const [at, place] of [0, 0.5, 0, 0.5, 0, -0.5, 0, 0.5].entries()) expect(quarter[at]).toBeCloseTo(place, 4);
    const whole = simulated(start, steps).position;
    for (const [at, place] of start.position.entries()) expect(whole[at]).toBeCloseTo(place, 3);
  });

  it('keeps the momentum, whatever the bodies do', () => {
    const start = nBody.generate({ n: 200 }, 4);
    const momentum = ({ position, velocity }: Tensors) =>
      [0, 1, 2].map((axis) => {
        let sum = 0;
        for (let at = 0; at < position.length; at += 4) sum += position[at + 3] * velocity[at + axis];
        return sum;
      });
    const end = simulated(start, 100);
    const [before, after] = [momentum(start), momentum(end)];
    // A hundred roundings of speeds around 1.
    for (const axis of [0, 1, 2]) expect(after[axis]).toBeCloseTo(before[axis], 5);
    expect(Math.hypot(...end.velocity.map((value, at) => value - start.velocity[at]))).toBeGreaterThan(0.1);
  });

  const atOnce = () => Promise.resolve();

  it('keeps the energy better the shorter the step: its error falls as the square', async () => {
    const start = nBody.generate({ n: 100 }, 5);
    const swing = async (step: number) => {
      const constants = Float32Array.of(step, start.constants[1]);
      const found: Promise<number>[] = [];
      simulated({ ...start, constants }, Math.round(3 / step), (io) => found.push(energyOf(io, constants, atOnce)));
      const energies = await Promise.all(found);
      return (Math.max(...energies) - Math.min(...energies)) / Math.abs(energies[0]);
    };
    const [long, short] = await Promise.all([swing(0.06), swing(0.015)]);
    expect(long).toBeLessThan(0.05);
    expect(short).toBeLessThan(long / 4);
  });

  it('has its energy found in parts, between which others have their turn, and of all pairs', async () => {
    const p = { n: 2048 };
    const start = nBody.generate(p, 6);
    const io: Tensors = { ...start, acceleration: new Float32Array(4 * p.n) };
    let pauses = 0;
    const energy = await energyOf(io, start.constants, async () => void pauses++);
    expect(pauses).toBeGreaterThan(5);
    // Every pair counts: without the last body there is less of it.
    const fewer = Object.fromEntries(
      ['position', 'velocity', 'acceleration'].map((name) => [name, io[name].slice(0, -4)]),
    );
    expect(await energyOf(fewer, start.constants, atOnce)).not.toBe(energy);
    expect(await nBody.picture?.measure(io, p, atOnce)).toBe(energy);
  });
});

describe('verifier', () => {
  const p = { n: 97 };
  const inputs = nBody.generate(p, 7);
  const { step, reference } = nBody.verifier(inputs, p);
  const right = () => Object.fromEntries(Object.entries(reference ?? {}).map(([name, data]) => [name, data.slice()]));

  it('accepts its own reference, rounded', () => {
    expect(step?.(inputs, right())).toMatchObject({ ok: true });
  });

  it('sees every single number that is wrong, and names it', () => {
    const tensor = fc.constantFrom('acceleration', 'velocity', 'position');
    fc.assert(
      fc.property(tensor, fc.nat({ max: 4 * p.n - 1 }), (name, place) => {
        const after = right();
        after[name][place] += 1e-3;
        const verdict = step?.(inputs, after);
        expect(verdict?.ok).toBe(false);
        expect(verdict?.at).toContain(`of body ${place >> 2}`);
      }),
    );
  });

  it('refuses bodies that stand still, a body that pulls nobody, and what is no number', () => {
    expect(step?.(inputs, { ...right(), ...inputs })?.ok).toBe(false);
    const lighter = { ...inputs, position: inputs.position.slice() };
    lighter.position[4 * 50 + 3] = 0;
    const without = nBody.verifier(lighter, p).reference ?? {};
    expect(step?.(inputs, { ...without, position: right().position })?.ok).toBe(false);
    const lost = right();
    lost.acceleration[8] = lost.velocity[8] = lost.position[8] = Number.NaN;
    expect(step?.(inputs, lost)?.ok).toBe(false);
  });

  it('accepts a GPU that rounds up what it moves bodies by, as WGSL allows, from places and speeds near 0', () => {
    const many = { n: 1024 };
    const start = nBody.generate(many, 6);
    const nearZero = start.velocity.map((_, at) => (at % 4 < 3 ? 2 ** -60 : 0));
    const verifier = nBody.verifier({ ...start, velocity: nearZero }, many);
    const acceleration = verifier.reference?.acceleration ?? new Float32Array();
    const step = start.constants[0];
    const off: number[] = [];
    const velocity = nearZero.map((value, at) => {
      if (at % 4 === 3) return value;
      const exact = value + step * acceleration[at];
      const found = roundUp(value + roundUp(step * acceleration[at]));
      off.push((found - exact) / Math.abs(exact));
      return found;
    });
    const position = start.position.map((value, at) =>
      at % 4 < 3 ? roundUp(value + roundUp(step * velocity[at])) : value,
    );
    // More than three times the roundoff, what a product and a sum that round to nearest stay below.
    expect(Math.max(...off)).toBeGreaterThan(3 * UNIT_ROUNDOFF);
    const before = { ...start, velocity: nearZero };
    expect(verifier.step?.(before, { acceleration, velocity, position })).toMatchObject({ ok: true });
  });

  it('allows a pair the 40 units of roundoff that WGSL allows it, and no 60', () => {
    const two = { n: 2 };
    const start = nBody.generate(two, 1);
    const verifier = nBody.verifier(start, two);
    const off = (units: number) => {
      const acceleration = (verifier.reference?.acceleration ?? new Float32Array()).map(
        (value) => value * (1 + units * UNIT_ROUNDOFF),
      );
      const [step] = start.constants;
      const velocity = start.velocity.map((value, at) => value + step * acceleration[at]);
      const position = start.position.map((value, at) => (at % 4 < 3 ? value + step * velocity[at] : value));
      return verifier.step?.(start, { acceleration, velocity, position });
    };
    expect(off(39)).toMatchObject({ ok: true });
    expect(off(-39)).toMatchObject({ ok: true });
    expect(off(60)).toMatchObject({ ok: false, at: expect.stringContaining('acceleration') });
  });

  it.each(FEWER_BITS)('refuses places of fewer bits: %s', (_, round) => {
    const many = { n: 1024 };
    const exact = nBody.generate(many, 3);
    const io = { ...exact, position: round(exact.position as Float32Array), acceleration: new Float32Array(4 * 1024) };
    accelerate(io, many, 0, 1024);
    const verifier = nBody.verifier(exact, many);
    const after = { ...verifier.reference, acceleration: io.acceleration };
    const verdict = verifier.step?.(exact, after as Tensors);
    expect(verdict).toMatchObject({ ok: false, at: expect.stringContaining('acceleration') });
  });

  it('samples many bodies, and sees a workgroup that was left out', () => {
    const many = { n: 8192 };
    const start = nBody.generate(many, 2);
    const verifier = nBody.verifier(start, many);
    expect(verifier.reference).toBeUndefined();
    const after = { ...start, acceleration: new Float32Array(4 * many.n) };
    expect(verifier.step?.(start, after)).toMatchObject({ ok: false, at: expect.stringContaining('acceleration') });
  });

  it('compares bodies of every thread, also where it compares some', () => {
    const many = { n: 8192 };
    const start = nBody.generate(many, 2);
    const verifier = nBody.verifier(start, many);
    expect(verifier.reference).toBeUndefined();
    const io = { ...start, position: start.position.slice(), velocity: start.velocity.slice() };
    const after = { ...io, acceleration: new Float32Array(4 * many.n) };
    stepWith(accelerateArrays)(after, many);
    expect(verifier.step?.(start, after)).toMatchObject({ ok: true });
    for (let thread = 0; thread < 64; thread++) {
      const acceleration = after.acceleration.map((value, at) => ((at >> 2) % 64 === thread ? 1.01 * value : value));
      const verdict = verifier.step?.(start, { ...after, acceleration });
      expect(verdict, `thread ${thread}`).toMatchObject({ ok: false, at: expect.stringContaining('acceleration') });
    }
  });

  it('says nothing of bodies without softening, or beyond what f32 can square', () => {
    const hard = { ...inputs, constants: Float32Array.of(0.01, 0) };
    expect(nBody.verifier(hard, p).step?.(hard, right())?.ok).toBe(false);
    const far = { ...inputs, position: inputs.position.slice() };
    far.position[0] = 1e30;
    expect(nBody.verifier(far, p).step?.(far, right())?.ok).toBe(false);
  });
});
