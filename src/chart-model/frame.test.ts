import { expect, test } from 'vitest';
import { workloads } from '../workloads/registry.ts';
import { frameOf } from './frame.ts';
import { groupWorkloads } from './group.ts';
import { summaryOf, timedRow, untimedRow } from './testing/rows.ts';
import { contendersIn, pointsOf } from './view.ts';

const READING = { view: 'kernel', unit: 'GFLOP/s', baseline: { kind: 'best-cpu' }, clock: 'kernel' } as const;

function framed(rows: Parameters<typeof summaryOf>[0], width: number) {
  const [group] = groupWorkloads([summaryOf(rows)], workloads);
  const [facet] = group.facets;
  const shown = new Set(contendersIn(group, facet).map(({ id }) => id));
  const points = pointsOf(facet, shown, READING);
  return { points, frame: frameOf(group, points, READING, width) };
}

const sweep = [64, 256, 1024].map((n) => timedRow('matmul', 'tiled', { n }, { ms: n }));

test('every point lies in the plot, at any width, and the largest size has its tick', () => {
  for (const width of [200, 360, 800, 1440]) {
    const { points, frame } = framed(sweep, width);
    if (!frame) throw new Error('no frame');
    for (const { x, values } of points) {
      expect(frame.xOf(x)).toBeGreaterThan(frame.plot.left);
      expect(frame.xOf(x)).toBeLessThan(frame.plot.right);
      expect(frame.yOf(values['0|tiled'].median)).toBeGreaterThan(frame.plot.top);
      expect(frame.yOf(values['0|tiled'].median)).toBeLessThan(frame.plot.bottom);
    }
    expect(frame.xTicks.at(-1)).toBe(1024);
    expect(frame.wide).toBe(width >= 800);
  }
});

test('the axis ends where the figures do', () => {
  const { frame } = framed([...sweep, untimedRow('matmul', 'tiled', { n: 4096 }, 'aborted')], 800);
  expect(frame?.xTicks).toEqual([64, 256, 1024]);
});

test('one place left of several still has an axis; none has no frame', () => {
  const missing = untimedRow('matmul', 'tiled', { n: 128 }, 'failed');
  const { frame } = framed([sweep[0], missing], 800);
  if (!frame) throw new Error('no frame');
  expect(frame.xOf(64)).toBeCloseTo((frame.plot.left + frame.plot.right) / 2);
  expect(framed([missing, untimedRow('matmul', 'tiled', { n: 64 }, 'failed')], 800).frame).toBeNull();
});

test('a parameter with linear steps has a linear axis', () => {
  const rows = [3, 9, 15].map((k) => timedRow('convolution', 'direct', { size: 512, k }, { ms: k }));
  const { frame } = framed(rows, 800);
  expect(frame?.logX).toBe(false);
  expect(frame?.xTicks).toEqual([3, 9, 15]);
});
