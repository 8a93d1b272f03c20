import { readFileSync } from 'node:fs';
import * as v from 'valibot';
import { expect, test } from 'vitest';
import type { CaseId, Measurement, Report } from '../engine/contract.ts';
import { workloads } from '../workloads/registry.ts';
import { cliJsonSchema, toCliJson } from './cli-json.ts';
import { summarize } from './summarize.ts';

const LINK = 'http://localhost:4173/#/r/1.abc';
const caseOf = (variant: string): CaseId => ({
  workload: 'matmul',
  version: 1,
  variant,
  params: { n: 64, m: 64, k: 64 },
});
const reason = { code: 'some-code', text: { en: 'Said plainly.', 'zh-CN': '直白的原因。' } };
const verdict = { ok: true, maxError: 2e-6, tolerance: 1e-4, at: null, method: 'elementwise' } as const;

/** One measurement of each status. */
const measurements: readonly Measurement[] = [
  {
    case: caseOf('tiled'),
    on: 'gpu',
    status: 'ok',
    phases: { compileMs: 5, uploadMs: 0.5, readbackMs: 0.25 },
    samples: [1, 2, 3].map((ms) => ({ iterations: 2, wallMs: ms + 1, gpuMs: ms / 2 })),
    calibration: [],
    firstUse: { compileMs: 5, uploadMs: 2, runMs: 3, readbackMs: 1 },
    roundTrips: [2, 4, 3],
    kernelClock: 'wall',
    deviceClock: 'confirmed',
    idleMs: 1,
    verdict,
    warnings: [{ code: 'few-samples', value: 3, limit: 5 }],
  },
  {
    case: caseOf('naive'),
    on: 'gpu',
    status: 'wrong',
    verdict: { ...verdict, ok: false, maxError: Number.POSITIVE_INFINITY },
  },
  { case: caseOf('registers'), on: 'gpu', status: 'unsupported', reason },
  { case: caseOf('wasm'), on: 'wasm', status: 'failed', reason },
  { case: caseOf('workers'), on: 'workers', status: 'aborted', reason },
];

const report: Report = {
  schema: 2,
  id: '00000000-0000-4000-8000-000000000000',
  startedAt: '2026-05-01T12:00:00.123Z',
  durationMs: 1234,
  environment: {
    runtime: 'browser',
    browser: 'Chromium 156',
    os: 'Linux',
    cores: 2,
    crossOriginIsolated: true,
    timestampQuantumUs: null,
    pageClockQuantumUs: 5,
    adapter: { vendor: 'v', architecture: 'a', device: '', description: '', software: true },
    drawing: null,
    wasm: { simd: true, relaxedSimd: true },
  },
  plan: { budgetMs: 60_000, seed: 7, ownInputs: false },
  measurements,
};

const written = (of: Report) => JSON.parse(JSON.stringify(toCliJson(summarize(of, workloads), LINK)));

test('what is written passes the schema, whatever the status', () => {
  const parsed = v.parse(cliJsonSchema, written(report));
  expect(parsed.measurements.map(({ status }) => status)).toEqual(['ok', 'wrong', 'unsupported', 'failed', 'aborted']);
  expect(v.is(cliJsonSchema, written({ ...report, environment: { ...report.environment, adapter: null } }))).toBe(true);
});

test('schema 1 keeps its promised shape', () => {
  const json = written(report);
  expect(json).toEqual({
    schema: 1,
    startedAt: '2026-05-01T12:00:00Z',
    budgetMs: 60_000,
    seed: 7,
    environment: {
      runtime: 'browser',
      browser: 'Chromium 156',
      os: 'Linux',
      cores: 2,
      crossOriginIsolated: true,
      timestampQuantumUs: null,
      drawing: null,
      adapter: { vendor: 'v', architecture: 'a', device: '', description: '', software: true },
    },
    measurements: expect.any(Array),
    link: LINK,
  });
  const { kernelMs, roundTripMs, gflops, gbps, ...ok } = json.measurements[0];
  expect(ok).toEqual({
    case: 'matmul@1:tiled:n=64',
    workload: 'matmul',
    variant: 'tiled',
    on: 'gpu',
    configuration: null,
    edit: null,
    params: { n: 64, m: 64, k: 64 },
    status: 'ok',
    reason: null,
    deviceMs: 0.5,
    endToEndMs: { median: 1.75 },
    firstUseMs: { compileMs: 5, uploadMs: 2, runMs: 3 },
    compileMs: 5,
    uploadMs: 0.5,
    readbackMs: 0.25,
    maxError: 2e-6,
    checked: 'here',
    warnings: ['few-samples: Only 3 samples: the interval is wide. Allow more time.'],
  });
  expect(kernelMs).toEqual({ median: 1, low: expect.any(Number), high: expect.any(Number), min: 0.5, samples: 3 });
  expect(roundTripMs).toEqual({ median: 3, low: expect.any(Number), high: expect.any(Number), samples: 3 });
  expect(gflops).toBeCloseTo((2 * 64 ** 3) / 1e6, 10);
  expect(gbps).toBeCloseTo((3 * 4 * 64 ** 2) / 1e6, 10);
});

