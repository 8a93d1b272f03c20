import { expect, test } from 'vitest';
import { limitAt, standingOf } from '../results/roofline.ts';
import type { SummaryRow } from '../results/summary.ts';
import { workloads } from '../workloads/registry.ts';
import { type Facet, groupWorkloads } from './group.ts';
import {
  limitLine,
  limitsShown,
  mixLine,
  placedAt,
  placedOf,
  rooflineFindings,
  rooflineFrame,
  rooflinePoints,
  withoutLimit,
} from './roofline.ts';
import { summaryOf, timedRow, untimedRow } from './testing/rows.ts';
import { contendersIn } from './view.ts';

const LIMITS = { gpu: { gflops: 1000, gbps: 100 }, cpu: { gflops: 100, gbps: 20 } };
const standing = (row: SummaryRow) => standingOf(row, LIMITS, workloads);

/** Intensity as asked for: rates are set, the rest is as the test rows have it. */
const row = (variant: string, n: number, gflops: number, intensity: number): SummaryRow => ({
  ...timedRow('matmul', variant, { n }, { ms: 1 }),
  gflops,
  gbps: gflops / intensity,
});

const ROWS = [
  row('tiled', 64, 50, 4),
  row('tiled', 512, 400, 32),
  row('naive', 64, 20, 4),
  row('wasm', 64, 90, 4),
  row('wasm', 512, 60, 32),
];

function facetOf(rows: readonly SummaryRow[]): Facet {
  return groupWorkloads([summaryOf(rows)], workloads)[0].facets[0];
}

const all = (facet: Facet) => new Set(facet.cells.map(({ contender }) => contender.id));

test('kernels of one intensity share a place, in ascending order', () => {
  const facet = facetOf(ROWS);
  const placed = placedOf(facet, all(facet), standing);
  const points = rooflinePoints(placed);
  expect(points.map(({ x }) => x)).toEqual([4, 32]);
  expect(Object.keys(points[0].values)).toHaveLength(3);
  expect(placedAt(placed, facet.cells[0].contender, 4)?.standing.limitedBy).toBe('memory');
});

test('hidden contenders and rows without a limit have no place', () => {
  const facet = facetOf(ROWS);
  expect(placedOf(facet, new Set(), standing)).toEqual([]);
  expect(placedOf(facet, all(facet), () => null)).toEqual([]);
});

test('a contender of a side whose limit is not known is named; one without a rate is not', () => {
  const rows = [...ROWS, untimedRow('matmul', 'js-blocked', { n: 64 }, 'failed')];
  const [group] = groupWorkloads([summaryOf(rows)], workloads);
  const [facet] = group.facets;
  const halfKnown = (one: SummaryRow) => standingOf(one, { ...LIMITS, cpu: null }, workloads);
  const named = withoutLimit(facet, contendersIn(group, facet), halfKnown);
  expect(named.map(({ variant }) => variant)).toEqual(['wasm']);
  expect(withoutLimit(facet, contendersIn(group, facet), standing)).toEqual([]);
});

test('only sides with a kernel have their limit drawn, and it fits the frame', () => {
  const facet = facetOf(ROWS.filter(({ variant }) => variant !== 'wasm'));
  const placed = placedOf(facet, all(facet), standing);
  const limits = limitsShown(placed, [LIMITS]);
  expect(limits.map(({ side }) => side)).toEqual(['gpu']);
  for (const width of [320, 800]) {
    const frame = rooflineFrame(rooflinePoints(placed), limits, width);
    if (!frame) throw new Error('no frame');
    const [left, right] = frame.xDomain;
    expect(left).toBeLessThan(4);
    expect(right).toBeGreaterThan(32);
    for (const rate of [20, 1000, limitAt(LIMITS.gpu, left)]) {
      expect(frame.yOf(rate)).toBeGreaterThanOrEqual(frame.plot.top);
      expect(frame.yOf(rate)).toBeLessThanOrEqual(frame.plot.bottom);
    }
  }
  expect(rooflineFrame([], [], 800)).toBeNull();
  const named = rooflineFrame(rooflinePoints(placed), limits, 800, 132);
  expect(named).toMatchObject({ room: 132, plot: { right: 668 } });
  expect(named?.xOf(named.xDomain[1])).toBeCloseTo(668);
});

test('findings count by limit and name the nearest, each side for itself', () => {
  const facet = facetOf(ROWS);
  const placed = placedOf(facet, all(facet), standing);
  const [gpu, cpu] = rooflineFindings(placed, limitsShown(placed, [LIMITS]));
  expect(gpu).toMatchObject({ memory: 2, arithmetic: 1 });
  // 400 of 1000 against 50 of 4 · 100.
  expect(gpu.best.standing.share).toBeCloseTo(0.4, 9);
  expect(cpu).toMatchObject({ memory: 1, arithmetic: 1 });
  // 90 of 4 · 20: a cache helped.
  expect(cpu.best.standing.share).toBeCloseTo(1.125, 9);
});

test('a limit rises to its ridge and is flat from there on', () => {
  const limits = [{ source: 0, side: 'gpu', limit: LIMITS.gpu }] as const;
  const frame = rooflineFrame([{ x: 1, values: {} }], limits, 800);
  if (!frame) throw new Error('no frame');
  const { ridge, path } = limitLine(frame, LIMITS.gpu);
  expect(ridge).toEqual({ x: frame.xOf(10), y: frame.yOf(1000) });
  const { left, right } = frame.plot;
  const start = frame.yOf(limitAt(LIMITS.gpu, frame.xDomain[0]));
  expect(start).toBeGreaterThan(ridge.y);
  expect(path).toBe(`M${left},${start}L${ridge.x},${ridge.y}L${right},${ridge.y}`);
});

test('work of another mix has a line of its own, from the slope of memory to the right end', () => {
  const own = { ...LIMITS, gpu: { ...LIMITS.gpu, mixes: { orbit: 400 } } };
  const rows = [timedRow('mandelbrot', 'squares', { width: 256 }, { ms: 1 })];
  const facet = groupWorkloads([summaryOf(rows)], workloads)[0].facets[0];
  const placed = placedOf(facet, all(facet), (one) => standingOf(one, own, workloads));
  const [gpu] = limitsShown(placed, [own]);
  expect(gpu.mixes).toEqual([400]);
  const frame = rooflineFrame(rooflinePoints(placed), [gpu], 800);
  if (!frame) throw new Error('nothing to draw');
  const { y, path } = mixLine(frame, own.gpu, 400);
  expect(y).toBeGreaterThan(limitLine(frame, own.gpu).ridge.y);
  expect(path).toBe(`M${frame.xOf(4)},${y}L${frame.plot.right},${y}`);
  // Nobody is held against it, so it is not drawn.
  const [multiplied] = limitsShown(placedOf(facetOf(ROWS), all(facetOf(ROWS)), standing), [own]);
  expect(multiplied.mixes).toEqual([]);
});
