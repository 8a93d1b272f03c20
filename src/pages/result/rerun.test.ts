import { expect, test } from 'vitest';
import { formatCase } from '../../engine/case-id.ts';
import { makeRow, makeSummary } from '../../results/testing/summaries.ts';
import { workloads } from '../../workloads/registry.ts';
import { rerunKey, rerunOf } from './rerun.ts';

test('the same cases, time limit and seed', () => {
  const summary = makeSummary(4);
  const { plan, unknown } = rerunOf(summary, workloads);
  expect(unknown).toBe(0);
  expect(plan).toMatchObject({ budgetMs: summary.budgetMs, seed: summary.seed });
  expect(plan?.cases.map((id) => formatCase(id, workloads[0].params))).toEqual(
    summary.measurements.map((row) => row.case),
  );
  expect(plan?.cases.map(({ params }) => params)).toEqual(summary.measurements.map(({ params }) => params));
});

test('unknown cases are counted, not run; repeated ones run once', () => {
  const known = makeRow('tiled', {});
  const measurements = [
    known,
    known,
    makeRow('tiled', { case: 'matmul@99:tiled:n=64' }),
    makeRow('quantum', {}),
    makeRow('tiled', { case: 'matmul@1:tiled:n=0' }),
    makeRow('x', { case: 'fft@1:x:n=64,m=64,k=64' }),
  ];
  const { plan, unknown } = rerunOf({ ...makeSummary(1), measurements }, workloads);
  expect(unknown).toBe(4);
  expect(plan?.cases.length).toBe(1);
  expect(rerunOf({ ...makeSummary(1), measurements: measurements.slice(2) }, workloads).plan).toBeNull();
});

test('a run belongs to the link that it was started for', () => {
  const planOf = (seed: number) => {
    const { plan } = rerunOf(makeSummary(seed), workloads);
    if (!plan) throw new Error('no plan');
    return plan;
  };
  const key = rerunKey(planOf(1));
  expect(rerunKey(planOf(1))).toBe(key);
  expect(rerunKey(planOf(2))).not.toBe(key);
  expect(rerunKey({ ...planOf(1), cases: planOf(1).cases.slice(1) })).not.toBe(key);
});
