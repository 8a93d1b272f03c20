import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cpuVariants, runCpu } from '../testing/cpu.ts';
import { cost, meanIterations } from './definition.ts';
import { mandelbrot } from './index.ts';
import { countIterations } from './iterate.ts';
import { allowedAt, allowedCounts } from './reference.ts';
import { shifted, VIEWS, viewOf } from './views.ts';

const views = Object.keys(VIEWS);
const side = fc.oneof(fc.constantFrom(1, 2, 7, 8, 9, 13, 16, 31), fc.integer({ min: 1, max: 40 }));
const paramsArbitrary = fc.record({
  width: side,
  limit: fc.constantFrom(1, 2, 3, 64, 200),
  height: side,
  view: fc.constantFrom(...views),
});

/** What the set's best-known recurrence gives in f32 without fused multiply-add. */
function countInF32(cx: number, cy: number, limit: number): number {
  const f = Math.fround;
  let x = 0;
  let y = 0;
  for (let n = 0; n < limit; n++) {
    const x2 = f(x * x);
    const y2 = f(y * y);
    if (f(x2 + y2) > 4) return n;
    y = f(f(f(x + x) * y) + cy);
    x = f(f(x2 - y2) + cx);
  }
  return limit;
}

describe.each(cpuVariants(mandelbrot))('%s', (_, variant) => {
  it('agrees with the float64 reference at any size, limit and view', async () => {
    await fc.assert(
      fc.asyncProperty(paramsArbitrary, fc.constantFrom(1, 2, 5), async (p, portion) => {
        const inputs = mandelbrot.generate(p, 1);
        const outputs = await runCpu(mandelbrot, variant, p, inputs, portion);
        expect(mandelbrot.verifier(inputs, p).check(outputs)).toMatchObject({ ok: true });
      }),
      { numRuns: 60 },
    );
  });

  it('follows a view that somebody supplies', async () => {
    const p = { width: 33, limit: 300, height: 21, view: 'custom' };
    const inputs = { view: viewOf({ x: -0.16, y: 1.0405, span: 0.0625 }, p.width, p.height) };
    const { counts } = await runCpu(mandelbrot, variant, p, inputs);
    expect(mandelbrot.verifier(inputs, p).check({ counts })).toMatchObject({ ok: true });
    expect(mandelbrot.verifier(mandelbrot.generate(p, 1), p).check({ counts })).toMatchObject({ ok: false });
  });
});

const simd = cpuVariants(mandelbrot).filter(([, { on }]) => on === 'wasm');

describe.each(simd)('%s', (_, variant) => {
  it('computes in f32, one rounding per operation', async () => {
    const p = { width: 37, limit: 500, height: 29, view: 'seahorses' };
    const inputs = mandelbrot.generate(p, 1);
    const [left, top, stepX, stepY] = inputs.view;
    const { counts } = await runCpu(mandelbrot, variant, p, inputs);
    const expected = Array.from({ length: counts.length }, (_, place) => {
      const cx = Math.fround(left + Math.fround((place % p.width) * stepX));
      const cy = Math.fround(top + Math.fround(Math.floor(place / p.width) * stepY));
      return countInF32(cx, cy, p.limit);
    });
    expect(Array.from(counts)).toEqual(expected);
  });
});

