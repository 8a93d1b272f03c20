import { describe, expect, it } from 'vitest';
import { planOf } from '../state/lesson-runs.ts';
import { resultsFrom, type TimedRow } from '../testing/rows.ts';
import { axesOf } from './axes.ts';
import { lesson } from './index.ts';
import { isSight, isWithin, readingOf, SIGHTS, timesOne, treadsOf } from './staircase.ts';
import { sayReading } from './words.ts';

const SIZES = [1, 2, 4, 8, 16, 64, 256];

/** A machine with so many seats: a turn of `ms` for each filling. */
const stairs = (seats: number, ms = 1, variant = 'light'): TimedRow[] =>
  SIZES.map((groups) => ({
    variant,
    on: variant === 'light' ? 'gpu' : 'wasm',
    ms: ms * Math.ceil(groups / seats),
    params: { groups, steps: 2048 },
  }));

const sweep = (gpu: readonly TimedRow[]) =>
  resultsFrom('parallel-slots', { sweep: [...gpu, ...stairs(2, 0.1, 'wasm-threads')] });
const read = (gpu: readonly TimedRow[]) => readingOf(treadsOf(sweep(gpu), 'sweep', 'light'));
const without = stairs(8).map((row) => ({ ...row, ms: null }));
const change = (rows: readonly TimedRow[], groups: number, part: Partial<TimedRow>) =>
  rows.map((row) => (row.params?.groups === groups ? { ...row, ...part } : row));

describe('the reading', () => {
  it('finds the edge between the last flat size and the first that takes twice as long', () => {
    expect(read(stairs(8))).toEqual({ kind: 'step', low: 8, high: 16 });
    expect(read(stairs(2))).toEqual({ kind: 'step', low: 2, high: 4 });
    // A rounded edge: where one cannot tell, neither is claimed.
    expect(read(change(stairs(8), 8, { ms: 1.5 }))).toEqual({ kind: 'step', low: 4, high: 16 });
  });

  it('tells a slope without a flat part and a flat without an edge', () => {
    expect(read(stairs(1))).toEqual({ kind: 'rises' });
    expect(read(stairs(1000))).toEqual({ kind: 'flat', most: 256 });
    expect(read(change(stairs(1000), 256, { ms: 1.5 }))).toEqual({ kind: 'flat', most: 64 });
  });

  it('claims nothing from coarse, unsteady or missing times', () => {
    const coarse = change(stairs(8), 4, { warnings: [{ code: 'coarse-clock' }] });
    expect(read(coarse)).toEqual({ kind: 'unclear', why: 'coarse' });
    expect(read(change(stairs(8), 4, { spread: 0.4 }))).toEqual({ kind: 'unclear', why: 'unsteady' });
    expect(read(change(stairs(8), 1, { ms: 3 }))).toEqual({ kind: 'unclear', why: 'unsteady' });
    expect(read(without)).toEqual({ kind: 'unclear', why: 'missing' });
    expect(read(stairs(8).slice(1))).toEqual({ kind: 'unclear', why: 'missing' });
    expect(readingOf([])).toEqual({ kind: 'unclear', why: 'missing' });
    // Trouble far beyond the edge does not touch it.
    expect(read(change(stairs(8), 256, { spread: 0.4 }))).toEqual({ kind: 'step', low: 8, high: 16 });
  });

  it('has exactly one right answer for each, and words for all', () => {
    const step = read(stairs(8));
    expect([7, 8, 12, 16, 17].map((value) => isWithin(step, value))).toEqual([false, true, true, true, false]);
    for (const reading of [read(stairs(1)), read(stairs(1000)), read(without)]) {
      expect(SIGHTS.filter((sight) => isSight(reading, sight))).toHaveLength(1);
      expect(isWithin(reading, 8)).toBe(false);
    }
    const readings = [step, read(stairs(1)), read(stairs(1000)), read(without)];
    const said = readings.flatMap((reading) => [sayReading(reading, true).en, sayReading(reading, false)['zh-CN']]);
    expect(new Set(said).size).toBe(said.length);
    expect(sayReading(step, false).en).toMatch(/Up to 8 workgroups .* 16 take about twice/);
    expect(sayReading(step, true).en).toMatch(/CPU’s cores/);
  });
});

