/** Each case has one sample before any has many: on clocks that move when somebody spends time on them. */
import { expect, test } from 'vitest';
import type { Measurement } from '../contract.ts';
import { fakeRun, measured, outcomeOf } from '../testing/fake-run.ts';
import { casesOf, fakeWorkload } from '../testing/fake-workload.ts';
import { Estimator, leastCaseMs } from './estimate.ts';
import { DEFAULT_SETTINGS } from './protocol.ts';
import { firstsMs } from './shares.ts';

const samples = (measurement: Measurement) =>
  measurement.status === 'ok' ? measurement.samples.length : measurement.status;

test('who was proved has samples, though the next would take all of the time', async () => {
  const run = fakeRun({ cpu: { a: { iterationMs: 5 }, b: { iterationMs: 1e7 } }, plan: { budgetMs: 2000 } });
  const { by } = await outcomeOf(run);
  expect(measured(by.a).samples.length).toBeGreaterThan(0);
  expect(by.b).toMatchObject({ status: 'aborted', reason: { code: 'out-of-time' } });
  expect(run.clock.now()).toBeLessThan(2300);
});

test('who comes first and would take all of the time leaves half of it to the others', async () => {
  const run = fakeRun({
    gpu: { a: { iterationMs: 1e7 } },
    cpu: { b: { iterationMs: 5 }, c: { iterationMs: 200 } },
    plan: { budgetMs: 6000 },
  });
  const { by } = await outcomeOf(run);
  expect(by.a.status).toBe('aborted');
  expect(measured(by.b).samples.length).toBeGreaterThan(0);
  expect(measured(by.c).samples.length).toBeGreaterThan(0);
  expect(run.clock.now()).toBeLessThan(6300);
});

test('a slow proof has all the time that others do not need', async () => {
  const gpu = { a: { compileMs: 5000 } };
  const run = fakeRun({ gpu, cpu: { b: { iterationMs: 5 } }, plan: { budgetMs: 8000 } });
  const { by } = await outcomeOf(run);
  expect([measured(by.a).samples.length, measured(by.b).samples.length].every((count) => count > 0)).toBe(true);
});

test('larger sizes have a sample before small ones have three', async () => {
  // 300 ms and 600 ms each: two of the small and one of the large are all that fits into four times 800 ms.
  const run = fakeRun({
    cpu: { a: { iterationMs: (_batch, _now, { n }) => 300 * Number(n) } },
    plan: { budgetMs: 800, stretches: true },
    cases: (workload) => [1, 2].flatMap((n) => casesOf(workload, n)),
  });
  const { report } = await outcomeOf(run);
  const [small, large] = report.measurements.map(samples);
  expect(small).toBe(2);
  expect(large).toBe(1);
  expect(run.clock.now()).toBeLessThan(4 * 800 + 300);
});

test('what cannot be had anyway takes nothing from the others', async () => {
  const run = fakeRun({
    gpu: { a: { iterationMs: (_batch, _now, { n }) => 300 * Number(n) } },
    plan: { budgetMs: 800, stretches: true },
    cases: (workload) => [1, 100].flatMap((n) => casesOf(workload, n)),
  });
  const { report } = await outcomeOf(run);
  expect(report.measurements.map(samples)).toEqual([3, 'aborted']);
});

test('time for firsts is kept for as many cases as it lasts, in their order', () => {
  const workload = fakeWorkload({ a: 'js', b: 'js' });
  const estimator = new Estimator();
  for (const variant of workload.variants) estimator.learn(workload, variant, { n: 1 }, 200);
  const group = (n: number) => ({
    workload,
    params: { n },
    cases: workload.variants.map((variant, index) => ({ index, id: casesOf(workload, n)[index], variant })),
  });
  const context = { estimator, settings: DEFAULT_SETTINGS };
  const least = leastCaseMs(200, DEFAULT_SETTINGS.batchMs);
  expect(least).toBe(600);
  expect(firstsMs([group(1)], context, 2000)).toBe(2 * least);
  expect(firstsMs([group(1)], context, 1000)).toBe(least);
  // The larger one does not fit beside the smaller ones.
  expect(firstsMs([group(1), group(2)], context, 2000)).toBe(2 * least);
  expect(firstsMs([group(1)], context, 100)).toBe(0);
});
