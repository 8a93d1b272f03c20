import { expect, test } from 'vitest';
import { workloads } from '../workloads/registry.ts';
import { groupWorkloads } from './group.ts';
import { hasPhases, placeOfPhases, togetherOf } from './phases.ts';
import { summaryOf, timedRow, untimedRow } from './testing/rows.ts';

const timed = (variant: string, n: number) => timedRow('matmul', variant, { n }, { ms: n });

function facetOf(rows: Parameters<typeof summaryOf>[0]) {
  const [{ facets, contenders }] = groupWorkloads([summaryOf(rows)], workloads);
  return { facet: facets[0], shown: new Set(contenders.map(({ id }) => id)) };
}

test('phases open where most contenders have a time, and there at the largest size', () => {
  const late = untimedRow('matmul', 'naive', { n: 256 }, 'aborted');
  const rows = [
    timed('naive', 64),
    timed('wasm', 64),
    timed('naive', 128),
    timed('wasm', 128),
    late,
    timed('wasm', 256),
  ];
  const { facet, shown } = facetOf(rows);
  expect(placeOfPhases(facet, shown)).toBe(128);
  // Of the one that is shown alone.
  expect(placeOfPhases(facet, new Set(['0|wasm']))).toBe(256);
});

test('a single case has no place on an axis', () => {
  const { facet, shown } = facetOf([timed('naive', 64)]);
  expect(placeOfPhases(facet, shown)).toBeNull();
});

test('a row without a time has no phases, whatever else was measured of it', () => {
  const row = timed('naive', 64);
  expect(hasPhases(row)).toBe(true);
  expect(hasPhases({ ...row, kernelMs: null })).toBe(false);
  expect(hasPhases(untimedRow('matmul', 'naive', { n: 64 }, 'failed'))).toBe(false);
});

test('of several groups the one that compiled most at once is told', () => {
  const row = timed('naive', 64);
  const compiled = (kernels: number) => ({
    ...row,
    firstUseMs: { compileMs: 1, uploadMs: 1, runMs: 1, together: { kernels, wallMs: 10 * kernels } },
  });
  expect(togetherOf([compiled(2), null, compiled(5), compiled(3)])).toEqual({ kernels: 5, wallMs: 50 });
  expect(togetherOf([row, null])).toBeNull();
});