describe('the prediction', () => {
  const { rises } = lesson.predictions;
  it('is the time over that of one workgroup, at the sizes asked', () => {
    expect(rises.answer(sweep(stairs(8)))).toEqual([1, 1, 2, 8, 32]);
    expect(rises.answer(sweep(without))).toBeNull();
    expect(rises.answer({})).toBeNull();
    expect(timesOne([], 4)).toBeNull();
  });

  it('explains both ways and silence', () => {
    expect(rises.explain(sweep(stairs(8)), [1, 1, 1, 1, 1]).en).toMatch(/32× .* CPU 128×\. Where time/);
    expect(rises.explain(sweep(stairs(1)), [1, 1, 1, 1, 1]).en).toMatch(/256×.*Almost/);
    const alone = resultsFrom('parallel-slots', { sweep: stairs(8) });
    expect(rises.explain(alone, [1, 1, 1, 1, 1]).en).toMatch(/32× the time of one\. Where/);
    expect(rises.explain({}, [1, 1, 1, 1, 1]).en).toMatch(/No time/);
  });
});

describe('claims', () => {
  it('answers from the sweep', () => {
    const { more, cores } = lesson.claims;
    expect(more.verdict(sweep(stairs(8)))?.holds).toBe('no');
    expect(more.verdict(sweep(stairs(1000)))?.because.en).toContain('to 256');
    expect(more.verdict(sweep(stairs(1)))?.holds).toBe('partly');
    expect(more.verdict(sweep(without))).toBeNull();
    expect(cores.verdict(sweep(stairs(8)))?.because.en).toMatch(/GPU 1 ms, CPU with SIMD 100 µs/);
    expect(cores.verdict({})).toBeNull();
  });
});

describe('room', () => {
  const { room } = lesson.plays;
  const at = (light: number, roomy: number | null): TimedRow[] => [
    { variant: 'light', on: 'gpu', ms: light },
    { variant: 'roomy', on: 'gpu', ms: roomy },
  ];
  const results = (rows: Readonly<Record<string, TimedRow[]>>) => resultsFrom('parallel-slots', rows);

  it('says from where reserving memory costs time', () => {
    expect(room.finding(results({ 'room=16': at(1, 1), 'room=64': at(1, 2) }))?.en).toMatch(
      /16: 1×, 64: 2×\. From 64 on/,
    );
    expect(room.finding(results({ 'room=16': at(1, 3), 'room=64': at(1, 3) }))?.en).toMatch(/for 16 already/);
    expect(room.finding(results({ 'room=16': at(1, 1), 'room=64': at(2, 2.1) }))?.en).toMatch(/room enough/);
    expect(room.finding(results({ 'room=16': at(1, 1) }))).toBeNull();
    expect(room.finding(results({ 'room=16': at(1, null), 'room=64': at(1, null) }))).toBeNull();
  });
});

describe('axes', () => {
  const treads = treadsOf(sweep(stairs(8)), 'sweep', 'light');
  it('keep every point inside and in order', () => {
    for (const axes of ['log', 'linear'] as const) {
      const frame = axesOf(treads, treads, axes, 16);
      const shown = treads.filter(({ groups }) => groups <= frame.most);
      const xs = shown.map(({ groups }) => frame.x(groups));
      expect([...xs].sort((a, b) => a - b)).toEqual(xs);
      for (const { groups, ms } of shown) {
        expect(frame.x(groups)).toBeGreaterThanOrEqual(frame.left);
        expect(frame.x(groups)).toBeLessThanOrEqual(frame.right);
        expect(frame.y(ms)).toBeGreaterThanOrEqual(frame.top);
        expect(frame.y(ms)).toBeLessThanOrEqual(frame.bottom);
      }
      expect(frame.xTicks.length).toBeLessThanOrEqual(8);
      expect(frame.yTicks.length).toBeGreaterThan(1);
    }
    expect(axesOf(treads, [], 'linear', 16).most).toBe(64);
    expect(axesOf(treads, [], 'linear', null).most).toBe(8);
  });
});

it('names cases that exist', () => {
  for (const run of Object.values(lesson.runs)) {
    expect(planOf(run, 1).cases.length).toBeGreaterThan(0);
    expect(planOf({ ...run, patterns: run.small ?? [] }, 1).cases.length).toBeGreaterThan(0);
  }
  for (const { id } of lesson.plays.room.options) expect(planOf(lesson.plays.room.run(id), 1).cases).toHaveLength(3);
});
