import fc from 'fast-check';
import { expect, test } from 'vitest';
import { linearTicks, logDomain, logTicks, scale, spaced, thin } from './axes.ts';

test('a log domain holds every usable value, with a margin, and ignores the rest', () => {
  expect(logDomain([])).toBeNull();
  expect(logDomain([0, -1, Number.NaN, Number.POSITIVE_INFINITY])).toBeNull();
  const domain = logDomain([1e-6, 0, 1e6, Number.NaN]);
  expect(domain?.[0]).toBeLessThan(1e-6);
  expect(domain?.[1]).toBeGreaterThan(1e6);
});

test('a single value gets a domain around it', () => {
  const domain = logDomain([5]);
  if (!domain) throw new Error('no domain');
  expect(domain[1] / domain[0]).toBeGreaterThan(1.5);
  expect(Math.sqrt(domain[0] * domain[1])).toBeCloseTo(5);
});

test('log ticks: powers of ten over decades, 1-2-5 over less', () => {
  expect(logTicks([0.5, 2000], 6)).toEqual([1, 10, 100, 1000]);
  expect(logTicks([0.9, 12], 6)).toEqual([1, 2, 5, 10]);
  expect(logTicks([1e-7, 1e7], 6).every((tick) => Number.isInteger(Math.log10(tick)))).toBe(true);
});

test('any domain of measurements has two to `most` ticks inside it, ascending', () => {
  const exponent = fc.double({ min: -9, max: 9, noNaN: true });
  fc.assert(
    fc.property(
      fc.array(exponent, { minLength: 1, maxLength: 8 }),
      fc.integer({ min: 3, max: 8 }),
      (exponents, most) => {
        const domain = logDomain(exponents.map((e) => 10 ** e));
        if (!domain) throw new Error('no domain');
        const ticks = logTicks(domain, most);
        expect(ticks.length).toBeGreaterThanOrEqual(2);
        expect(ticks.length).toBeLessThanOrEqual(most);
        for (const [i, tick] of ticks.entries()) {
          expect(tick).toBeGreaterThanOrEqual(domain[0]);
          expect(tick).toBeLessThanOrEqual(domain[1]);
          if (i > 0) expect(tick).toBeGreaterThan(ticks[i - 1]);
        }
      },
    ),
  );
});

test('linear ticks are round', () => {
  expect(linearTicks([0, 10], 6)).toEqual([0, 2, 4, 6, 8, 10]);
  expect(linearTicks([3, 3], 4)).toEqual([3]);
});

test('thinning keeps the last value', () => {
  expect(thin([64, 128, 256, 512, 1024], 3)).toEqual([64, 256, 1024]);
  expect(thin([1, 2, 3], 5)).toEqual([1, 2, 3]);
});

test('ticks keep their distance in pixels; the largest size always stays', () => {
  const xs = [64, 128, 256, 512, 1024, 2048, 4096];
  const kept = spaced(xs, scale([64, 4096], true, 60, 300), 50);
  expect(kept.at(-1)).toBe(4096);
  expect(kept.length).toBeLessThan(xs.length);
  expect(spaced(xs, scale([64, 4096], true, 0, 1000), 50)).toEqual(xs);
});

test('a scale maps the ends of its domain to the ends of its range', () => {
  const log = scale([1, 100], true, 0, 200);
  expect([log(1), log(10), log(100)]).toEqual([0, 100, 200]);
  expect(scale([0, 4], false, 10, 20)(1)).toBe(12.5);
});
