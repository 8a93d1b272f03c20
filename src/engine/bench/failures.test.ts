import { describe, expect, test } from 'vitest';
import { caseOf } from '../case-id.ts';
import type { RunEvent } from '../contract.ts';
import { BackendLostError } from '../errors.ts';
import { reason } from '../testing/fake-backend.ts';
import { fail, fakeRun, finals, measured, outcomeOf, reasonOf, runOf, warningCodes } from '../testing/fake-run.ts';
import { casesOf } from '../testing/fake-workload.ts';
import { DEFAULT_SETTINGS } from './protocol.ts';

const lost = () => {
  throw new BackendLostError(reason('device-lost'));
};

describe('failures', () => {
  test('one case failing never ends the run', async () => {
    const { by, log } = await runOf({
      gpu: { a: { beforePrepare: fail }, b: { beforeRun: (batch) => batch === 1 && fail() }, c: {} },
      cpu: {
        d: { beforeRun: (batch) => batch === 6 && fail() },
        e: { prepared: { status: 'failed', reason: reason('out-of-memory') } },
      },
    });
    expect(Object.entries(by).map(([id, one]) => [id, reasonOf(one)])).toEqual([
      ['a', 'error'],
      ['b', 'error'],
      ['c', 'ok'],
      ['d', 'error'],
      ['e', 'out-of-memory'],
    ]);
    expect(log.filter((line) => line.startsWith('dispose')).sort()).toEqual(['dispose b', 'dispose c', 'dispose d']);
  });

  test('inputs that cannot be made fail their group alone', async () => {
    const run = fakeRun({
      gpu: { a: {} },
      workload: {
        generate: ({ n }) => {
          if (n === 4) throw new RangeError('Array buffer allocation failed');
          return { x: Float32Array.of(1) };
        },
      },
      cases: (workload) => [1, 4, 8].flatMap((n) => casesOf(workload, n)),
    });
    const { report } = await outcomeOf(run);
    expect(report.measurements.map(({ status }) => status)).toEqual(['ok', 'failed', 'ok']);
  });

  test('cases that this version does not know are unsupported', async () => {
    const run = fakeRun({
      gpu: { a: {} },
      cases: (workload) => [
        ...casesOf(workload),
        { ...caseOf(workload, 'a', { n: 1 }), version: 9 },
        caseOf(workload, 'missing', { n: 1 }),
        { ...caseOf(workload, 'a', { n: 1 }), workload: 'other' },
      ],
    });
    const { report } = await outcomeOf(run);
    expect(report.measurements.map(reasonOf)).toEqual(['ok', 'unknown-case', 'unknown-case', 'unknown-case']);
  });

  test('a kind that no backend runs is unsupported', async () => {
    const run = fakeRun({ gpu: { a: {} } });
    const { by } = await outcomeOf({ ...run, given: { ...run.given, backends: [run.cpu] } });
    expect(by.a).toMatchObject({ status: 'unsupported', reason: { code: 'no-backend' } });
  });

  test('a lost device is rebuilt once, and its cases go on with a warning', async () => {
    let losses = 0;
    const { by, log } = await runOf({
      gpu: { a: { beforeRun: (batch) => batch === 24 && losses++ === 0 && lost() }, b: {} },
      cpu: { c: {} },
    });
    expect(log.filter((line) => line === 'rebuild')).toHaveLength(1);
    expect([by.a, by.b].map((one) => warningCodes(one).includes('device-rebuilt'))).toEqual([true, true]);
    expect(warningCodes(by.c)).toEqual([]);
    // The batch that was lost is not made up for.
    expect(measured(by.a).samples).toHaveLength(DEFAULT_SETTINGS.rounds - 1);
    expect(log.filter((line) => line === 'dispose a')).toHaveLength(2);
    // Proved again, and run once more before anything is timed.
    const after = log.slice(log.indexOf('rebuild')).filter((line) => line.endsWith(' a') || line.startsWith('run a'));
    expect(after.slice(0, 6)).toEqual(['prepare a', 'run a 1', 'read a', 'overwrite a', 'run a 2', 'read a']);
    expect(after[6]).toMatch(/^run a (48|51)$/);
  });

  test('a case whose device was lost while it warmed up is warmed up all the same', async () => {
    let losses = 0;
    const { by } = await runOf({ gpu: { a: { beforeRun: (batch) => batch === 4 && losses++ === 0 && lost() } } });
    const { samples, calibration, roundTrips } = measured(by.a);
    expect([samples.length, calibration.length, roundTrips.length]).toEqual([DEFAULT_SETTINGS.rounds, 6, 5]);
    for (const { wallMs } of samples) expect(wallMs).toBeGreaterThan(30);
  });

  test('a case of single iterations goes on after a loss as well', async () => {
    let losses = 0;
    const { by, log } = await runOf({
      gpu: { a: { iterationMs: 200, beforeRun: (batch) => batch === 9 && losses++ === 0 && lost() } },
    });
    expect(log.filter((line) => line === 'rebuild')).toHaveLength(1);
    expect(reasonOf(by.a)).toBe('ok');
    expect(warningCodes(by.a)).toContain('device-rebuilt');
    expect(measured(by.a).samples).toHaveLength(DEFAULT_SETTINGS.rounds - 1);
  });

  test('what a case of single iterations was timed at before a loss is proved as well', async () => {
    let gone = false;
    // Right until it is timed, and again on the device that comes back.
    const kernel = ({ x, batch }: { x: number; batch: number }) => (gone || batch < 6 ? 2 * x : 0);
    const { by } = await runOf({
      gpu: {
        a: {
          iterationMs: 200,
          kernel,
          beforeRun: (batch) => {
            // Its last turn.
            if (batch !== 29 || gone) return;
            gone = true;
            lost();
          },
        },
      },
    });
    expect(gone).toBe(true);
    expect(by.a.status).toBe('wrong');
  });

  test('a device that is lost twice fails its cases, and the others go on', async () => {
    const { by, log } = await runOf({
      gpu: { a: { beforeRun: (batch) => batch === 8 && lost() }, b: {} },
      cpu: { c: {} },
    });
    expect(log.filter((line) => line === 'rebuild')).toHaveLength(1);
    expect(reasonOf(by.a)).toBe('device-lost');
    expect(reasonOf(by.b)).toBe('device-lost');
    expect(by.c.status).toBe('ok');
    for (const one of [by.a, by.b]) {
      expect(one.status === 'failed' && one.reason.text.en).toMatch(/lost again.*Restart the browser/);
    }
    const disposals = log.filter((line) => line.startsWith('dispose'));
    const preparations = log.filter((line) => line.startsWith('prepare'));
    expect(disposals).toHaveLength(preparations.length);
  });

  test('a GPU that is gone at the end of a run is told as the one that was measured', async () => {
    const run = fakeRun({ gpu: { a: {} }, cpu: { b: {} } });
    let asked = 0;
    const there = await run.given.environment(run.controller.signal);
    const gone = { ...there, adapter: null, timestampQuantumUs: null };
    const { report } = await outcomeOf({
      ...run,
      given: { ...run.given, environment: async () => (asked++ === 0 ? there : gone) },
    });
    expect(report.environment).toEqual(there);
    expect(
      (await outcomeOf({ ...run, given: { ...run.given, environment: async () => gone } })).report.environment,
    ).toEqual(gone);
  });

  test('a device lost while its first case is prepared does not take others with it', async () => {
    let first = true;
    const { by } = await runOf({
      gpu: {
        a: {
          beforePrepare: () => {
            if (first) {
              first = false;
              lost();
            }
          },
        },
        b: {},
      },
    });
    expect([by.a.status, by.b.status]).toEqual(['ok', 'ok']);
  });

  test('a rebuild that fails ends the cases of that backend only', async () => {
    const run = fakeRun({ gpu: { a: { beforeRun: (batch) => batch === 12 && lost() } }, cpu: { b: {} } });
    run.gpu.onRebuild = fail;
    const { by } = await outcomeOf(run);
    expect(by.a.status).toBe('failed');
    expect(by.b.status).toBe('ok');
  });
});

