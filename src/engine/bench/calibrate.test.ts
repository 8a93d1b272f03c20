import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Sample } from '../contract.ts';
import { calibrate, kernelMsOf, trustTimestamps } from './calibrate.ts';

const batch = (iterations: number, wallMs: number, gpuMs: number | null = null): Sample => ({
  iterations,
  wallMs,
  gpuMs,
});
/** Pairs of a kernel of `each` ms and batches that cost `fixed` ms on top, off by `noise`. */
const pairs = (each: number, fixed: number, noise: readonly number[] = [0, 0, 0], gpu?: number): Sample[] =>
  noise.flatMap((off) =>
    [10, 20].map((n) => batch(n, n * each + fixed + (n === 20 ? off : 0), gpu === undefined ? null : n * gpu)),
  );

describe('calibrate', () => {
  test('tells the work from the fixed cost of a batch', () => {
    fc.assert(
      fc.property(
        fc.double({ min: 0.01, max: 100, noNaN: true }),
        fc.double({ min: 0, max: 50, noNaN: true }),
        (each, fixed) => {
          const found = calibrate(pairs(each, fixed), 0);
          expect(found?.slopeMs).toBeCloseTo(each, 8);
          expect(found?.fixedMs).toBeCloseTo(fixed, 7);
          expect(found?.uncertaintyMs).toBeCloseTo(0, 8);
        },
      ),
    );
  });

  test('noise of either sign is not taken for a fixed cost', () => {
    expect(calibrate(pairs(5, 0, [-2, 2, -3]), 0)?.fixedMs).toBe(0);
    expect(calibrate(pairs(5, 4, [-1, 1, 0]), 0)?.fixedMs).toBe(3);
  });

  test('the uncertainty covers every slope that was seen, and the step of the clock', () => {
    // Two slopes are equal: a median of deviations would be nothing.
    expect(calibrate(pairs(5, 0, [0, 0, 4]), 0)?.uncertaintyMs).toBeCloseTo(0.4, 9);
    expect(calibrate(pairs(5, 0), 0.1)?.uncertaintyMs).toBeCloseTo(0.02, 9);
  });

  test('nothing comes of nothing, or of half a pair', () => {
    expect(calibrate([], 0)).toBeNull();
    expect(calibrate([batch(1, 1)], 0)).toBeNull();
  });
});

describe('trustTimestamps', () => {
  const trust = (gpu: number | null, samples = [batch(10, 53, gpu === null ? null : gpu * 10)]) =>
    trustTimestamps(samples, pairs(5, 3, [0, 0, 0], gpu ?? undefined), 0, 0.05);

  test.each([
    [5, 'confirmed'],
    [5.24, 'confirmed'],
    [5.26, 'contradicted'],
    [4.74, 'contradicted'],
    [0, 'contradicted'],
    [-5, 'contradicted'],
    [0.005, 'contradicted'],
    [null, 'absent'],
  ])('%s ms against a slope of 5 ms: %s', (gpu, expected) => {
    expect(trust(gpu)).toBe(expected);
  });

  test('a single sample without one, or with zero, rejects all', () => {
    expect(trust(5, [batch(10, 53, 50), batch(10, 53, null)])).toBe('contradicted');
    expect(trust(5, [batch(10, 53, 50), batch(10, 53, 0)])).toBe('contradicted');
  });

  test('what is not a number agrees with nothing', () => {
    expect(trust(Number.NaN)).toBe('rejected');
    expect(trust(5, [batch(10, 53, 50), batch(10, 53, Number.NaN)])).toBe('rejected');
    expect(trustTimestamps([batch(1, Number.NaN, 5)], [], 0, 0.05)).toBe('rejected');
    expect(trustTimestamps([batch(10, 53, 50)], pairs(5, 3, [0, 0, 0], 5), Number.NaN, 0.05)).toBe('rejected');
  });

  test('noisy pairs leave more room', () => {
    const samples = [batch(10, 53, 55)];
    expect(trustTimestamps(samples, pairs(5, 3, [0, 0, 0], 5.5), 0, 0.05)).toBe('contradicted');
    expect(trustTimestamps(samples, pairs(5, 3, [0, 6, -3], 5.5), 0, 0.05)).toBe('confirmed');
  });

  test('without pairs an iteration is so long that the wall clock itself is compared', () => {
    expect(trustTimestamps([batch(1, 1000, 990)], [], 0, 0.05)).toBe('confirmed');
    expect(trustTimestamps([batch(1, 1000, 500)], [], 0, 0.05)).toBe('contradicted');
  });
});

describe('kernelMsOf', () => {
  const samples = [batch(10, 53, 51), batch(10, 55, 52)];

  test('reads the clock that is trusted', () => {
    expect(kernelMsOf({ samples, calibration: pairs(5, 3), kernelClock: 'device', idleMs: null })).toEqual([5.1, 5.2]);
    expect(kernelMsOf({ samples, calibration: pairs(5, 3), kernelClock: 'wall', idleMs: null })).toEqual([5, 5.2]);
    expect(kernelMsOf({ samples, calibration: [], kernelClock: 'wall', idleMs: null })).toEqual([5.3, 5.5]);
  });

  test('never takes more than half of a sample away', () => {
    expect(
      kernelMsOf({ samples: [batch(1, 4)], calibration: pairs(1, 100), kernelClock: 'wall', idleMs: null }),
    ).toEqual([2]);
  });
});
