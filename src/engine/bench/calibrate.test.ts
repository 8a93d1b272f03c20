import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Sample } from '../contract.ts';
import { calibrate, deviceMsOf, isFlat, kernelMsOf, trustTimestamps } from './calibrate.ts';

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
    expect(calibrate([batch(10, Number.NaN), batch(20, 5)], 0)).toBeNull();
    expect(calibrate([batch(10, 5), batch(10, 5)], 0)).toBeNull();
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
    [Number.NaN, 'contradicted'],
    [Infinity, 'contradicted'],
    [0.005, 'contradicted'],
    [null, 'absent'],
  ])('%s ms against a slope of 5 ms: %s', (gpu, expected) => {
    expect(trust(gpu)).toBe(expected);
  });

  test('further off than it may be, but no further than the slope is known to: undecided', () => {
    const scattered = (gpu: number) =>
      trustTimestamps([batch(10, 53, gpu * 10)], pairs(5, 3, [0, 0, 2.4], gpu), 0, 0.05);
    expect([5.2, 5.4, 5.6].map(scattered)).toEqual(['confirmed', 'undecided', 'contradicted']);
  });

  test('a single sample without one, or with zero, rejects all', () => {
    expect(trust(5, [batch(10, 53, 50), batch(10, 53, null)])).toBe('contradicted');
    expect(trust(5, [batch(10, 53, 50), batch(10, 53, 0)])).toBe('contradicted');
  });

  test('what is not a number agrees with nothing', () => {
    expect(trust(Number.NaN)).toBe('contradicted');
    expect(trust(5, [batch(10, 53, 50), batch(10, 53, Number.NaN)])).toBe('contradicted');
    expect(trustTimestamps([batch(1, Number.NaN, 5)], [], 0, 0.05)).toBe('contradicted');
    expect(trustTimestamps([batch(10, 53, 50)], pairs(5, 3, [0, 0, 0], 5), Number.NaN, 0.05)).toBe('contradicted');
  });

  test('pairs that scatter too much to contradict anything confirm nothing either', () => {
    const samples = [batch(10, 53, 45)];
    expect(trustTimestamps(samples, pairs(5, 3, [0, 0, 0], 4.5), 0, 0.05)).toBe('contradicted');
    expect(trustTimestamps(samples, pairs(5, 3, [0, 6, -3], 4.5), 0, 0.05)).toBe('undecided');
    // What is far off is so in spite of the scatter.
    expect(trustTimestamps([batch(10, 53, 20)], pairs(5, 3, [0, 6, -3], 2), 0, 0.05)).toBe('contradicted');
    // Slack is twice what is trusted at most: 0.25 of 5 ms from scatter is the last that may confirm.
    expect(trustTimestamps([batch(10, 53, 50)], pairs(5, 3, [0, 0, 2.4], 5), 0, 0.05)).toBe('confirmed');
    expect(trustTimestamps([batch(10, 53, 50)], pairs(5, 3, [0, 0, 2.6], 5), 0, 0.05)).toBe('undecided');
    expect(trustTimestamps([batch(10, 53, 50)], pairs(5, 3, [0, 0, 0], 5), 2, 0.05)).toBe('undecided');
  });

  test('none may tell of more than was waited for: one outlier rejects all', () => {
    const right = pairs(5, 3, [0, 0, 0], 5);
    const samples = Array.from({ length: 20 }, () => batch(10, 53, 50));
    expect(trustTimestamps(samples, right, 0, 0.05)).toBe('confirmed');
    for (const outlier of [56, 1e18, Infinity]) {
      expect(trustTimestamps([...samples, batch(10, 53, outlier)], right, 0, 0.05)).toBe('contradicted');
      expect(trustTimestamps(samples, [...right.slice(1), batch(20, 103, 2 * outlier)], 0, 0.05)).toBe('contradicted');
    }
    // A step of either clock is no contradiction.
    expect(trustTimestamps([...samples, batch(10, 53, 56)], right, 0.5, 0.05)).toBe('confirmed');
  });

  test('without pairs only what took longer than it was waited for is contradicted', () => {
    expect(trustTimestamps([batch(1, 1000, 990)], [], 0, 0.05)).toBe('undecided');
    expect(trustTimestamps([batch(1, 1000, 500)], [], 0, 0.05)).toBe('undecided');
    expect(trustTimestamps([batch(1, 1000, 1100)], [], 0, 0.05)).toBe('contradicted');
    expect(trustTimestamps([batch(1, Number.NaN, 5)], [], 0, 0.05)).toBe('contradicted');
  });
});

describe('kernelMsOf', () => {
  const samples = [batch(10, 53, 51), batch(10, 55, 52)];

  test('reads the clock that is trusted', () => {
    expect(kernelMsOf({ samples, calibration: pairs(5, 3), kernelClock: 'device', idleMs: null })).toEqual([5.1, 5.2]);
    expect(kernelMsOf({ samples, calibration: pairs(5, 3), kernelClock: 'wall', idleMs: null })).toEqual([5, 5.2]);
    expect(kernelMsOf({ samples, calibration: [], kernelClock: 'wall', idleMs: null })).toEqual([5.3, 5.5]);
  });

  test('takes off the idle step that was measured, whatever the pairs say', () => {
    expect(kernelMsOf({ samples, calibration: pairs(5, 9), kernelClock: 'wall', idleMs: 3 })).toEqual([5, 5.2]);
    expect(kernelMsOf({ samples, calibration: pairs(5, 9), kernelClock: 'wall', idleMs: 0 })).toEqual([5.3, 5.5]);
  });

  test('never takes more than half of a sample away', () => {
    expect(
      kernelMsOf({ samples: [batch(1, 4)], calibration: pairs(1, 100), kernelClock: 'wall', idleMs: null }),
    ).toEqual([2]);
  });
});

describe('deviceMsOf', () => {
  const samples = [batch(10, 53, 51), batch(11, 58, 55)];

  test('is there where the wall clock confirms it, and nowhere else', () => {
    expect(deviceMsOf({ samples, deviceClock: 'confirmed' })).toEqual([5.1, 5]);
    for (const deviceClock of ['contradicted', 'undecided', 'absent'] as const) {
      expect(deviceMsOf({ samples, deviceClock })).toBeNull();
    }
    expect(deviceMsOf({ samples: [...samples, batch(10, 53)], deviceClock: 'confirmed' })).toBeNull();
  });
});

describe('isFlat', () => {
  test('sees batches that do not grow with their iterations', () => {
    expect(isFlat(pairs(0, 50), 0, 0.005)).toBe(true);
    expect(isFlat(pairs(0.4, 50), 0, 0.005)).toBe(true);
    expect(isFlat(pairs(5, 0), 0, 0.005)).toBe(false);
    // Half of it is waiting that nobody knew of.
    expect(isFlat(pairs(2.5, 25), 0, 0.005)).toBe(false);
  });

  test('says nothing without a pair, of batches of few iterations, or of what the clock hardly sees', () => {
    const flat = pairs(0, 50);
    expect(isFlat([], 0, 0.005)).toBe(false);
    const few = flat.map((one) => ({ ...one, iterations: one.iterations / 5 }));
    expect(isFlat(few, 0, 0.005)).toBe(false);
    expect(isFlat(flat, 49, 0.2)).toBe(false);
    expect(isFlat(pairs(0, 50, [0, 20, 0]), 0, 0.005)).toBe(false);
  });
});
