import { describe, expect, test } from 'vitest';
import type { Measurement } from '../contract.ts';
import { BackendLostError } from '../errors.ts';
import { summarizeSamples } from '../stats/summary.ts';
import { type Behaviour, reason } from '../testing/fake-backend.ts';
import { fakeRun, measured, outcomeOf, reasonOf, runOf, warningCodes } from '../testing/fake-run.ts';
import { deviceMsOf, kernelMsOf } from './calibrate.ts';
import { DEFAULT_SETTINGS } from './protocol.ts';

describe('one clock', () => {
  const kernel = (measurement: Measurement) => summarizeSamples(kernelMsOf(measured(measurement))).median;
  /** Devices that take 3 ms to report that nothing was to be done. */
  const idling = async (gpu: Readonly<Record<string, Behaviour>>, cpu: Readonly<Record<string, Behaviour>> = {}) => {
    const run = fakeRun({ gpu, cpu });
    run.gpu.idle = 3;
    return { ...(await outcomeOf(run)), log: run.log };
  };

  test('kernel time is wall time less the idle step; timestamps that agree stand beside it', async () => {
    const { by } = await idling({ a: { iterationMs: 0.5, gpuMs: (ms) => ms * 1.01 } });
    expect(measured(by.a)).toMatchObject({ kernelClock: 'wall', deviceClock: 'confirmed', idleMs: 3 });
    expect(kernel(by.a)).toBeCloseTo(0.5, 6);
    expect(deviceMsOf(measured(by.a))?.[0]).toBeCloseTo(0.505, 6);
    expect(warningCodes(by.a)).toEqual([]);
  });

  test('timestamps that are off are said to be, and change nothing', async () => {
    const { by } = await idling({ a: { iterationMs: 0.5, gpuMs: (ms) => ms * 0.8 } });
    expect(measured(by.a).deviceClock).toBe('contradicted');
    expect(kernel(by.a)).toBeCloseTo(0.5, 6);
    expect(warningCodes(by.a)).toEqual(['timestamps-rejected']);
  });

  test('what an API makes its user wait for beyond the idle step stays in its time', async () => {
    const { by } = await idling({ a: { fixedMs: 25, iterationMs: 0.5 } });
    const { samples } = measured(by.a);
    expect(kernelMsOf(measured(by.a))[0]).toBeCloseTo(0.5 + 25 / samples[0].iterations, 6);
  });

  test('without timestamps a GPU says so while a processor does not; its idle step is its own', async () => {
    const { by, log } = await idling({ a: {} }, { b: {} });
    expect([kernel(by.a), kernel(by.b)].map((ms) => ms.toFixed(6))).toEqual(['1.000000', '1.000000']);
    expect([measured(by.a).idleMs, measured(by.b).idleMs]).toEqual([3, 0]);
    expect(warningCodes(by.a)).toEqual(['no-timestamps']);
    expect(warningCodes(by.b)).toEqual([]);
    expect(log.filter((line) => line === 'idle')).toHaveLength(2);
  });

  test('a session with a device of its own is held against that one', async () => {
    const { by } = await idling({ a: {}, b: { idleMs: 7 } });
    expect([measured(by.a).idleMs, measured(by.b).idleMs]).toEqual([3, 7]);
    expect(kernel(by.b)).toBeCloseTo(1, 6);
  });

  test('an idle step that is no number takes nothing off', async () => {
    const run = fakeRun({ gpu: { a: { idleMs: Number.NaN } } });
    expect(measured((await outcomeOf(run)).by.a).idleMs).toBe(0);
  });

  test('an idle step that batches of the usual length would drown in makes them longer', async () => {
    const run = fakeRun({ gpu: { a: { iterationMs: 1 } } });
    run.gpu.idle = 60;
    const { by } = await outcomeOf(run);
    for (const { wallMs } of measured(by.a).samples) expect(wallMs).toBeGreaterThanOrEqual(5 * 60);
    expect(warningCodes(by.a)).toEqual(['no-timestamps']);
  });

  test('where it dwarfs any batch, the device is said to report late', async () => {
    const run = fakeRun({ gpu: { a: { iterationMs: 1 } } });
    run.gpu.idle = 300;
    expect(warningCodes((await outcomeOf(run)).by.a)).toContain('late-reports');
  });

  test('it is asked again when the device was lost', async () => {
    let losses = 0;
    const lost = (batch: number) => {
      if (batch === 30 && losses++ === 0) throw new BackendLostError(reason('device-lost'));
    };
    const run = fakeRun({ gpu: { a: { beforeRun: lost } } });
    run.gpu.idle = 3;
    run.gpu.onRebuild = () => {
      run.gpu.idle = 5;
    };
    expect(measured((await outcomeOf(run)).by.a).idleMs).toBe(5);
  });

  test('pairs are n and 2n iterations', async () => {
    const { by } = await runOf({ gpu: { a: {} } });
    const { calibration } = measured(by.a);
    expect(calibration).toHaveLength(6);
    for (let at = 0; at < 6; at += 2) {
      expect(calibration[at + 1].iterations).toBe(2 * calibration[at].iterations);
      expect([48, 51]).toContain(calibration[at].iterations);
    }
  });
});

