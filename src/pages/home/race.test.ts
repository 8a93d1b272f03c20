import { expect, test } from 'vitest';
import { createFormat } from '../../i18n/format.ts';
import { type Interval, NO_FIGURES, type SummaryRow } from '../../results/summary.ts';
import { headlineOf } from './headline.ts';
import { afterCopies, bestOf, timesText, verdictOf } from './race.ts';
import { raceSize } from './race-plan.ts';

const adapter = { vendor: 'v', architecture: 'a', device: 'd', description: '', software: false };

function row(on: SummaryRow['on'], variant: string, ms: number | null, copiesMs = 0, spread = 0.05): SummaryRow {
  const kernelMs: Interval | null =
    ms === null
      ? null
      : { median: ms, low: ms * (1 - spread), high: ms * (1 + spread), min: ms * (1 - spread), samples: 20 };
  return {
    case: `matmul@1:${variant}:n=512`,
    workload: 'matmul',
    variant,
    on,
    params: { n: 512 },
    status: ms === null ? 'failed' : 'ok',
    reason: ms === null ? { code: 'x', text: { en: 'It broke.', 'zh-CN': '坏了。' } } : null,
    ...NO_FIGURES,
    kernelMs,
    endToEndMs: ms === null ? null : { median: ms + copiesMs },
  };
}

test('the best of each side is compared, whatever the slow ones do', () => {
  const verdict = verdictOf([
    row('gpu', 'tiled', 4),
    row('gpu', 'tuned', 1, 4),
    row('js', 'js-textbook', 400),
    row('wasm', 'wasm-threads', 20),
  ]);
  expect(verdict).toMatchObject({ kind: 'gpu', gpu: { variant: 'tuned' }, cpu: { variant: 'wasm-threads' } });
  if (verdict.kind !== 'gpu') throw new Error('unreachable');
  expect(verdict.ratio.median).toBeCloseTo(20);
  // The tiled kernel has no copies here, so it is the GPU's best end to end: 20 / 4.
  expect(verdict.endToEnd?.ratio.median).toBeCloseTo(5);
});

test('overlapping intervals are a tie', () => {
  expect(verdictOf([row('gpu', 'tuned', 10), row('wasm', 'wasm-threads', 10.5)]).kind).toBe('tie');
});

test('wide intervals that overlap are too noisy to tell, with the copies too', () => {
  const noisy = [row('gpu', 'tuned', 5, 0, 0.8), row('wasm', 'wasm-threads', 7, 0, 0.7)];
  expect(verdictOf(noisy).kind).toBe('noisy');
  expect(headlineOf(verdictOf(noisy), true)).toEqual({ text: 'noisy.software', figure: 'noisy', side: null });
  const trip = (ms: number) => ({ median: ms, low: ms * 0.2, high: ms * 1.8, samples: 20 });
  const copied = [
    { ...row('gpu', 'tuned', 1), roundTripMs: trip(7) },
    { ...row('wasm', 'wasm-threads', 8), roundTripMs: trip(8) },
  ];
  expect(verdictOf(copied)).toMatchObject({ kind: 'gpu', endToEnd: null });
});

test('too few samples name no winner, nor do copies of which there are too few', () => {
  const few = (timed: SummaryRow) => ({ ...timed, kernelMs: timed.kernelMs && { ...timed.kernelMs, samples: 1 } });
  const verdict = verdictOf([few(row('gpu', 'tuned', 1)), few(row('wasm', 'wasm-threads', 5))]);
  expect(verdict.kind).toBe('unsure');
  expect(headlineOf(verdict, false)).toEqual({ text: 'unsure.real', figure: 'unsure', side: null });
  const trip = (ms: number) => ({ median: ms, low: ms, high: ms, samples: 2 });
  const copied = [
    { ...row('gpu', 'tuned', 1), roundTripMs: trip(7) },
    { ...row('wasm', 'wasm-threads', 8), roundTripMs: trip(20) },
  ];
  expect(verdictOf(copied)).toMatchObject({ kind: 'gpu', endToEnd: null });
});

