import { expect, test } from 'vitest';
import { caseOf, resolveParams } from '../../engine/case-id.ts';
import type { Measurement } from '../../engine/contract.ts';
import { workloads } from '../../workloads/registry.ts';
import { estimate, roundSeconds } from '../plan/estimate.ts';
import { createLiveRows } from './live-rows.ts';

const [matmul] = workloads;

function measured(n: number, samples: number, iterationMs = 2): Measurement {
  const resolved = resolveParams(matmul, { n });
  if (!resolved.ok) throw new Error(resolved.problem.en);
  return {
    case: caseOf(matmul, 'naive', resolved.params),
    on: 'gpu',
    status: 'ok',
    phases: { compileMs: 1, uploadMs: 1, readbackMs: 1 },
    samples: Array.from({ length: samples }, (_, at) => ({
      iterations: 1,
      wallMs: iterationMs + at / 100,
      gpuMs: null,
    })),
    calibration: [],
    firstUse: null,
    roundTrips: [],
    kernelClock: 'wall',
    deviceClock: 'absent',
    idleMs: null,
    verdict: { ok: true, maxError: 0, tolerance: 1, at: null, method: 'elementwise' },
    warnings: [],
  };
}

const FOREVER = Number.POSITIVE_INFINITY;

test('rows are made once, and made again when samples were added', () => {
  const live = createLiveRows(workloads);
  expect(live.update([measured(64, 3), null], FOREVER)).toBe(true);
  const [first] = live.rows();
  expect(first.kernelMs?.samples).toBe(3);
  // A report brings the same measurements as new objects.
  live.update([measured(64, 3), measured(128, 3)], FOREVER);
  expect(live.rows()[0]).toBe(first);
  expect(live.rows()).toHaveLength(2);
  live.update([measured(64, 4), measured(128, 3)], FOREVER);
  expect(live.rows()[0].kernelMs?.samples).toBe(4);
});

test('work stops when its time is up and goes on where it stopped', () => {
  const live = createLiveRows(workloads);
  const measurements = [measured(64, 20), measured(128, 20)];
  expect(live.update(measurements, 0)).toBe(false);
  expect(live.rows()).toHaveLength(0);
  expect(live.update(measurements, FOREVER)).toBe(true);
  expect(live.rows()).toHaveLength(2);
});

test('a run of another length begins afresh', () => {
  const live = createLiveRows(workloads);
  live.update([measured(64, 3)], FOREVER);
  live.update([null, null], FOREVER);
  expect(live.rows()).toHaveLength(0);
});

test('an estimate says what will not fit, and learns from what was measured', () => {
  const cases = [64, 4096].map((n) => measured(n, 1).case);
  expect(estimate(cases, 10_000, workloads, [])).toEqual({ kind: 'tight', ms: 10_000 });
  const live = createLiveRows(workloads);
  live.update([measured(4096, 5, 50)], FOREVER);
  const informed = estimate(cases, 10_000, workloads, live.rows());
  expect(informed.kind).toBe('full');
  expect(informed.ms).toBeLessThan(5000);
});

test('times are said as roughly as they are known', () => {
  expect(roundSeconds(2600)).toEqual({ unit: 'seconds', count: 3 });
  expect(roundSeconds(17_800)).toEqual({ unit: 'seconds', count: 20 });
  expect(roundSeconds(180_000)).toEqual({ unit: 'minutes', count: 3 });
  expect(roundSeconds(200)).toEqual({ unit: 'seconds', count: 1 });
});
