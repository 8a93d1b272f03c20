import { expect, test } from 'vitest';
import { compareSummaries, standings } from './compare.ts';
import type { Interval, Summary, SummaryRow } from './summary.ts';
import { makeRow, makeSummary } from './testing/summaries.ts';

const timed = (median: number, spread = 0.02, samples = 20): Interval => ({
  median,
  low: median * (1 - spread),
  high: median * (1 + spread),
  min: median * (1 - 2 * spread),
  samples,
});

const row = (variant: string, kernelMs: Interval | null, given: Partial<SummaryRow> = {}) =>
  makeRow(variant, { kernelMs, ...given });
const summary = (...measurements: SummaryRow[]): Summary => ({ ...makeSummary(1, { sizes: 0 }), measurements });

test('the ratio says how many times faster b is, with the interval of both', () => {
  const [compared] = compareSummaries(summary(row('tiled', timed(2))), summary(row('tiled', timed(1))));
  expect(compared.case).toBe('matmul@1:tiled:n=64');
  expect(compared.verdict).toBe('b-faster');
  expect(compared.ratio?.median).toBeCloseTo(2, 10);
  expect(compared.ratio?.tie).toBe(false);
  // Two halves of 2% in quadrature are about 2.8%.
  expect(compared.ratio?.low).toBeCloseTo(2 * Math.exp(-Math.hypot(Math.log(1 / 0.98), Math.log(1.02))), 10);
  expect(compared.ratio?.high).toBeGreaterThan(2.05);
});

test('swapping both sides inverts the answer', () => {
  const a = makeSummary(1);
  const b = makeSummary(2);
  const forth = compareSummaries(a, b);
  const back = compareSummaries(b, a);
  const swapped = {
    'a-faster': 'b-faster',
    'b-faster': 'a-faster',
    tie: 'tie',
    noisy: 'noisy',
    unsure: 'unsure',
  } as const;
  expect(forth.length).toBe(64);
  for (const [i, { ratio, verdict }] of forth.entries()) {
    expect(back[i].verdict).toBe(verdict && swapped[verdict]);
    expect((ratio?.median ?? 0) * (back[i].ratio?.median ?? 0)).toBeCloseTo(1, 10);
    expect((ratio?.low ?? 0) * (back[i].ratio?.high ?? 0)).toBeCloseTo(1, 10);
  }
  const [there] = standings(forth);
  const [here] = standings(back);
  expect(there.middle * here.middle).toBeCloseTo(1, 10);
  expect(there.aFaster).toBe(here.bFaster);
});

test('overlapping intervals are a tie', () => {
  const [compared] = compareSummaries(summary(row('tiled', timed(1.03))), summary(row('tiled', timed(1))));
  expect(compared.verdict).toBe('tie');
});

test('intervals that overlap because they are wide are no tie', () => {
  const [compared] = compareSummaries(
    summary(row('tiled', timed(0.109, 0.9))),
    summary(row('tiled', timed(0.016, 0.9))),
  );
  expect(compared.verdict).toBe('noisy');
  expect(standings([compared])).toEqual([]);
});

test('with too few samples nobody is called faster', () => {
  const one = { median: 2, low: 2, high: 2, min: 2, samples: 1 };
  const [compared] = compareSummaries(summary(row('tiled', one)), summary(row('tiled', timed(1))));
  expect(compared).toMatchObject({ verdict: 'unsure', ratio: { median: 2 } });
  expect(standings([compared])).toEqual([]);
});

test('cases of one side only, and cases without a time, have no ratio', () => {
  const failed = { status: 'failed', reason: { code: 'x', text: { en: '', 'zh-CN': '' } } } as const;
  const a = summary(row('naive', timed(1)), row('tiled', null, failed), row('wasm', timed(1), { on: 'wasm' }));
  const b = summary(row('wasm', timed(0), { on: 'wasm' }), row('tiled', timed(1)), row('workers', timed(1)));
  const compared = compareSummaries(a, b);
  expect(
    compared.map(({ case: id, a: mine, b: theirs }) => [id.split(':')[1], mine !== null, theirs !== null]),
  ).toEqual([
    ['naive', true, false],
    ['tiled', true, true],
    ['wasm', true, true],
    ['workers', false, true],
  ]);
  for (const { ratio, verdict } of compared) expect([ratio, verdict]).toEqual([null, null]);
});

test('another version of a workload is another case', () => {
  const compared = compareSummaries(
    summary(row('tiled', timed(1))),
    summary(row('tiled', timed(1), { case: 'matmul@2:tiled:n=64' })),
  );
  expect(compared.map(({ ratio }) => ratio)).toEqual([null, null]);
});

test('GPU and CPU are summed up apart', () => {
  const a = summary(
    row('naive', timed(4)),
    row('tiled', timed(2)),
    row('registers', timed(1)),
    row('wasm', timed(1), { on: 'wasm' }),
    row('workers', timed(2), { on: 'workers' }),
  );
  const b = summary(
    row('naive', timed(1)),
    row('tiled', timed(1)),
    row('registers', timed(1.01)),
    row('wasm', timed(3), { on: 'wasm' }),
    row('workers', timed(3), { on: 'workers' }),
  );
  const [gpu, cpu] = standings(compareSummaries(a, b));
  expect(gpu).toMatchObject({ side: 'gpu', compared: 3, aFaster: 0, bFaster: 2, ties: 1 });
  expect([gpu.least, gpu.middle, gpu.most].map((value) => value.toFixed(2))).toEqual(['0.99', '2.00', '4.00']);
  expect(cpu).toMatchObject({ side: 'cpu', compared: 2, aFaster: 2, bFaster: 0, ties: 0 });
  expect(cpu.middle).toBeCloseTo(Math.sqrt((1 / 3) * (2 / 3)), 10);
});
