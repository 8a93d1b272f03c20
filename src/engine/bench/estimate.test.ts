import { expect, test } from 'vitest';
import { fakeWorkload } from '../testing/fake-workload.ts';
import { costOf, Estimator, estimatePlan, fullCaseMs, needOf, workOf } from './estimate.ts';

const workload = fakeWorkload({ gpu: 'gpu', js: 'js' });
const [gpu, js] = workload.variants;

test('a variant with a cost of its own goes by that', () => {
  expect(costOf(workload, gpu, { n: 3 })).toEqual({ flops: 3e6, bytes: 8 });
  expect(costOf(workload, { ...gpu, cost: () => ({ flops: 1, bytes: 2 }) }, { n: 3 })).toEqual({ flops: 1, bytes: 2 });
});

test('work is operations of any kind, or words that move where those are more', () => {
  expect(workOf({ flops: 10, bytes: 8 })).toBe(10);
  expect(workOf({ flops: 10, bytes: 400 })).toBe(100);
  expect(workOf({ flops: 10, bytes: 8, otherOps: 5 })).toBe(15);
});

test('what was measured at one size predicts the next', () => {
  const estimator = new Estimator();
  const guess = estimator.predict(workload, js, { n: 100 });
  expect(guess).toMatchObject({ atLeastMs: 0, likelyMs: null, extraMs: 0 });
  estimator.learn(workload, js, { n: 10 }, 4);
  expect(estimator.predict(workload, js, { n: 100 })).toMatchObject({ ms: 40, atLeastMs: 40, likelyMs: 40 });
  // Of another variant nothing is known.
  expect(estimator.predict(workload, gpu, { n: 100 }).atLeastMs).toBe(0);
});

test('two sizes tell a cost that is there anyway from one that grows', () => {
  const estimator = new Estimator();
  estimator.learn(workload, js, { n: 10 }, 104);
  estimator.learn(workload, js, { n: 20 }, 108);
  estimator.learn(workload, js, { n: 20 }, 108);
  expect(estimator.predict(workload, js, { n: 100 }).likelyMs).toBeCloseTo(140, 9);
  // What became faster with more work is no line to follow.
  estimator.learn(workload, js, { n: 40 }, 50);
  expect(estimator.predict(workload, js, { n: 80 }).likelyMs).toBe(100);
});

test('a device of many processors may be faster on larger work', () => {
  const estimator = new Estimator();
  estimator.learn(workload, gpu, { n: 1 }, 1);
  expect(estimator.predict(workload, gpu, { n: 10_000 })).toMatchObject({ ms: 10_000, atLeastMs: 100, likelyMs: 800 });
  // Never slower than at the size that is known.
  expect(estimator.predict(workload, gpu, { n: 1 }).atLeastMs).toBe(1);
});

test('what preparing took beyond its iterations is expected again', () => {
  const estimator = new Estimator();
  estimator.learn(workload, js, { n: 10 }, 4, 1500);
  const { likelyMs, extraMs } = estimator.predict(workload, js, { n: 20 });
  expect([likelyMs, extraMs]).toEqual([8, 1500]);
  expect(needOf(8, 50, extraMs).setupMs - needOf(8, 50).setupMs).toBe(1500);
});

test('a long iteration is its own batch, and is proved without another', () => {
  expect(needOf(1000, 50)).toMatchObject({ roundMs: 1500, closingMs: 0 });
  expect(needOf(10, 50)).toMatchObject({ roundMs: 55, closingMs: 100 });
});

test('nothing teaches nothing', () => {
  const estimator = new Estimator();
  estimator.learn(workload, js, { n: 10 }, 0);
  expect(estimator.predict(workload, js, { n: 10 }).atLeastMs).toBe(0);
});

test('a plan wants what its cases want, and at least a few samples of each', () => {
  const one = { workload, variant: js, params: { n: 1 } };
  const { fullMs, leastMs } = estimatePlan([one, one], 50, 20);
  expect(fullMs).toBe(2 * fullCaseMs(2, 50, 20));
  // One pair of batches instead of three, and no round trips.
  expect(leastMs).toBe(2 * (fullCaseMs(2, 50, 3) - 6 * 50 - 5 * 2));
  expect(fullMs).toBeGreaterThan(2 * 20 * 50);
});
