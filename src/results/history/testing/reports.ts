/** Small reports for tests. The figures are made up, and chosen so that every field is used. */
import type { CaseId, Environment, Measurement, Report } from '../../../engine/contract.ts';

export const environment: Environment = {
  runtime: 'browser',
  browser: 'Chromium 1',
  os: 'Linux',
  cores: 4,
  crossOriginIsolated: true,
  timestampQuantumUs: 0.1,
  pageClockQuantumUs: 5,
  adapter: { vendor: 'acme', architecture: 'one', device: '', description: 'Acme One', software: false },
  drawing: null,
  wasm: { simd: true, relaxedSimd: false },
};

export const caseAt = (n: number, variant = 'tiled'): CaseId => ({
  workload: 'matmul',
  version: 1,
  variant,
  params: { n, m: n, k: n },
});

export const okAt = (n: number, variant = 'tiled'): Measurement => ({
  case: caseAt(n, variant),
  on: 'gpu',
  status: 'ok',
  phases: { compileMs: 2, uploadMs: 0.5, readbackMs: 0.25 },
  samples: [
    { iterations: 10, wallMs: 21, gpuMs: 20 },
    { iterations: 10, wallMs: 22, gpuMs: 21 },
    { iterations: 10, wallMs: 24, gpuMs: 23 },
  ],
  calibration: [
    { iterations: 10, wallMs: 21, gpuMs: 20 },
    { iterations: 20, wallMs: 41, gpuMs: 40 },
  ],
  firstUse: null,
  roundTrips: [],
  kernelClock: 'device',
  deviceClock: 'confirmed',
  idleMs: null,
  verdict: { ok: true, maxError: 1e-6, tolerance: 1e-4, at: null, method: 'elementwise' },
  warnings: [{ code: 'few-samples', value: 3, limit: 10 }],
});

const reason = { code: 'limit', text: { en: 'Too large.', 'zh-CN': '太大。' } };

export const everyStatus: readonly Measurement[] = [
  okAt(256),
  {
    case: caseAt(256, 'naive'),
    on: 'gpu',
    status: 'wrong',
    verdict: { ok: false, maxError: Number.NaN, tolerance: 1e-4, at: 'c[0, 1]', method: 'freivalds' },
  },
  { case: caseAt(512), on: 'gpu', status: 'unsupported', reason },
  { case: caseAt(512, 'naive'), on: 'gpu', status: 'failed', reason },
  { case: caseAt(1024), on: 'gpu', status: 'aborted', reason },
  { ...okAt(256, 'tuned'), case: { ...caseAt(256, 'tuned'), build: 'registers-8x8 64x64x16' } },
];

/** `number` makes id and start; higher is newer. */
export const reportNumber = (number: number, measurements: readonly Measurement[] = [okAt(256)]): Report => ({
  schema: 2,
  id: `00000000-0000-4000-8000-${String(number).padStart(12, '0')}`,
  startedAt: new Date(Date.UTC(2025, 0, 1) + number * 60_000).toISOString(),
  durationMs: 1000,
  environment,
  plan: { budgetMs: 3000, seed: 1, ownInputs: false },
  measurements,
});
