import { describe, expect, test } from 'vitest';
import { workloads } from '../workloads/registry.ts';
import { findingOf } from './findings.ts';
import { drawsGhosts, ghostLines, ghostRoofline, withGhosts } from './ghosts.ts';
import { groupWorkloads } from './group.ts';
import { summaryOf, timedRow, untimedRow } from './testing/rows.ts';
import { contendersIn, pointsOf, type Reading } from './view.ts';

const RATE: Reading = { view: 'rate', unit: 'GFLOP/s', baseline: { kind: 'best-cpu' }, clock: 'kernel' };
const KERNEL: Reading = { ...RATE, view: 'kernel' };
const own = summaryOf([
  timedRow('matmul', 'tiled', { n: 128 }, { ms: 4 }),
  timedRow('matmul', 'tiled', { n: 256 }, { ms: 8 }),
  timedRow('matmul', 'js-textbook', { n: 128 }, { ms: 16 }),
  untimedRow('matmul', 'naive', { n: 128 }, 'unsupported'),
]);
const beside = summaryOf([
  timedRow('matmul', 'tiled', { n: 128 }, { ms: 0.5 }),
  timedRow('matmul', 'tiled', { n: 1024 }, { ms: 1 }),
  timedRow('matmul', 'naive', { n: 128 }, { ms: 2 }),
  timedRow('matmul', 'registers', { n: 128 }, { ms: 3 }),
]);
const [group] = groupWorkloads([own], workloads);
const [facet] = group.facets;
const contenders = contendersIn(group, facet);
const lines = ghostLines(facet, contenders, beside);
const ids = new Set(contenders.map(({ id }) => id));

test('a ghost has the cases of the result alone, of the contenders that are shown', () => {
  expect(lines.map(({ contender, cells }) => [contender.variant, cells.map(({ x }) => x)])).toEqual([
    ['naive', [128]],
    ['tiled', [128]],
  ]);
  const shown = contenders.filter(({ variant }) => variant === 'tiled');
  expect(ghostLines(facet, shown, beside).map(({ contender }) => contender.variant)).toEqual(['tiled']);
  expect(ghostLines(facet, contenders, null)).toEqual([]);
  expect(ghostLines(facet, contenders, summaryOf([]))).toEqual([]);
});

test('of several sources with one variant there is one ghost', () => {
  const [both] = groupWorkloads([own, own], workloads);
  expect(ghostLines(both.facets[0], contendersIn(both, both.facets[0]), beside).length).toBe(2);
});

describe('points', () => {
  test('hold ghosts beside what was measured, whatever is measured there', () => {
    const points = withGhosts(pointsOf(facet, ids, KERNEL), lines, KERNEL);
    expect(points.map(({ x, values }) => [x, Object.keys(values).sort()])).toEqual([
      [128, ['0|js-textbook', '0|tiled', 'beside|naive', 'beside|tiled']],
      [256, ['0|tiled']],
    ]);
    expect(points[0].values['beside|tiled'].median).toBe(0.5);
  });

  test('of a ratio hold none, nor do phases draw any', () => {
    const speedUp: Reading = { ...RATE, view: 'speedUp' };
    const points = pointsOf(facet, ids, speedUp);
    expect(withGhosts(points, lines, speedUp)).toBe(points);
    expect(['rate', 'kernel', 'endToEnd', 'speedUp', 'phases', 'roofline'].filter(drawsGhosts)).toEqual([
      'rate',
      'kernel',
      'endToEnd',
      'roofline',
    ]);
  });

  test('of a roofline lie at the intensity of the work', () => {
    expect(ghostRoofline(lines).map(({ x, values }) => [x, Object.keys(values).sort()])).toEqual([
      [10, ['beside|naive', 'beside|tiled']],
    ]);
  });
});

test('what may be said of the result does not know of ghosts', () => {
  const finding = findingOf(facet);
  expect(finding.kind).toBe('sides');
  expect(finding.kind === 'sides' && finding.duel.ratio.median).toBe(4);
});
