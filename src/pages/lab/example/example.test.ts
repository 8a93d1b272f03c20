import { expect, test } from 'vitest';
import { groupWorkloads } from '../../../chart-model/group.ts';
import { sideOf } from '../../../results/contest.ts';
import { workloads } from '../../../workloads/registry.ts';
import { EXAMPLE } from './example.ts';

test('the example is one chart of known contenders of both sides, with a time at every size', () => {
  const [group, ...others] = groupWorkloads([EXAMPLE], workloads);
  expect(others).toEqual([]);
  expect(group.facets).toHaveLength(1);
  const [{ xs, cells }] = group.facets;
  expect(xs.length).toBeGreaterThan(2);
  expect(cells).toHaveLength(xs.length * group.contenders.length);
  const { variants = [], version } = group.workload ?? {};
  for (const { row } of cells) {
    expect(row.case.startsWith(`${group.id}@${version}:`)).toBe(true);
    expect(variants.find(({ id }) => id === row.variant)?.on).toBe(row.on);
    expect(row.status === 'ok' && row.kernelMs !== null && row.maxError !== null).toBe(true);
  }
  expect(new Set(cells.map(({ row }) => sideOf(row.on)))).toEqual(new Set(['gpu', 'cpu']));
});