test('when the CPU wins, the ratio says by how much it does', () => {
  const verdict = verdictOf([row('gpu', 'tuned', 30), row('wasm', 'wasm-threads', 10)]);
  expect(verdict).toMatchObject({ kind: 'cpu' });
  if (verdict.kind !== 'cpu') throw new Error('unreachable');
  expect(verdict.ratio.median).toBeCloseTo(3);
});

test('one side alone, or none, is said as such', () => {
  expect(verdictOf([row('gpu', 'tuned', null), row('js', 'js-textbook', 9)]).kind).toBe('cpu-only');
  expect(verdictOf([row('gpu', 'tuned', 9), row('js', 'js-textbook', null)]).kind).toBe('gpu-only');
  expect(verdictOf([row('gpu', 'tuned', null)]).kind).toBe('none');
  expect(verdictOf([]).kind).toBe('none');
});

test('copies may leave the lead, level it, or turn it', () => {
  const at = (low: number, median: number, high: number, outcome: 'first' | 'second' | 'tie' | 'unsure') =>
    afterCopies({ outcome, ratio: { low, median, high, tie: low <= 1 && high >= 1 } });
  expect(at(11, 12, 13, 'first')).toBe('ahead');
  expect(at(0.9, 1.02, 1.1, 'tie')).toBe('even');
  expect(at(0.3, 0.4, 0.5, 'second')).toBe('behind');
  expect(at(2, 2, 2, 'unsure')).toBe('ahead');
});

test('the lane of a side shows its fastest so far, and nothing of what has no time', () => {
  const slow = row('gpu', 'tiled', 4);
  const fast = row('gpu', 'tuned', 1);
  expect(bestOf('gpu', [null, slow, null, row('js', 'js-textbook', 0.5)])).toBe(slow);
  expect(bestOf('gpu', [fast, slow])).toBe(fast);
  expect(bestOf('cpu', [fast, null, row('wasm', 'wasm-threads', null)])).toBeNull();
});

test('the heading agrees with the verdict, whoever wins, and calls a software GPU so', () => {
  const gpu = row('gpu', 'tuned', 2);
  const headline = (rows: SummaryRow[], software = false) => headlineOf(verdictOf(rows), software);
  expect(headline([gpu, row('wasm', 'wasm-threads', 16)])).toEqual({
    text: 'gpu.real',
    figure: { times: 8 },
    side: 'gpu',
  });
  expect(headline([gpu, row('wasm', 'wasm-threads', 0.5)], true)).toEqual({
    text: 'cpu.software',
    figure: { times: 4 },
    side: 'cpu',
  });
  expect(headline([gpu, row('wasm', 'wasm-threads', 2)])).toEqual({ text: 'tie.real', figure: 'tie', side: null });
  expect(headline([row('js', 'js-textbook', 9)])).toEqual({ text: 'cpuOnly', figure: { ms: 9 }, side: 'cpu' });
  expect(headline([gpu], true)).toEqual({ text: 'gpuOnly.software', figure: { ms: 2 }, side: 'gpu' });
  expect(headline([])).toEqual({ text: 'none', figure: null, side: null });
});

test('nobody is 1× faster', () => {
  const format = createFormat('en');
  expect([1.04, 1.12, 8, 38.4].map((ratio) => timesText(ratio, format))).toEqual(['1.04', '1.1', '8', '38']);
});

test('only a real adapter beside a large processor gets the large size', () => {
  expect(raceSize({ adapter, cores: 8 })).toBe(1024);
  expect(raceSize({ adapter, cores: 4 })).toBe(512);
  expect(raceSize({ adapter: { ...adapter, software: true }, cores: 16 })).toBe(256);
  expect(raceSize({ adapter: null, cores: 16 })).toBe(512);
});