describe('cancelling', () => {
  const cancelAt = async (when: (event: RunEvent) => boolean, setting = {}) => {
    const run = fakeRun({
      gpu: { a: {}, b: { iterationMs: 20 } },
      cpu: { c: { iterationMs: 5000 } },
      cases: (workload) => [1, 2, 3].flatMap((n) => casesOf(workload, n)),
      ...setting,
    });
    let cancelledAt = Infinity;
    let madeAfter = 0;
    const { generate } = run.workload;
    const workload = {
      ...run.workload,
      generate: (...args: Parameters<typeof generate>) => {
        if (run.controller.signal.aborted) madeAfter++;
        return generate(...args);
      },
    };
    const cancel = () => {
      cancelledAt = run.clock.now();
      run.controller.abort(new DOMException('The run was cancelled.', 'AbortError'));
    };
    let asked = false;
    const outcome = await outcomeOf({ ...run, given: { ...run.given, workloads: [workload] } }, (event) => {
      if (!asked && when(event)) {
        asked = true;
        run.clock.timer(1, cancel);
      }
    });
    return { run, ...outcome, madeAfter, tookMs: run.clock.now() - cancelledAt };
  };

  test.each(['prepare', 'warm-up', 'sample'])('takes effect at once in %s and still reports', async (phase) => {
    const { report, tookMs, run, events, madeAfter } = await cancelAt(
      (event) => event.type === 'phase' && event.phase === phase,
    );
    expect(tookMs).toBeLessThanOrEqual(100);
    expect(report.measurements).toHaveLength(9);
    expect(report.measurements.at(-1)).toMatchObject({ status: 'aborted', on: 'js', reason: { code: 'cancelled' } });
    for (let index = 0; index < 9; index++) expect(finals(events, index)).toBe(1);
    expect(madeAfter).toBe(0);
    expect(run.clock.pending).toBe(0);
    const count = (word: string) => run.log.filter((line) => line.startsWith(word)).length;
    expect(count('dispose')).toBe(count('prepare'));
  });

  test('keeps the groups that are done, and no time that was not proved', async () => {
    const run = fakeRun({
      gpu: { a: {} },
      cpu: { b: {} },
      cases: (workload) => [1, 8].flatMap((n) => casesOf(workload, n)),
    });
    const { report, events } = await outcomeOf(run, (event) => {
      if (event.type !== 'measurement' || event.final || event.index < 2 || event.measurement.status !== 'ok') return;
      if (event.measurement.samples.length > 5) run.controller.abort();
    });
    expect(report.measurements.map(reasonOf)).toEqual(['ok', 'ok', 'cancelled', 'cancelled']);
    const interim = events.filter((event) => event.type === 'measurement' && event.index === 2 && !event.final);
    expect(interim.length).toBeGreaterThan(1);
  });

  test('does not wait for a kernel that does not hear', async () => {
    const run = fakeRun({ cpu: { a: { iterationMs: 10_000, deaf: true } } });
    run.clock.timer(100, () => run.controller.abort());
    const { by } = await outcomeOf(run);
    expect(by.a).toMatchObject({ status: 'aborted', reason: { code: 'cancelled' } });
  });

  test('before the start leaves every case aborted and touches no backend', async () => {
    const run = fakeRun({ gpu: { a: {} }, cpu: { b: {} } });
    run.controller.abort();
    const { report } = await outcomeOf(run);
    expect(report.measurements.map(reasonOf)).toEqual(['cancelled', 'cancelled']);
    expect(run.log).toEqual([]);
  });

  test('a session that gets ready after the cancel is disposed', async () => {
    const run = fakeRun({ gpu: { a: { compileMs: 1000 } } });
    run.clock.timer(500, () => run.controller.abort());
    await outcomeOf(run);
    await Promise.resolve();
    expect(run.log).toEqual(['prepare a', 'dispose a']);
  });
});
