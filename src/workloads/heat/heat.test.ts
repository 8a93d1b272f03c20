import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { resolveParams } from '../../engine/case-id.ts';
import { gamma } from '../../engine/compare.ts';
import type { Tensors } from '../../engine/contract.ts';
import { randomUnit } from '../../engine/random.ts';
import { cpuVariants, runCpu } from '../testing/cpu.ts';
import { FEWER_BITS, roundUp } from '../testing/precision.ts';
import { addSpot, type HeatParams, probedRow, SHARED } from './definition.ts';
import { heat } from './index.ts';
import { stepsWith, sweepRows } from './kernels.ts';
import { blockedPasses } from './passes.ts';

const SIDES = [1, 2, 3, 4, 5, 6, 7, 8, 15, 16, 17, 31];
const side = fc.oneof(fc.constantFrom(...SIDES), fc.integer({ min: 1, max: 70 }));
const paramsArbitrary: fc.Arbitrary<HeatParams> = fc.record({
  width: side,
  height: side,
  steps: fc.constantFrom(2, 4, 6, 10),
});

describe.each(cpuVariants(heat))('%s', (_, variant) => {
  it('is right at any shape, iteration after iteration, in portions of any size', async () => {
    await fc.assert(
      fc.asyncProperty(paramsArbitrary, fc.integer(), fc.constantFrom(1, 3, 7, 1000), async (p, seed, portion) => {
        const inputs = heat.generate(p, seed);
        const { step } = heat.verifier(inputs, p);
        let before: Tensors = inputs;
        for (let at = 0; at < 3; at++) {
          const after = await runCpu(heat, variant, p, { ...inputs, ...before }, portion);
          expect(step?.(before, after)).toMatchObject({ ok: true });
          before = after;
        }
      }),
      { numRuns: 25 },
    );
  });
});

/** Many steps in float64, from `start`. */
function spread(start: Float64Array, source: Float64Array, p: HeatParams): Float64Array {
  const io = {
    temperature: start.slice(),
    source,
    other: new Float64Array(start.length),
    profile: new Float64Array(p.width),
  };
  stepsWith(sweepRows)(io as unknown as Tensors, p);
  return io.temperature;
}

const clamp = (value: number, least: number, most: number) => Math.min(Math.max(value, least), most);

const sumOf = (field: ArrayLike<number>) => Array.from(field).reduce((sum, value) => sum + value, 0);

describe('physics', () => {
  it('a single mode keeps its shape and falls by the factor that the stencil gives', () => {
    fc.assert(
      fc.property(side, side, fc.nat({ max: 5 }), fc.nat({ max: 5 }), (width, height, m, n) => {
        const p = { width, height, steps: 6 };
        // Cosines whose slope is zero at the edges, half a cell beyond the outermost.
        const wave = (cell: number, cells: number, k: number) => Math.cos((Math.PI * k * (cell + 0.5)) / cells);
        const mode = Float64Array.from(
          { length: width * height },
          (_, at) => wave(at % width, width, m) * wave(Math.floor(at / width), height, n),
        );
        const squares = Math.sin((Math.PI * m) / (2 * width)) ** 2 + Math.sin((Math.PI * n) / (2 * height)) ** 2;
        const factor = (1 - (3 / 16) * 4 * squares) ** 6;
        const after = spread(mode, new Float64Array(mode.length), p);
        expect(Math.max(...after.map((value, at) => Math.abs(value - factor * mode[at])))).toBeLessThan(1e-12);
      }),
    );
  });

  it('no heat passes the edges: the sum grows by the source alone', () => {
    fc.assert(
      fc.property(paramsArbitrary, fc.integer(), (p, seed) => {
        const { source, temperature } = heat.generate(p, seed);
        const after = spread(Float64Array.from(temperature), Float64Array.from(source), p);
        expect(sumOf(after)).toBeCloseTo(sumOf(temperature) + p.steps * sumOf(source), 9);
      }),
    );
  });

  it('without a source nothing gets hotter than the hottest, or colder than the coldest', () => {
    const p = { width: 40, height: 30, steps: 64 };
    const start = Float64Array.from(heat.generate(p, 3).temperature);
    const after = spread(start, new Float64Array(start.length), p);
    expect(Math.max(...after)).toBeLessThan(Math.max(...start));
    expect(Math.min(...after)).toBeGreaterThan(Math.min(...start));
  });

  it('a spot is a parabola over a disc, and lies within the plate', () => {
    const source = new Float32Array(9 * 7);
    addSpot(source, 9, { x: 4.5, y: 3.5 }, 3, 2);
    expect(source[3 * 9 + 4]).toBe(2);
    expect(source[3 * 9 + 7]).toBe(0);
    expect(source[3 * 9 + 5]).toBeCloseTo(2 * (1 - 1 / 9), 6);
    addSpot(source, 9, { x: -5, y: 20 }, 3, 2);
    expect(sumOf(source.subarray(0, 9))).toBe(0);
  });
});