describe('verifier', () => {
  it('rejects one wrong pixel, names it, and accepts its own reference', () => {
    fc.assert(
      fc.property(paramsArbitrary, fc.nat(), (p, place) => {
        const inputs = mandelbrot.generate(p, 1);
        const verifier = mandelbrot.verifier(inputs, p);
        const counts = Uint32Array.from(verifier.reference?.counts ?? []);
        expect(verifier.check({ counts })).toMatchObject({ ok: true, maxError: 0, method: 'elementwise' });
        const at = place % counts.length;
        counts[at] = p.limit + 1;
        const name = `pixel (${at % p.width}, ${Math.floor(at / p.width)})`;
        expect(verifier.check({ counts })).toMatchObject({ ok: false, at: name });
        expect(verifier.check({ counts: counts.slice(1) })).toMatchObject({ ok: false });
      }),
      { numRuns: 40 },
    );
  });

  it.each(views)('leaves no choice for all but a few pixels of %s', (view) => {
    const p = { width: 160, limit: 256, height: 160, view };
    const allowed = Array.from({ length: 160 * 160 }, (_, place) => place).map(allowedAt(mandelbrot.generate(p, 1), p));
    const open = allowed.filter(({ low, high }) => low < high).length / allowed.length;
    expect(open).toBeLessThanOrEqual(OPEN[view as keyof typeof OPEN]);
  });

  it('allows what rounding does to an orbit near the edge, and no more', () => {
    expect(allowedCounts(0, 0, 0, 100)).toEqual({ low: 100, high: 100, count: 100 });
    expect(allowedCounts(1.25, 0, 0, 100)).toEqual({ low: 2, high: 2, count: 2 });
    // c = 1/4 + 2^-20 takes thousands of iterations through a channel as narrow as the rounding errors.
    const narrow = allowedCounts(0.25 + 2 ** -20, 0, 2 ** -24, 4096);
    expect(narrow.low).toBeLessThan(narrow.count);
    expect(narrow.high).toBeGreaterThan(narrow.count);
    // Of an orbit that is not a number nothing is right.
    const { low, high } = allowedCounts(Number.NaN, 0, 0, 9);
    expect(low).toBeGreaterThan(high);
  });

  it('holds every f32 orbit within its bounds', () => {
    fc.assert(
      fc.property(
        fc.float({ min: -2, max: 1, noNaN: true }),
        fc.float({ min: -1.5, max: 1.5, noNaN: true }),
        (x, y) => {
          const { low, high } = allowedCounts(x, y, 0, 400);
          for (const count of [countInF32(x, y, 400), countIterations(x, y, 400)]) {
            expect(count).toBeGreaterThanOrEqual(low);
            expect(count).toBeLessThanOrEqual(high);
          }
        },
      ),
      { numRuns: 2000 },
    );
  });

  it('samples a large picture and notices a missing row and a shifted one', () => {
    const p = { width: 2048, limit: 256, height: 1100, view: 'whole' };
    const inputs = mandelbrot.generate(p, 1);
    const verifier = mandelbrot.verifier(inputs, p);
    expect(verifier.reference).toBeUndefined();
    const counts = new Uint32Array(p.width * p.height);
    const pairs = mandelbrot.variants.find(({ id }) => id === 'js-pairs');
    if (pairs?.on !== 'js') throw new Error('There is no js-pairs.');
    pairs.kernel({ ...inputs, counts }, p);
    expect(verifier.check({ counts })).toMatchObject({ ok: true });
    expect(verifier.check({ counts: Uint32Array.from(counts).fill(0, 2048 * 700, 2048 * 701) })).toMatchObject({
      ok: false,
      at: expect.stringContaining(', 700)'),
    });
    const shifted = Uint32Array.from(counts);
    shifted.copyWithin(1, 0);
    expect(verifier.check({ counts: shifted }).ok).toBe(false);
  });
});

/** Most of the share of pixels that may have more than one count. */
const OPEN = { whole: 0.015, seahorses: 0.1, elephants: 0.06, satellite: 0.08, inside: 0, custom: 0.015 };

describe('generate', () => {
  const p = { width: 160, limit: 128, height: 90 };

  it('gives seed 1 the place itself', () => {
    for (const [view, place] of Object.entries(VIEWS)) {
      expect(mandelbrot.generate({ ...p, view }, 1).view).toEqual(viewOf(place, p.width, p.height));
    }
  });

  it.each(views.filter((view) => view !== 'inside'))('gives neighbouring seeds different pictures of %s', (view) => {
    for (const size of [{}, { width: 41, height: 29 }]) {
      const params = { ...p, ...size, view };
      for (const seed of [1, 4, 2 ** 32 - 1]) {
        const verifier = mandelbrot.verifier(mandelbrot.generate(params, seed), params);
        const next = mandelbrot.verifier(mandelbrot.generate(params, seed + 1), params);
        expect(next.check(verifier.reference ?? {}), `${seed}`).toMatchObject({ ok: false });
        expect(verifier.check(verifier.reference ?? {}), `${seed}`).toMatchObject({ ok: true });
      }
    }
  });

  it('moves no picture by more than a tenth of itself', () => {
    for (const width of [1, 8, 60, 1024]) {
      for (let seed = 0; seed < 20; seed++) {
        const place = shifted(VIEWS.whole, width, seed);
        const moved = Math.hypot(place.x - VIEWS.whole.x, place.y - VIEWS.whole.y) / VIEWS.whole.span;
        expect(moved).toBeLessThan(0.1);
      }
    }
  });
});

describe('cost', () => {
  it.each(views)('estimates the iterations of %s within a tenth', (view) => {
    const p = { width: 192, limit: 256, height: 144, view };
    const counts = Array.from(mandelbrot.verifier(mandelbrot.generate(p, 1), p).reference?.counts ?? []);
    const mean = counts.reduce((sum, count) => sum + count, 0) / counts.length;
    expect(meanIterations(p) / mean).toBeGreaterThan(0.9);
    expect(meanIterations(p) / mean).toBeLessThan(1.1);
  });

  it('claims no floating-point work for a view that it does not know', () => {
    expect(cost({ width: 64, limit: 64, height: 64, view: 'custom' })).toMatchObject({ flops: 0 });
    expect(cost({ width: 64, limit: 64, height: 64, view: 'inside' })).toMatchObject({ flops: 8 * 64 * 64 * 64 });
  });
});
