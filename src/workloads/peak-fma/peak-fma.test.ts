import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { resolveParams } from '../../engine/case-id.ts';
import { cpuVariants, runCpu } from '../testing/cpu.ts';
import { toHalf } from '../testing/precision.ts';
import { peakFma } from './index.ts';
import { follow } from './reference.ts';

const paramsArbitrary = fc.record({
  chains: fc.constantFrom(1, 2, 4, 8),
  rows: fc.integer({ min: 1, max: 20 }),
  steps: fc.oneof(fc.constantFrom(1, 2, 3, 4, 15, 16, 17, 100), fc.integer({ min: 1, max: 300 })),
});

describe.each(cpuVariants(peakFma))('%s', (_, variant) => {
  it('agrees with float64 for any number of chains, rows and steps', async () => {
    await fc.assert(
      fc.asyncProperty(paramsArbitrary, fc.integer(), fc.constantFrom(1, 3, 16), async (p, seed, portion) => {
        const inputs = peakFma.generate(p, seed);
        const outputs = await runCpu(peakFma, variant, p, inputs, portion);
        expect(peakFma.verifier(inputs, p).check(outputs)).toMatchObject({ ok: true });
      }),
      { numRuns: 50 },
    );
  });
});

/** Every operation rounded to f32, as a kernel without fused multiply-add does. */
function rounded(start: number, c: number, steps: number): number {
  let x = start;
  for (let n = 0; n < steps; n++) x = Math.fround(Math.fround(x * x) + c);
  return x;
}

describe('verifier', () => {
  it('bounds what rounding does, and not much more', () => {
    fc.assert(
      fc.property(fc.constantFrom(1, 10, 100, 1024, 4096), fc.integer(), (steps, seed) => {
        const { start, coefficient } = peakFma.generate({ chains: 1, rows: 1, steps }, seed);
        for (const x of start) {
          const [end, tolerance] = follow(x, coefficient[0], steps);
          expect(Math.abs(rounded(x, coefficient[0], steps) - end)).toBeLessThanOrEqual(tolerance);
          expect(tolerance).toBeLessThan(steps * 2 ** -23);
        }
      }),
      { numRuns: 60 },
    );
  });

  it('tells when steps were left out, one or one in a hundred', () => {
    const p = { chains: 8, rows: 64, steps: 1024 };
    const inputs = peakFma.generate(p, 9);
    const verifier = peakFma.verifier(inputs, p);
    for (const steps of [1023, 1025, 1012, 1000, 512]) {
      const end = inputs.start.map((x, i) => follow(x, inputs.coefficient[Math.floor(i / 32)], steps)[0]);
      expect(verifier.check({ end }), `${steps}`).toMatchObject({ ok: false });
    }
  });

  it('tells f32 from f16, in the steps and in the inputs', () => {
    for (const steps of [256, 1024, 4096]) {
      const p = { chains: 8, rows: 16, steps };
      const inputs = peakFma.generate(p, 9) as Record<'start' | 'coefficient', Float32Array>;
      const verifier = peakFma.verifier(inputs, p);
      const coefficient = toHalf(inputs.coefficient);
      const end = toHalf(inputs.start).map((x, i) => follow(x, coefficient[Math.floor(i / 32)], steps)[0]);
      expect(verifier.check({ end }), `${steps}`).toMatchObject({ ok: false });
      let x = toHalf(inputs.start);
      for (let n = 0; n < steps; n++) x = toHalf(x.map((value, i) => value * value + coefficient[Math.floor(i / 32)]));
      expect(verifier.check({ end: x }), `${steps}`).toMatchObject({ ok: false });
    }
  });

  it('rejects one wrong number, names it, and accepts its own reference', () => {
    fc.assert(
      fc.property(paramsArbitrary, fc.nat(), (p, place) => {
        const verifier = peakFma.verifier(peakFma.generate(p, 5), p);
        const end = Float32Array.from(verifier.reference?.end ?? []);
        expect(verifier.check({ end })).toMatchObject({ ok: true });
        const at = place % end.length;
        end[at] += 0.01;
        expect(verifier.check({ end })).toMatchObject({
          ok: false,
          at: `row ${Math.floor(at / 32)}, column ${at % 32}`,
        });
        expect(verifier.check({ end: end.slice(1) })).toMatchObject({ ok: false });
      }),
      { numRuns: 40 },
    );
  });

  it('sees columns in which all numbers but the last are wrong, where it samples', () => {
    // As many numbers as are checked lie 32 apart, as wide as a row is.
    const p = { chains: 1, rows: 16386, steps: 2441 };
    const { start, coefficient } = peakFma.generate(p, 1);
    const end = new Float32Array(32 * p.rows);
    const last = end.length - 1;
    for (let row = 0; row < p.rows; row++) end[32 * row] = follow(start[32 * row], coefficient[row], p.steps)[0];
    end[last] = follow(start[last], coefficient[p.rows - 1], p.steps)[0];
    expect(peakFma.verifier({ start, coefficient }, p).check({ end })).toMatchObject({ ok: false });
  });

  it('samples where all numbers would take long, the last among them', () => {
    const p = { chains: 1, rows: 310, steps: 4096 };
    const inputs = peakFma.generate(p, 1);
    const verifier = peakFma.verifier(inputs, p);
    expect(verifier.reference).toBeUndefined();
    const end = new Float32Array(310 * 32).fill(9);
    expect(verifier.check({ end })).toMatchObject({ ok: false });
    const right = inputs.start.map((x, i) => follow(x, inputs.coefficient[Math.floor(i / 32)], p.steps)[0]);
    expect(verifier.check({ end: right })).toMatchObject({ ok: true });
    right[right.length - 1] += 0.1;
    expect(verifier.check({ end: right })).toMatchObject({ ok: false, at: 'row 309, column 31' });
  });
});

describe('definition', () => {
  it('counts a multiplication and an addition per step', () => {
    expect(peakFma.cost({ chains: 4, rows: 2, steps: 5 })).toEqual({ flops: 640, bytes: 520 });
  });

  it('refuses numbers of chains that no kernel is written for, and what would take minutes', () => {
    expect(resolveParams(peakFma, { chains: 3 })).toMatchObject({ ok: false });
    expect(resolveParams(peakFma, { rows: 2 ** 19, steps: 4096 })).toMatchObject({ ok: true });
    expect(resolveParams(peakFma, { rows: 2 ** 20, steps: 4096 })).toMatchObject({ ok: false });
  });

  it('stays bounded for as long as anyone may ask', () => {
    const { start, coefficient } = peakFma.generate({ chains: 1, rows: 8, steps: 4096 }, 3);
    start.forEach((value, i) => {
      let x = value;
      for (let n = 0; n < 4096; n++) {
        x = x * x + coefficient[Math.floor(i / 32)];
        if (Math.abs(x) > 1) throw new Error(`step ${n}: ${x}`);
      }
    });
  });
});
