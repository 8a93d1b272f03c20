import { describe, expect, it } from 'vitest';
import { expandPattern } from '../../engine/bench/plan.ts';
import { placeOf } from '../../results/roofline.ts';
import type { SummaryRow } from '../../results/summary.ts';
import { costedRow } from '../../results/testing/rows.ts';
import { workloads } from '../../workloads/registry.ts';
import type { Recorded, Results, RunResult } from '../lesson.ts';
import { resultsFrom } from '../testing/rows.ts';
import { countsOf, gainsOf, isSoftware } from './fields.ts';
import { lesson } from './index.ts';
import { allCounts } from './planned.ts';
import { roofsFor } from './roofs.ts';

const run = (rows: readonly SummaryRow[], more: Partial<RunResult> = {}, software = false): RunResult => {
  const adapter = { vendor: 'made', architecture: 'up', device: '', description: '', software };
  const made = resultsFrom('none', { run: [] }, { adapter }).run as RunResult;
  return { ...made, summary: { ...made.summary, measurements: rows }, ...more };
};

/** Milliseconds of each, as `small` has its sizes. */
const timed = (of: Readonly<Record<string, number>>) =>
  Object.entries(of).map(([pattern, ms]) => costedRow(pattern, ms));

const ROWS = timed({
  'docking:four:n=1024': 2,
  'docking:wasm-threads:n=1024': 40,
  'heat:rows:width=256': 10,
  'heat:blocked:width=256': 8,
  'heat:wasm-threads:width=256': 40,
  'option-price:tree:n=65536': 1,
  'option-price:wasm-threads:n=65536': 40,
  'n-body:split:n=1024': 4,
  'n-body:wasm-threads:n=1024': 40,
});
const ALL: Results = { fields: run(ROWS) };
const RECORDED: Recorded = {
  machine: 'made-up',
  adapter: 'Acme One',
  software: true,
  origins: [{ startedAt: '2026-11-26T00:00:00Z', browser: 'Chromium 156', driver: null }],
};

describe('the fields', () => {
  it('gain as the best of the GPU is ahead of all cores, and only where all four are timed', () => {
    expect(gainsOf(ALL).map(({ field, ratio }) => [field.id, Math.round(ratio.median)])).toEqual([
      ['option-price', 40],
      ['docking', 20],
      ['n-body', 10],
      ['heat', 5],
    ]);
    expect(gainsOf({ fields: run(ROWS.filter(({ workload }) => workload !== 'heat')) })).toEqual([]);
    expect(gainsOf({})).toEqual([]);
  });

  it('are counted by the piece', () => {
    const counted = Object.fromEntries(countsOf(ALL).map(({ field, ...one }) => [field.id, one]));
    // Seven operations on three numbers of four bytes, and the row that is told.
    expect(counted.heat).toEqual({ pieces: 65_536, flops: 7, bytes: expect.closeTo(12, 1) });
    // 18 for each pair and 12 to move; state is read and written, the acceleration written.
    expect(counted['n-body']).toEqual({ pieces: 1024, flops: 18 * 1024 + 12, bytes: expect.closeTo(80, 1) });
    expect(counted.docking).toMatchObject({ pieces: 1024, flops: 22 * 16 * 256 + 18 * 16 + 24 });
    expect(counted['option-price']).toEqual({ pieces: 64, flops: 77 * 1024, bytes: expect.closeTo(16, 0) });
    expect(countsOf({})).toEqual([]);
  });

  it.each(['patterns', 'small'] as const)('have one order, far apart, at the sizes of `%s`', (sizes) => {
    const rows = lesson.runs.fields[sizes]?.flatMap((pattern) => {
      const expanded = expandPattern(pattern, workloads);
      if (!expanded.ok) throw new Error(expanded.problem.en);
      return [costedRow(pattern, 1)];
    });
    const intensities = countsOf({ fields: run(rows ?? []) }).map(({ field, flops, bytes }) => ({
      id: field.id,
      intensity: flops / bytes,
    }));
    const sorted = [...intensities].sort((a, b) => a.intensity - b.intensity);
    expect(sorted.map(({ id }) => id)).toEqual(['heat', 'n-body', 'docking', 'option-price']);
    for (const [at, { intensity }] of sorted.entries()) {
      if (at > 0) expect(intensity / sorted[at - 1].intensity).toBeGreaterThan(1.5);
    }
  });
});

