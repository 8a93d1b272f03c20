import { expect, test } from 'vitest';
import { boundsOf } from '../results/contest.ts';
import { workloads } from '../workloads/registry.ts';
import { groupWorkloads } from './group.ts';
import { hasRate, measured, speedUp } from './measures.ts';
import { phasesOf } from './phases.ts';
import { summaryOf, timedRow } from './testing/rows.ts';

test('a rate turns its interval round: the longest time is the lowest rate', () => {
  const row = timedRow('matmul', 'tiled', { n: 64 }, { ms: 10, spread: 0.2 });
  const rate = measured(row, 'rate', 'GFLOP/s');
  expect(rate?.median).toBe(100);
  expect(rate?.low).toBeCloseTo(1000 / 12);
  expect(rate?.high).toBeCloseTo(1000 / 8);
  expect(measured(row, 'rate', 'GB/s')?.median).toBe(10);
});

test('what a log axis cannot carry is left out, and an impossible interval shrinks', () => {
  const row = timedRow('matmul', 'tiled', { n: 64 }, { ms: 10 });
  for (const bad of [0, -1, Number.NaN, Number.POSITIVE_INFINITY]) {
    expect(measured({ ...row, gflops: bad }, 'rate', 'GFLOP/s')).toBeNull();
    expect(measured({ ...row, endToEndMs: { median: bad } }, 'endToEnd', 'GFLOP/s')).toBeNull();
  }
  expect(boundsOf(5, 0, Number.NaN)).toEqual({ median: 5, low: 5, high: 5 });
  expect(boundsOf(5, 6, 4)).toEqual({ median: 5, low: 5, high: 5 });
});

test('a workload whose rows carry no rate does not offer one', () => {
  const row = timedRow('matmul', 'tiled', { n: 64 }, { ms: 10 });
  const groupOf = (gflops: number | null) => groupWorkloads([summaryOf([{ ...row, gflops }])], workloads)[0];
  expect(hasRate(groupOf(5))).toBe(true);
  expect(hasRate(groupOf(null))).toBe(false);
});

test('speed-ups: against the fastest CPU, a contender, the same contender elsewhere', () => {
  const source = (gpu: number) =>
    summaryOf([
      timedRow('matmul', 'tiled', { n: 64 }, { ms: gpu, copiesMs: 2 }),
      timedRow('matmul', 'wasm', { n: 64 }, { ms: 8 }),
      timedRow('matmul', 'js-textbook', { n: 64 }, { ms: 40 }),
    ]);
  const [{ facets, contenders }] = groupWorkloads([source(2), source(1)], workloads);
  const [facet] = facets;
  const cell = facet.cells.find(({ contender }) => contender.id === '1|tiled');
  const base = facet.cells.find(({ contender }) => contender.id === '1|wasm');
  if (!cell || !base) throw new Error('no cell');
  expect(contenders).toHaveLength(6);
  expect(speedUp(cell, facet, { kind: 'best-cpu' }, 'kernel')?.median).toBe(8);
  expect(speedUp(cell, facet, { kind: 'best-cpu' }, 'endToEnd')?.median).toBeCloseTo(8 / 3);
  expect(speedUp(cell, facet, { kind: 'contender', id: '0|js-textbook' }, 'kernel')?.median).toBe(40);
  expect(speedUp(cell, facet, { kind: 'source', source: 0 }, 'kernel')?.median).toBe(2);
  expect(speedUp(cell, facet, { kind: 'contender', id: '0|naive' }, 'kernel')).toBeNull();
  expect(speedUp(base, facet, { kind: 'best-cpu' }, 'kernel')).toEqual({ median: 1, low: 1, high: 1 });
});

test('phases that were not measured count nothing', () => {
  const row = { ...timedRow('matmul', 'tiled', { n: 64 }, { ms: 5, copiesMs: 2 }), compileMs: Number.NaN };
  expect(phasesOf(row, true).parts.map(({ ms }) => ms)).toEqual([0, 1, 5, 1]);
  expect(phasesOf(row, true).total).toBe(7);
  expect(phasesOf(row, false).parts.map(({ phase }) => phase)).toEqual(['upload', 'kernel', 'readback']);
});
