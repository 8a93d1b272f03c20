import { describe, expect, test } from 'vitest';
import { caseOf } from '../engine/case-id.ts';
import type { Measurement } from '../engine/contract.ts';
import type { Sustained, SustainedBatch } from '../engine/sustain/api.ts';
import { environment } from '../engine/testing/fake-run.ts';
import { workloads } from '../workloads/registry.ts';
import { readCliJson } from './cli-json.ts';
import { okAt } from './history/testing/reports.ts';
import { bucketsOf, busyShare, lateOverEarly, paceOf, rateOf, toSustainedJson } from './sustained.ts';

/** Batches of ten iterations without a rest; how long each takes, by the second in which it begins. */
function batchesOf(seconds: number, iterationMs: (second: number) => number): SustainedBatch[] {
  const batches: SustainedBatch[] = [];
  for (let endMs = 0; endMs < 1000 * seconds; ) {
    const workMs = 10 * iterationMs(endMs / 1000);
    endMs += workMs;
    batches.push({ endMs, iterations: 10, workMs, hidden: false });
  }
  return batches;
}

describe('buckets', () => {
  test('hold whole batches by where they end, and their rate is that of all of them', () => {
    const buckets = bucketsOf([
      { endMs: 400, iterations: 4, workMs: 400, hidden: false },
      { endMs: 1000, iterations: 2, workMs: 500, hidden: false },
      { endMs: 2500, iterations: 1, workMs: 1500, hidden: false },
    ]);
    expect(buckets).toEqual([
      { fromS: 0, toS: 1, batches: 2, iterationMs: 150 },
      { fromS: 1, toS: 2, batches: 0, iterationMs: null },
      { fromS: 2, toS: 3, batches: 1, iterationMs: 1500 },
    ]);
  });

  test('leave out what a hidden page saw', () => {
    const [bucket] = bucketsOf([
      { endMs: 400, iterations: 4, workMs: 400, hidden: false },
      { endMs: 900, iterations: 4, workMs: 40, hidden: true },
    ]);
    expect(bucket).toMatchObject({ batches: 1, iterationMs: 100 });
  });

  test('of a long run are longer, and there are none of nothing', () => {
    const buckets = bucketsOf(batchesOf(600, () => 5));
    expect(buckets.length).toBeLessThanOrEqual(121);
    expect(buckets[0].toS).toBe(5);
    expect(bucketsOf([])).toEqual([]);
  });
});

describe('late over early', () => {
  test('is below one where it slowed down, by how much', () => {
    const found = lateOverEarly(batchesOf(60, (second) => (second < 30 ? 5 : 10)));
    expect(found?.windowS).toBeCloseTo(10, 1);
    expect(found?.ratio.median).toBeCloseTo(0.5, 6);
    expect(found?.ratio.tie).toBe(false);
  });

  test('is a tie where the pace was kept', () => {
    const found = lateOverEarly(batchesOf(60, (second) => 5 + (Math.round(second * 100) % 7) / 100));
    expect(found?.ratio.tie).toBe(true);
  });

  test('says slower, faster, kept, or that it is too noisy to tell', () => {
    const found = (iterationMs: (second: number) => number) => {
      const ends = lateOverEarly(batchesOf(60, iterationMs));
      return ends && paceOf(ends);
    };
    expect(found((second) => (second < 30 ? 5 : 10))).toBe('slower');
    expect(found((second) => (second < 30 ? 10 : 5))).toBe('faster');
    expect(found((second) => 5 + (Math.round(second * 100) % 7) / 100)).toBe('kept');
    const at = { median: 1.2, low: 0.9, high: 2.9, tie: true };
    expect(paceOf({ ratio: at })).toBe('noisy');
  });

  test('is not told where a window has too few batches', () => {
    expect(lateOverEarly(batchesOf(10, () => 100))).toBeNull();
    expect(lateOverEarly([])).toBeNull();
  });
});

test('the share of the time that was work', () => {
  const half = batchesOf(10, () => 5).map((batch) => ({ ...batch, workMs: batch.workMs / 2 }));
  expect(busyShare(half)).toBeCloseTo(0.5, 6);
  expect(busyShare([])).toBe(0);
});

const measurement: Measurement = okAt(512);
const sustained: Sustained = {
  environment: environment(),
  startedAt: '2026-01-02T03:04:05Z',
  seconds: 60,
  seed: 7,
  cancelled: false,
  batches: batchesOf(60, () => 5),
  measurement,
};

test('a rate comes from the work of the case', () => {
  expect(rateOf(sustained, workloads, 'gflops')(1)).toBeCloseTo((2 * 512 ** 3) / 1e6, 6);
  expect(rateOf(sustained, workloads, 'gflops')(null)).toBeNull();
  const [workload] = workloads;
  const unknown = { measurement: { case: { ...caseOf(workload, 'tiled', { n: 8, m: 8, k: 8 }), version: 99 } } };
  expect(rateOf(unknown, workloads, 'gflops')(1)).toBeNull();
});

test('the JSON says what was run, where, and what came of it', () => {
  const json = toSustainedJson(sustained, workloads);
  expect(json).toMatchObject({
    schema: 'sustained-1',
    kind: 'sustained',
    case: 'matmul@1:tiled:n=512',
    seconds: 60,
    seed: 7,
    status: 'ok',
    reason: null,
  });
  // It is no document of schema 1, and who reads those says what it is; files from before had schema 1 as well.
  for (const schema of ['sustained-1', 1]) {
    expect(readCliJson(JSON.stringify({ ...json, schema }))).toMatchObject({
      ok: false,
      problem: expect.stringContaining('one sustained case'),
    });
  }
  expect(json.buckets.length).toBeGreaterThanOrEqual(60);
  expect(json.buckets[0].gflops).toBeCloseTo((2 * 512 ** 3) / 5e6, 3);
  expect(json.lateOverEarly?.ratio.tie).toBe(true);
  expect(JSON.stringify(json)).not.toMatch(/NaN|Infinity/);
  const failed: Measurement = {
    case: measurement.case,
    on: 'gpu',
    status: 'failed',
    reason: { code: 'x', text: { en: 'It broke.', 'zh-CN': '坏了。' } },
  };
  expect(toSustainedJson({ ...sustained, batches: [], measurement: failed }, workloads)).toMatchObject({
    status: 'failed',
    reason: 'It broke.',
    buckets: [],
    lateOverEarly: null,
  });
});
