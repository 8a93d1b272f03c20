import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { resolveParams } from '../../engine/case-id.ts';
import { cpuVariants, runCpu } from '../testing/cpu.ts';
import { toHalf } from '../testing/precision.ts';
import { ROW } from './definition.ts';
import { peakOrbit } from './index.ts';
import { follow } from './reference.ts';

const paramsArbitrary = fc.record({
  rows: fc.integer({ min: 1, max: 20 }),
  steps: fc.oneof(fc.constantFrom(1, 2, 3, 4, 5, 7, 100), fc.integer({ min: 1, max: 300 })),
});

type Inputs = Record<'start' | 'c', Float32Array<ArrayBuffer>>;

/** The outputs in float64, or of a step that somebody computes in another way. */
function endOf({ start, c }: Inputs, steps: number, round = (value: number) => value) {
  const end = new Float32Array((start.length / 2) * 3);
  for (let row = 0; row < c.length / 2; row++) {
    for (let i = 0; i < ROW; i++) {
      let [x, y, sum] = [start[2 * ROW * row + i], start[2 * ROW * row + ROW + i], 0];
      const [cx, cy] = [c[2 * row], c[2 * row + 1]];
      for (let n = 0; n < steps; n++) {
        const [x2, y2] = [round(x * x), round(y * y)];
        sum = round(sum + x2);
        y = round(round(round(x + x) * y) + cy);
        x = round(round(x2 - y2) + cx);
      }
      [x, y, sum].forEach((value, part) => {
        end[(3 * row + part) * ROW + i] = value;
      });
    }
  }
  return end;
}

describe.each(cpuVariants(peakOrbit))('%s', (_, variant) => {
  it('agrees with float64 for any number of rows and steps', async () => {
    await fc.assert(
      fc.asyncProperty(paramsArbitrary, fc.integer(), fc.constantFrom(1, 3, 16), async (p, seed, portion) => {
        const inputs = peakOrbit.generate(p, seed);
        const outputs = await runCpu(peakOrbit, variant, p, inputs, portion);
        expect(peakOrbit.verifier(inputs, p).check(outputs)).toMatchObject({ ok: true });
      }),
      { numRuns: 50 },
    );
  });
});

