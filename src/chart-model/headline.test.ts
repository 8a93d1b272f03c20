import { expect, test } from 'vitest';
import { makeSummary } from '../results/testing/summaries.ts';
import { workloads } from '../workloads/registry.ts';
import { findingOf } from './findings.ts';
import { groupWorkloads } from './group.ts';
import { headlineBars, headlineOf } from './headline.ts';
import { summaryOf, timedRow, untimedRow } from './testing/rows.ts';

const row = (variant: string, n: number, ms: number) => timedRow('matmul', variant, { n }, { ms });

test('is what the first chart says: best against best at the largest size of both', () => {
  for (const seed of [1, 2, 3]) {
    const summary = makeSummary(seed, { sizes: 4 });
    const [group] = groupWorkloads([summary], workloads);
    expect(headlineOf(summary.measurements, workloads)?.finding).toEqual(findingOf(group.facets[0]));
  }
});

test('has a bar for each side, the faster one whole', () => {
  const headline = headlineOf([row('tiled', 64, 2), row('naive', 64, 9), row('wasm', 64, 8)], workloads);
  expect(headline && headlineBars(headline)).toMatchObject([
    { side: 'gpu', length: 1 },
    { side: 'cpu', length: 0.25 },
  ]);
});

test('passes over a workload without a time, and is none where none has one', () => {
  const failed = untimedRow('matmul', 'wasm', { n: 64 }, 'failed');
  const added = timedRow('vector-add', 'wasm', { n: 65536 }, { ms: 1 });
  const headline = headlineOf([failed, added], workloads);
  expect(headline?.group.id).toBe('vector-add');
  expect(headline && headlineBars(headline)).toEqual([]);
  expect(headlineOf(summaryOf([failed]).measurements, workloads)).toBeNull();
});