describe('the guesses', () => {
  const { most, intensity } = lesson.predictions;

  it('who gains most', () => {
    expect(most.answer(ALL)).toBe('option-price');
    expect(most.explain(ALL, 'option-price')).toEqual({
      en: 'Finance: the best GPU kernel has 40 times the speed of all cores. Then: Drugs 20×, Astronomy 10×, Climate 5×. You saw that coming.',
      'zh-CN':
        '金融：最好的 GPU 内核，速度是全部核心的 40 倍。其余依次是：药物 20 倍，天文 10 倍，气候 5 倍。你猜中了。',
    });
    expect(most.explain({}, 'heat').en).toBe('Not all four were timed on both sides.');
  });

  it('says of a processor that plays GPU, and of recorded figures, that they are that', () => {
    const software = { fields: run(ROWS, {}, true) };
    expect(isSoftware(software)).toBe(true);
    expect(most.explain(software, 'heat').en).toContain('none of these figures is about graphics cards');
    const recorded = { fields: run(ROWS, { recorded: { ...RECORDED, software: false } }, true) };
    expect(isSoftware(recorded)).toBe(false);
    expect(most.explain(recorded, 'heat').en).toContain('recorded ones of another machine');
    expect(isSoftware({})).toBe(false);
  });

  it('what heat does for a byte', () => {
    expect(intensity.answer(ALL)).toBeCloseTo(7 / 12, 2);
    expect(intensity.explain(ALL, 1).en).toMatch(/That makes 0\.58\..*You saw that coming\.$/);
    expect(intensity.explain(ALL, 100)['zh-CN']).toMatch(/所以是 0\.58。.*快慢都由内存决定。$/);
    expect(intensity.explain({}, 1).en).toBe('Not all four were timed on both sides.');
  });
});

describe('the claims', () => {
  const { field, pieces } = lesson.claims;
  const heat = (rows: number, blocked: number): Results => ({
    fields: run([
      ...ROWS.filter(({ workload }) => workload !== 'heat'),
      ...timed({ 'heat:rows:width=256': rows, 'heat:blocked:width=256': blocked, 'heat:wasm-threads:width=256': 40 }),
    ]),
  });

  it('one field has two speeds, whichever is ahead', () => {
    const verdict = field.verdict(ALL);
    expect(verdict?.holds).toBe('no');
    expect(verdict?.because.en).toMatch(
      /a launch for each step took 10 ms at 0\.58 operations per byte; four steps a launch took 8 ms at 2\.3\. The field is the same\. Only how often/,
    );
    expect(verdict?.because['zh-CN']).toContain('用了 8 ms');
    expect(field.verdict(heat(8, 10))?.because.en).toContain('here the longer way round lost');
    expect(field.verdict(heat(8, 8))).toMatchObject({ holds: 'partly' });
    expect(field.verdict({ fields: run(ROWS.filter(({ variant }) => variant !== 'blocked')) })).toBeNull();
  });

  it('more pieces do not say who gains more, unless they happen to', () => {
    expect(pieces.verdict(ALL)).toMatchObject({ holds: 'no' });
    expect(pieces.verdict(ALL)?.because.en).toContain(
      'Climate 65,536, 5×; Drugs 1,024, 20×; Astronomy 1,024, 10×; Finance 64, 40×',
    );
    const ordered = timed({ 'docking:four:n=1024': 20, 'n-body:split:n=1024': 40, 'option-price:tree:n=65536': 80 });
    const rest = ROWS.filter((row) => !ordered.some(({ workload, on }) => workload === row.workload && on === row.on));
    expect(pieces.verdict({ fields: run([...rest, ...ordered]) })).toMatchObject({ holds: 'yes' });
  });
});