describe('verifier', () => {
  it('bounds what rounding does, and not much more', () => {
    for (const steps of [1, 10, 100, 1024, 4096]) {
      const p = { rows: 4, steps };
      for (let seed = 1; seed < 6; seed++) {
        const inputs = peakOrbit.generate(p, seed) as Inputs;
        const verdict = peakOrbit.verifier(inputs, p).check({ end: endOf(inputs, steps, Math.fround) });
        expect(verdict, `${steps}`).toMatchObject({ ok: true });
        const { error, sumError, sum } = follow(inputs.start[0], inputs.start[ROW], inputs.c[0], inputs.c[1], steps);
        expect(error).toBeLessThan(steps * 2 ** -20);
        expect(sumError).toBeLessThan(steps * 2 ** -20 * (1 + sum));
      }
    }
  });

  it('tells when steps were left out, one or one in a hundred', () => {
    const p = { rows: 64, steps: 1024 };
    const inputs = peakOrbit.generate(p, 9) as Inputs;
    const verifier = peakOrbit.verifier(inputs, p);
    expect(verifier.check({ end: endOf(inputs, 1024) })).toMatchObject({ ok: true });
    for (const steps of [1023, 1025, 1012, 1000, 512]) {
      expect(verifier.check({ end: endOf(inputs, steps) }), `${steps}`).toMatchObject({ ok: false });
    }
  });

  it('tells f32 from f16, in the steps and in the inputs', () => {
    const half = (value: number) => toHalf(Float32Array.of(value))[0];
    for (const steps of [64, 1024]) {
      const p = { rows: 4, steps };
      const inputs = peakOrbit.generate(p, 9) as Inputs;
      const verifier = peakOrbit.verifier(inputs, p);
      const rounded = { start: toHalf(inputs.start), c: toHalf(inputs.c) } as Inputs;
      expect(verifier.check({ end: endOf(rounded, steps) }), `${steps}`).toMatchObject({ ok: false });
      expect(verifier.check({ end: endOf(inputs, steps, half) }), `${steps}`).toMatchObject({ ok: false });
    }
  });

  it('rejects one wrong number, names it, and accepts its own reference', () => {
    const p = { rows: 3, steps: 20 };
    const verifier = peakOrbit.verifier(peakOrbit.generate(p, 5), p);
    const right = Float32Array.from(verifier.reference?.end ?? []);
    expect(right).toHaveLength(3 * 3 * ROW);
    expect(verifier.check({ end: right })).toMatchObject({ ok: true });
    for (const [at, name] of [
      [0, 'row 0, orbit 0, real part'],
      [3 * ROW + ROW + 2, 'row 1, orbit 2, imaginary part'],
      [3 * 3 * ROW - 1, 'row 2, orbit 15, sum'],
    ] as const) {
      const end = right.slice();
      end[at] += 0.01;
      expect(verifier.check({ end })).toMatchObject({ ok: false, at: name });
    }
    expect(verifier.check({ end: right.slice(1) })).toMatchObject({ ok: false });
  });

  it('sees lanes at which all orbits but the last are wrong, where it samples', () => {
    // As many orbits as are checked lie 16 apart, as wide as a row is.
    const p = { rows: 8193, steps: 2441 };
    const { start, c } = peakOrbit.generate(p, 1) as Inputs;
    const end = new Float32Array(p.rows * 3 * ROW);
    for (let row = 0; row < p.rows; row++) {
      for (const i of row < p.rows - 1 ? [0, 1, 2, 3] : [0, 1, 2, 3, ROW - 1]) {
        const from = 2 * ROW * row + i;
        const { x, y, sum } = follow(start[from], start[from + ROW], c[2 * row], c[2 * row + 1], p.steps);
        [x, y, sum].forEach((value, part) => {
          end[(3 * row + part) * ROW + i] = value;
        });
      }
    }
    expect(peakOrbit.verifier({ start, c }, p).check({ end })).toMatchObject({ ok: false });
  });

  it('samples where all orbits would take long, the last among them', () => {
    const p = { rows: 310, steps: 4096 };
    const inputs = peakOrbit.generate(p, 1) as Inputs;
    const verifier = peakOrbit.verifier(inputs, p);
    expect(verifier.reference).toBeUndefined();
    const end = endOf(inputs, p.steps);
    expect(verifier.check({ end })).toMatchObject({ ok: true });
    end[end.length - 1] += 10;
    expect(verifier.check({ end })).toMatchObject({ ok: false, at: 'row 309, orbit 15, sum' });
  });
});

describe('definition', () => {
  it('counts three multiplications and five additions per step', () => {
    expect(peakOrbit.cost({ rows: 2, steps: 5 })).toEqual({ flops: 1280, bytes: 656 });
  });

  it('refuses what would take minutes', () => {
    expect(resolveParams(peakOrbit, { rows: 2 ** 18, steps: 4096 })).toMatchObject({ ok: true });
    expect(resolveParams(peakOrbit, { rows: 2 ** 20, steps: 4096 })).toMatchObject({ ok: false });
  });

  it('keeps every orbit turning around its point for as long as anyone may ask', () => {
    const { start, c } = peakOrbit.generate({ rows: 8, steps: 4096 }, 3) as Inputs;
    for (let row = 0; row < 8; row++) {
      let [x, y] = [start[2 * ROW * row], start[2 * ROW * row + ROW]];
      let least = Infinity;
      for (let n = 0; n < 4096; n++) {
        const before = [x, y];
        [x, y] = [x * x - y * y + c[2 * row], 2 * x * y + c[2 * row + 1]];
        if (Math.hypot(x, y) > 1) throw new Error(`step ${n}: ${x}, ${y}`);
        least = Math.min(least, Math.hypot(x - before[0], y - before[1]));
      }
      // It never comes to rest.
      expect(least).toBeGreaterThan(1e-4);
    }
  });
});
