import { expect, test } from 'vitest';
import type { CaseId, Environment, Measurement, Plan, Report } from '../engine/contract.ts';
import { okAt } from '../results/history/testing/reports.ts';
import { workloads } from '../workloads/registry.ts';
import { Collector } from './collect.ts';

const environment: Environment = {
  runtime: 'browser',
  browser: 'Chromium 156',
  os: 'Linux',
  cores: 2,
  crossOriginIsolated: true,
  timestampQuantumUs: null,
  pageClockQuantumUs: 5,
  adapter: null,
  drawing: null,
  wasm: { simd: true, relaxedSimd: false },
};
const caseOf = (variant: string): CaseId => ({
  workload: 'matmul',
  version: 1,
  variant,
  params: { n: 8, m: 8, k: 8 },
});
const plan: Plan = { cases: [caseOf('tiled'), caseOf('wasm')], budgetMs: 1000, seed: 3 };
const measurement: Measurement = {
  case: plan.cases[0],
  on: 'gpu',
  status: 'unsupported',
  reason: { code: 'no-adapter', text: { en: 'No GPU.', 'zh-CN': '没有 GPU。' } },
};

test('a run that breaks off keeps what was measured; the rest has failed, and says why', () => {
  const collector = new Collector(plan, workloads);
  collector.take({ type: 'start', environment, cases: plan.cases });
  collector.take({ type: 'measurement', index: 0, measurement, final: true });
  const report = collector.report('The bench worker stopped: out of memory');
  expect(report).toMatchObject({ environment, plan: { budgetMs: 1000, seed: 3, ownInputs: false } });
  expect(report?.measurements).toEqual([
    measurement,
    {
      case: plan.cases[1],
      on: 'wasm',
      status: 'failed',
      reason: {
        code: 'runtime-crash',
        text: expect.objectContaining({ en: expect.stringContaining('out of memory') }),
      },
    },
  ]);
});

test('what was told of a case before its end was not proved as it was timed, and is no time', () => {
  const collector = new Collector(plan, workloads);
  collector.take({ type: 'start', environment, cases: plan.cases });
  collector.take({ type: 'measurement', index: 0, measurement: { ...okAt(8), case: plan.cases[0] }, final: false });
  const [first] = collector.report('The bench worker stopped')?.measurements ?? [];
  expect(first).toMatchObject({ status: 'failed', reason: { code: 'runtime-crash' } });
});

test('a report that came is what counts, and nothing comes of a run that never began', () => {
  const collector = new Collector(plan, workloads);
  expect(collector.report('no browser')).toBeNull();
  const report = { id: 'the real one' } as Report;
  collector.take({ type: 'start', environment, cases: plan.cases });
  collector.take({ type: 'report', report });
  expect(collector.report('late trouble')).toBe(report);
});
