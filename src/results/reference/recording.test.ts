import * as v from 'valibot';
import { describe, expect, test } from 'vitest';
import { timedRow } from '../../chart-model/testing/rows.ts';
import { workloads } from '../../workloads/registry.ts';
import { type CliJson, toCliJson } from '../cli-json.ts';
import { limitCases } from '../roofline.ts';
import type { Summary } from '../summary.ts';
import { LONG_NAMES, makeSummary } from '../testing/summaries.ts';
import { besideOf, limitBeside } from './beside.ts';
import { recordingSchema, slugOf, toRecording } from './recording.ts';

const HOW = { command: "npm run bench -- 'matmul:*'", driver: '580.65', gpuOnly: false };
const summary: Summary = makeSummary(3, { sizes: 2, contenders: 17 });
const document: CliJson = toCliJson(summary, 'https://example.org/#/r/2.x');
const fits = (file: unknown) => v.is(recordingSchema, file);
const whole = toRecording(document, HOW);
if (!whole) throw new Error('no recording');

describe('a recording', () => {
  test('keeps what is drawn, in five digits, with command and driver, and fits the schema', () => {
    expect(fits(whole)).toBe(true);
    expect(whole).toMatchObject({ command: HOW.command, driver: HOW.driver, link: '', startedAt: summary.startedAt });
    expect(whole.measurements.length).toBe(document.measurements.length);
    for (const [index, row] of whole.measurements.entries()) {
      const { median } = document.measurements[index].kernelMs ?? { median: 0 };
      expect(row.kernelMs?.median).toBe(Number.isInteger(median) ? median : Number(median.toPrecision(5)));
    }
  });

  test('of a lesson’s run has the GPU’s side alone', () => {
    const gpu = toRecording(document, { ...HOW, gpuOnly: true });
    expect(new Set(gpu?.measurements.map(({ on }) => on))).toEqual(new Set(['gpu']));
  });

  test('leaves out what was not proved; where nothing is left there is none', () => {
    const [first, ...others] = document.measurements;
    const unproved = { ...first, checked: 'no' as const };
    expect(toRecording({ ...document, measurements: [unproved, ...others] }, HOW)?.measurements.length).toBe(
      others.length,
    );
    expect(toRecording({ ...document, measurements: [unproved] }, HOW)).toBeNull();
  });

  test('is refused without adapter, browser, command, or with a case that is not ok or not finite', () => {
    expect(fits(whole)).toBe(true);
    const { environment, measurements } = whole;
    expect(fits({ ...whole, environment: { ...environment, adapter: null } })).toBe(false);
    expect(fits({ ...whole, environment: { ...environment, browser: '' } })).toBe(false);
    expect(fits({ ...whole, command: 'made up' })).toBe(false);
    expect(fits({ ...whole, startedAt: 'yesterday' })).toBe(false);
    expect(fits({ ...whole, measurements: [] })).toBe(false);
    const wrong = { ...measurements[0], status: 'wrong', reason: 'no', kernelMs: null };
    expect(fits({ ...whole, measurements: [wrong] })).toBe(false);
    expect(fits({ ...whole, measurements: [{ ...measurements[0], gflops: Number.NaN }] })).toBe(false);
  });
});

test('a folder is called by the machine, and by the runtime where that is no browser', () => {
  expect(slugOf('NVIDIA H100 80GB HBM3', 'browser')).toBe('nvidia-h100-80gb-hbm3');
  expect(slugOf(' Apple M4 (10-core) ', 'dawn')).toBe('apple-m4-10-core-dawn');
});

describe('beside a result', () => {
  const recordings = new Map([['race', whole]]);

  test('are the GPU’s rows of the same cases, with the machine and date of the recording', () => {
    const here: Summary = {
      ...summary,
      startedAt: '2030-01-01T00:00:00Z',
      measurements: summary.measurements.slice(0, 9),
    };
    const gpu = here.measurements.filter(({ on }) => on === 'gpu').map((row) => row.case);
    const found = besideOf(here, recordings);
    expect(found?.summary.measurements.map((row) => row.case)).toEqual(gpu);
    expect(found?.summary.environment.adapter).toEqual(LONG_NAMES.adapter);
    expect(found?.summary.startedAt).toBe(summary.startedAt);
    expect([...(found?.origins ?? [])]).toEqual(
      gpu.map((id) => [id, { startedAt: summary.startedAt, browser: whole.environment.browser, driver: HOW.driver }]),
    );
  });

  test('a lesson’s own file comes before the others', () => {
    const later = { ...whole, startedAt: '2031-01-01T00:00:00Z' };
    const both = new Map([...recordings, ['lesson.run', later]]);
    expect(besideOf(summary, both, 'lesson.run')?.summary.startedAt).toBe(later.startedAt);
    expect(besideOf(summary, both)?.summary.startedAt).toBe(whole.startedAt);
  });

  test('each row has the date and the driver of its own recording', () => {
    const [one, two] = summary.measurements.filter(({ on }) => on === 'gpu').map((row) => row.case);
    const holding = (id: string, startedAt: string, driver: string | null) => ({
      ...whole,
      startedAt,
      driver,
      measurements: whole.measurements.filter((row) => row.case === id),
    });
    const first = holding(one, '2031-01-01T00:00:00Z', '1.0');
    const second = holding(two, '2032-02-02T00:00:00Z', null);
    const found = besideOf(
      summary,
      new Map([
        ['first', first],
        ['second', second],
      ]),
    );
    const browser = whole.environment.browser;
    expect(Object.fromEntries(found?.origins ?? [])).toEqual({
      [one]: { startedAt: first.startedAt, browser, driver: '1.0' },
      [two]: { startedAt: second.startedAt, browser, driver: null },
    });
  });

  test('is nothing where no case is the same, another version of a workload included', () => {
    const measurements = summary.measurements.map((row) => ({ ...row, case: row.case.replace('@1:', '@9:') }));
    expect(besideOf({ ...summary, measurements }, recordings)).toBeNull();
    expect(besideOf(summary, new Map())).toBeNull();
  });

  test('stands the limit of the machine, where it was recorded', () => {
    expect(limitBeside(recordings, workloads)).toBeNull();
    const rows = limitCases(workloads, 'hardware').map(({ workload, variant, params }) =>
      timedRow(workload, variant, params, { ms: 2 }),
    );
    const limits = toRecording(toCliJson({ ...summary, measurements: rows }, ''), HOW);
    if (!limits) throw new Error('no recording');
    const limit = limitBeside(new Map([['limits', limits]]), workloads);
    // Of the GPU alone, and as the made-up rows have it.
    expect(limit).toEqual({ gflops: 500, gbps: 50, mixes: { orbit: 500 } });
  });
});