describe('the roofs', () => {
  const PEAKS = timed({
    'peak-fma:gpu:rows=4096,steps=1024': 10,
    'peak-copy:gpu:blocks=4096': 10,
    'peak-fma:wasm-threads:rows=4096,steps=1024': 100,
    'peak-copy:wasm-threads:blocks=4096': 20,
  });
  const gflops = (factor: number) => timed({ 'peak-fma:gpu:rows=4096,steps=1024': 10 / factor })[0].gflops;
  const faster = (factor: number) => [
    ...timed({ 'peak-fma:gpu:rows=4096,steps=1024': 10 / factor }),
    ...PEAKS.slice(1),
  ];

  it('are of this lesson’s run, else of another’s of this visit', () => {
    const visit = { 'your-roofline': { all: run(faster(2)) } };
    expect(roofsFor(visit, { ...ALL, roof: run(PEAKS) }, null)?.gpu?.gflops).toBeCloseTo(gflops(1) ?? 0);
    expect(roofsFor(visit, ALL, null)?.gpu?.gflops).toBeCloseTo(gflops(2) ?? 0);
    expect(roofsFor({ 'what-a-cloud-gpu-costs': { rate: run(PEAKS) } }, ALL, null)?.cpu).not.toBeNull();
    expect(roofsFor({}, ALL, null)).toBeNull();
    expect(roofsFor(visit, {}, null)).toBeNull();
  });

  it('are of where the kernels ran, and of nowhere else', () => {
    expect(
      roofsFor({ 'your-roofline': { all: run(PEAKS, {}, true) } }, ALL, null),
      'as the adapter is the same',
    ).not.toBeNull();
    const recorded = { fields: run(ROWS, { recorded: RECORDED }) };
    expect(roofsFor({ 'your-roofline': { all: run(PEAKS) } }, recorded, null)).toBeNull();
    expect(roofsFor({ 'your-roofline': { all: run(PEAKS, { recorded: RECORDED }) } }, recorded, null)).not.toBeNull();
  });

  it('may be those that the device page remembers of this very place', () => {
    const limits = { gpu: { gflops: 9, gbps: 3 }, cpu: null };
    const known = { measuredAt: '2026-01-01T00:00:00Z', place: placeOf(run([]).summary.environment), limits };
    expect(roofsFor({}, ALL, known)).toEqual(limits);
    expect(roofsFor({}, ALL, { ...known, place: 'elsewhere' })).toBeNull();
    expect(roofsFor({}, { fields: run(ROWS, { recorded: RECORDED }) }, known)).toBeNull();
  });
});

describe('the challenge', () => {
  const { rank } = lesson.challenges;

  it('is the order of what was counted', () => {
    if (rank.kind !== 'order') throw new Error('Something else is asked.');
    expect(rank.items(ALL)?.map(({ id }) => id)).toEqual(['heat', 'n-body', 'docking', 'option-price']);
  });

  it('needs no measurement: what is counted is known before, and of all four', () => {
    if (rank.kind !== 'order') throw new Error('Something else is asked.');
    expect(rank.needs).toBeUndefined();
    for (const results of [{}, { fields: run(ROWS.slice(0, 2)) }]) {
      expect(rank.items(results)?.map(({ id }) => id)).toEqual(['heat', 'n-body', 'docking', 'option-price']);
      const [docking, heat] = allCounts(results);
      expect(docking).toMatchObject({ pieces: 2 ** 14, flops: 22 * 16 * 256 + 18 * 16 + 24 });
      expect(heat).toMatchObject({ pieces: 1024 ** 2, flops: 7 });
    }
    expect(allCounts(ALL)).toEqual(countsOf(ALL));
  });
});