describe('a page clock of 16.67 ms', () => {
  const STEP_MS = 16.67;
  const numbersIn = (value: unknown): number[] => {
    if (typeof value === 'number') return [value];
    return typeof value === 'object' && value !== null ? Object.values(value).flatMap(numbersIn) : [];
  };

  test.each([0.002, 0.3, 5, 24, 300])('an iteration of %s ms has its time, with a word about the clock', async (ms) => {
    const run = fakeRun({ gpu: { a: { iterationMs: ms } }, cpu: { b: { iterationMs: ms } }, stepMs: STEP_MS });
    const { by, report } = await outcomeOf(run);
    for (const one of [by.a, by.b]) {
      const { median, low, min } = summarizeSamples(kernelMsOf(measured(one)));
      expect(Math.abs(median / ms - 1)).toBeLessThan(0.1);
      expect(Math.min(low, min)).toBeGreaterThan(0);
      expect(warningCodes(one)).toContain('coarse-clock');
      expect(warningCodes(one)).not.toContain('drift');
      for (const { wallMs } of measured(one).samples) expect(wallMs).toBeGreaterThan(2 * STEP_MS);
    }
    expect(numbersIn(report).filter((value) => !Number.isFinite(value))).toEqual([]);
  });

  test('what takes no time on it is done several times over: copies and round trips', async () => {
    const cpu = { a: { iterationMs: 1, uploadMs: 4, readMs: 2 } };
    const { by } = await runOf({ cpu, stepMs: STEP_MS });
    const { phases, roundTrips } = measured(by.a);
    // In steady state each is half of what it is the first time.
    expect(Math.abs(phases.uploadMs / 2 - 1)).toBeLessThan(0.3);
    expect(Math.abs(phases.readbackMs / 1 - 1)).toBeLessThan(0.3);
    expect(roundTrips.length).toBeGreaterThan(0);
    for (const ms of roundTrips) expect(Math.abs(ms / 4 - 1)).toBeLessThan(0.3);
  });

  test('what it cannot tell has no time, and the reason', async () => {
    // However many iterations a batch has, the clock goes up by two steps.
    const blind: Behaviour = { iterationMs: 0.05, sample: (sample) => ({ ...sample, wallMs: 2 * STEP_MS }) };
    const gpu = { a: blind, b: { iterationMs: 5 } };
    const { by } = await runOf({ gpu, stepMs: STEP_MS, plan: { budgetMs: 600_000 } });
    expect(by.a).toMatchObject({ status: 'aborted', reason: { code: 'below-clock' } });
    if (by.a.status === 'aborted') expect(by.a.reason.text.en).toContain('16.7 ms');
    expect(by.b.status).toBe('ok');
  });

  test('however short the run: a time, or none with its reason, and never a time of nothing', async () => {
    for (const budgetMs of [100, 300, 600, 1000, 3000]) {
      const { report } = await runOf({
        gpu: { a: { iterationMs: 0.5 }, b: { iterationMs: 3 } },
        cpu: { c: { iterationMs: 7 } },
        plan: { budgetMs },
        stepMs: STEP_MS,
      });
      for (const one of report.measurements) {
        if (one.status === 'ok') expect(Math.min(...kernelMsOf(one))).toBeGreaterThan(0);
        else expect(reasonOf(one)).toMatch(/^(out-of-time|below-clock)$/);
      }
    }
  });
});

describe('timestamps that no wall clock allows', () => {
  test.each([1e18, 1e6, 200])('one outlier of %s ms plans nothing and is believed nowhere', async (outlier) => {
    let batches = 0;
    const stamps = (ms: number) => (++batches % 9 === 5 ? outlier : ms);
    const run = fakeRun({ gpu: { a: { iterationMs: 0.5, gpuMs: stamps } } });
    const { by } = await outcomeOf(run);
    const { samples, deviceClock } = measured(by.a);
    expect(batches).toBeGreaterThan(18);
    for (const { wallMs } of samples) {
      expect(wallMs).toBeGreaterThan(20);
      expect(wallMs).toBeLessThan(100);
    }
    expect(samples).toHaveLength(DEFAULT_SETTINGS.rounds);
    expect(deviceClock).toBe('contradicted');
    expect(deviceMsOf(measured(by.a))).toBeNull();
    expect(warningCodes(by.a)).toEqual(['timestamps-rejected']);
  });
});