describe('verifier', () => {
  const p = { width: 37, height: 23, steps: 8 };
  const inputs = heat.generate(p, 7);
  const { step, reference } = heat.verifier(inputs, p);
  const right = () => Object.fromEntries(Object.entries(reference ?? {}).map(([name, data]) => [name, data.slice()]));

  it('accepts its own reference, rounded', () => {
    expect(step?.(inputs, right())).toMatchObject({ ok: true });
  });

  it('sees every single cell that is wrong, and names it', () => {
    fc.assert(
      fc.property(fc.nat({ max: 37 * 23 - 1 }), (place) => {
        const after = right();
        after.temperature[place] += 1e-4;
        expect(step?.(inputs, after)).toMatchObject({
          ok: false,
          at: `cell (${place % 37}, ${Math.floor(place / 37)})`,
        });
      }),
    );
  });

  it('refuses a step too few, no source, cold edges, and a profile of another row', () => {
    expect(step?.(inputs, { ...right(), ...heat.verifier(inputs, { ...p, steps: 7 }).reference })?.ok).toBe(false);
    const without = { ...inputs, source: new Float32Array(inputs.source.length) };
    expect(step?.(inputs, heat.verifier(without, p).reference ?? {})?.ok).toBe(false);
    const cold = right();
    cold.temperature.fill(0, 0, 37);
    expect(step?.(inputs, cold)?.ok).toBe(false);
    const elsewhere = right();
    elsewhere.profile.set(elsewhere.temperature.subarray(0, 37));
    expect(step?.(inputs, elsewhere)).toMatchObject({ ok: false, at: expect.stringContaining('profile') });
    const lost = right();
    lost.temperature[5] = Number.NaN;
    expect(step?.(inputs, lost)?.ok).toBe(false);
  });

  it('accepts a GPU that rounds every operation up, as WGSL allows', () => {
    const [width, height] = [300, 300];
    const next = randomUnit(5);
    // Just above a power of two an operation is off by most, below it there are finer numbers to round.
    const temperature = Float32Array.from({ length: width * height }, () => 1 + (2 * next() - 1) / 4096);
    const source = Float32Array.from(temperature, () => next() / 16_384);
    const cell = (x: number, y: number) => temperature[clamp(y, 0, height - 1) * width + clamp(x, 0, width - 1)];
    let off = 0;
    const warmer = Float32Array.from(temperature, (here, at) => {
      const [x, y] = [at % width, Math.floor(at / width)];
      const [west, east, north, south] = [cell(x - 1, y), cell(x + 1, y), cell(x, y - 1), cell(x, y + 1)];
      const neighbours = roundUp(roundUp(roundUp(west + east) + north) + south);
      const found = roundUp(roundUp(here / 4 + roundUp(SHARED * neighbours)) + source[at]);
      off = Math.max(off, found - (here / 4 + SHARED * (west + east + north + south) + source[at]));
      return found;
    });
    // What six operations that round to nearest may be off.
    expect(off).toBeGreaterThan(gamma(3) * (Math.max(...temperature) + Math.max(...source)));
    const once = { width, height, steps: 1 };
    const profile = warmer.slice(probedRow(height) * width, (probedRow(height) + 1) * width);
    const start = { temperature, source };
    expect(heat.verifier(start, once).step?.(start, { temperature: warmer, profile })).toMatchObject({ ok: true });
  });

  it.each(FEWER_BITS)('refuses temperatures of fewer bits: %s', (_, round) => {
    const temperature = round(inputs.temperature as Float32Array);
    const after = heat.verifier({ ...inputs, temperature }, p).reference ?? {};
    expect(step?.(inputs, after)?.ok).toBe(false);
  });

  it('says nothing of sums that leave f32', () => {
    const hot = { ...inputs, temperature: inputs.temperature.slice().fill(1e38, 0, 1) };
    const verifier = heat.verifier(hot, p);
    expect(verifier.step?.(hot, verifier.reference ?? {})?.ok).toBe(false);
  });
});

test('two fields take turns: the number of steps is even', () => {
  expect(resolveParams(heat, { width: 8, steps: 3 })).toMatchObject({ ok: false });
  expect(resolveParams(heat, { width: 8, steps: 4 })).toMatchObject({ ok: true });
});

test('launches of several steps come in pairs, take no more than four steps each, and leave none out', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 32 }), (half) => {
      const passes = blockedPasses({ width: 50, height: 30, steps: 2 * half });
      const steps = passes.map(({ problem }) => problem[3]);
      expect(steps.length % 2).toBe(0);
      expect(sumOf(steps)).toBe(2 * half);
      for (const one of steps) expect(one >= 1 && one <= 4).toBe(true);
      expect(passes.at(-1)?.bindings).toEqual(['source', 'other', 'temperature', 'profile']);
      expect(passes[0].problem[2]).toBe(probedRow(30));
    }),
  );
});