test('the Lockstep that measured is told where it is known', () => {
  const environment = { ...report.environment, lockstep: '0.1.0+7272f8e' };
  const json = v.parse(cliJsonSchema, written({ ...report, environment }));
  expect(json.environment.lockstep).toBe('0.1.0+7272f8e');
});

test('a tuned variant tells what it was built as', () => {
  const tuned = { ...measurements[0], case: { ...caseOf('tuned'), build: 'registers-8x8 64x64x16' } };
  expect(written({ ...report, measurements: [tuned] }).measurements[0].configuration).toBe('registers-8x8 64x64x16');
});

test('an edit tells its digest, in its case too', () => {
  const build = 'edit-0123456789abcdef';
  const edit = { ...measurements[0], case: { ...caseOf('tiled'), build } };
  const json = v.parse(cliJsonSchema, written({ ...report, measurements: [edit] }));
  expect(json.measurements[0]).toMatchObject({
    case: `matmul@1:tiled~${build}:n=64`,
    configuration: null,
    edit: build,
  });
});

test('a file written before round trips were measured is still of schema 1', () => {
  const json = written(report);
  const { drawing: _, ...environment } = json.environment;
  const old = json.measurements.map((row: object) => {
    const {
      edit: _edit,
      roundTripMs: _trip,
      deviceMs: _device,
      firstUseMs: _first,
      ...rest
    } = row as Record<string, unknown>;
    return rest;
  });
  expect(v.is(cliJsonSchema, { ...json, environment, measurements: old })).toBe(true);
});

test('what has no time has a reason and null for every number', () => {
  const [, wrong, unsupported] = written(report).measurements;
  // Off by infinity, which JSON cannot say.
  expect(wrong.maxError).toBeNull();
  expect(wrong.reason).toContain('wrong');
  expect(unsupported).toMatchObject({ reason: 'Said plainly.', kernelMs: null, endToEndMs: null, gflops: null });
  expect(unsupported).toMatchObject({ gbps: null, compileMs: null, uploadMs: null, readbackMs: null, warnings: [] });
});

test.each([
  ['another schema number', (json: ReturnType<typeof written>) => ({ ...json, schema: 2 })],
  ['no environment', ({ environment: _, ...json }: ReturnType<typeof written>) => json],
  ['a status that is none', (json: ReturnType<typeof written>) => edited(json, { status: 'fine' })],
  ['a time without ok', (json: ReturnType<typeof written>) => edited(json, { status: 'failed', reason: 'why' })],
  ['ok with a reason', (json: ReturnType<typeof written>) => edited(json, { reason: 'why' })],
  ['a negative time', (json: ReturnType<typeof written>) => edited(json, { uploadMs: -1 })],
])('the schema refuses %s', (_, change) => {
  expect(v.is(cliJsonSchema, change(written(report)))).toBe(false);
});

const edited = (json: ReturnType<typeof written>, change: object) => ({
  ...json,
  measurements: [{ ...json.measurements[0], ...change }],
});

test('the example in the README is of this shape', () => {
  const readme = readFileSync(new URL('../../README.md', import.meta.url), 'utf8');
  const block = /```jsonc\n([\s\S]*?)```/.exec(readme)?.[1] ?? '';
  const example = JSON.parse(block.replace(/\s\/\/ .*$/gm, ''));
  expect(v.is(cliJsonSchema, example)).toBe(true);
  const keys = (value: object) => Object.keys(value).sort();
  // As every run notes it today.
  const real = written({ ...report, environment: { ...report.environment, lockstep: '0.1.0' } });
  expect(keys(example)).toEqual(keys(real));
  expect(keys(example.environment)).toEqual(keys(real.environment));
  expect(keys(example.environment.adapter)).toEqual(keys(real.environment.adapter));
  expect(keys(example.measurements[0])).toEqual(keys(real.measurements[0]));
});
