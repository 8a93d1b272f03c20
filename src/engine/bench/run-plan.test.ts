import { describe, expect, test } from 'vitest';
import { reason } from '../testing/fake-backend.ts';
import { fail, environment as fakeEnvironment, fakeRun, finals, outcomeOf, runOf } from '../testing/fake-run.ts';
import { casesOf } from '../testing/fake-workload.ts';
import { environmentReader } from './environment.ts';
import { runPlan } from './run-plan.ts';

describe('order', () => {
  test('starts, proves, warms up, samples and reports', async () => {
    const run = fakeRun({ gpu: { a: {} }, cpu: { b: {} } });
    const { events, report } = await outcomeOf(run);
    expect(events[0]).toMatchObject({ type: 'start', cases: run.plan.cases });
    expect(events.at(-1)).toMatchObject({ type: 'report' });
    const phases = events.flatMap((event) => (event.type === 'phase' && event.index === 0 ? [event.phase] : []));
    expect(phases).toEqual(['prepare', 'verify', 'warm-up', 'sample', 'verify']);
    expect(report).toMatchObject({
      schema: 2,
      id: 'test',
      startedAt: '2026-01-02T03:04:05.678Z',
      durationMs: run.clock.now(),
      plan: { budgetMs: 60_000, seed: 1, ownInputs: false },
    });
    expect(report.measurements.map(({ status }) => status)).toEqual(['ok', 'ok']);
    expect(run.clock.pending).toBe(0);
  });

  test('every case is proved before any is timed', async () => {
    const { log } = await runOf({ gpu: { a: {}, b: {} }, cpu: { c: {} } });
    const proof = ['a', 'b', 'c'].flatMap((id) => [
      `prepare ${id}`,
      `run ${id} 1`,
      `read ${id}`,
      `overwrite ${id}`,
      `run ${id} 2`,
      `read ${id}`,
    ]);
    expect(log.filter((line) => line !== 'idle').slice(0, proof.length)).toEqual(proof);
  });

  test('each case gets one final measurement, whatever became of it', async () => {
    const run = fakeRun({
      gpu: { a: {}, b: { wrong: true }, c: { prepared: { status: 'unsupported', reason: reason('limit') } } },
      cpu: { d: { beforeRun: (batch) => batch > 3 && fail() } },
    });
    const { events } = await outcomeOf(run);
    expect([0, 1, 2, 3].map((index) => finals(events, index))).toEqual([1, 1, 1, 1]);
  });

  test('sessions are disposed once each, the last made first', async () => {
    const { log } = await runOf({ gpu: { a: {}, b: {} }, cpu: { c: {} } });
    expect(log.filter((line) => line.startsWith('dispose'))).toEqual(['dispose c', 'dispose b', 'dispose a']);
  });

  test('progress never goes back and ends at 1', async () => {
    const run = fakeRun({
      gpu: { a: { iterationMs: 7 } },
      cpu: { b: { iterationMs: 40 } },
      cases: (workload) => [...casesOf(workload, 64), ...casesOf(workload, 1)],
    });
    const { events } = await outcomeOf(run);
    const fractions = events.flatMap((event) => (event.type === 'progress' ? [event.fraction] : []));
    expect(fractions.at(-1)).toBe(1);
    expect(fractions).toEqual(fractions.toSorted((a, b) => a - b));
  });

  test('the bar and the time left agree, also where the time is over before the work', async () => {
    const run = fakeRun({
      gpu: { a: { iterationMs: 700 }, b: { iterationMs: 900 } },
      cpu: { c: { iterationMs: 800 } },
      cases: (workload) => [...casesOf(workload, 64), ...casesOf(workload, 1)],
      plan: { budgetMs: 20_000 },
    });
    const { events } = await outcomeOf(run);
    const told = events.flatMap((event) => (event.type === 'progress' ? [event] : []));
    const late = told.filter(({ leftMs }) => leftMs <= 2000);
    expect(late.length).toBeGreaterThan(1);
    // A tenth of the time is left: nine tenths of the bar are behind it.
    for (const { fraction } of late) expect(fraction).toBeGreaterThanOrEqual(0.9);
  });

  test('a reader who leaves early leaves nothing behind', async () => {
    const run = fakeRun({ gpu: { a: {}, b: {} } });
    for await (const event of runPlan(run.plan, run.given)) {
      if (event.type === 'phase' && event.phase === 'sample') break;
    }
    expect(run.log.slice(-2)).toEqual(['dispose b', 'dispose a']);
    expect(run.clock.pending).toBe(0);
  });

  test('a plan without cases is refused', async () => {
    const run = fakeRun({ gpu: { a: {} }, plan: { cases: [] } });
    await expect(outcomeOf(run)).rejects.toThrow(RangeError);
  });
});

describe('a GPU that is asked for and never answers', () => {
  const silent = { adapter: () => new Promise<null>(() => {}) };
  const host = { runtime: 'browser', browser: 'Test 1', os: 'Test', cores: 2, crossOriginIsolated: true } as const;

  test('does not keep a run from being cancelled', async () => {
    const run = fakeRun({
      gpu: { a: {} },
      given: { environment: environmentReader(host, silent, () => performance.now()) },
    });
    const outcome = outcomeOf(run);
    run.controller.abort(new Error('enough'));
    const { report } = await outcome;
    expect(report.environment).toMatchObject({ browser: 'Test 1', adapter: null });
    expect(report.measurements).toMatchObject([{ status: 'aborted', reason: { code: 'cancelled' } }]);
  });

  test('takes none of the time of the run', async () => {
    const run = fakeRun({ cpu: { a: { iterationMs: 900 } }, plan: { budgetMs: 4000 } });
    const environment = async () => {
      await run.clock.sleep(10_000);
      return fakeEnvironment();
    };
    const { by, report } = await outcomeOf({ ...run, given: { ...run.given, environment } });
    expect(by.a.status).toBe('ok');
    expect(report.durationMs).toBeLessThan(4300);
  });
});

describe('proof', () => {
  test('a wrong result is never timed', async () => {
    const { by, log } = await runOf({ gpu: { a: { wrong: true }, b: {} } });
    expect(by.a).toMatchObject({ status: 'wrong', verdict: { ok: false, maxError: 1, at: 'element 0' } });
    expect(log.filter((line) => line.startsWith('run a'))).toEqual(['run a 1']);
    expect(log.filter((line) => line === 'dispose a')).toHaveLength(1);
    expect(by.b.status).toBe('ok');
  });

  test('outputs are sent with the reference when they are wanted', async () => {
    const run = fakeRun({ gpu: { a: {}, b: { wrong: true } }, plan: { keepOutputs: true } });
    const { events } = await outcomeOf(run);
    const sent = events.flatMap((event) =>
      event.type === 'output' ? [[event.index, event.outputs.y[0], event.reference?.y[0]]] : [],
    );
    expect(sent).toEqual([
      [0, 2, 2],
      [1, 3, 2],
    ]);
  });

  test('a verifier of each set is made once for all contenders', async () => {
    let made = 0;
    const run = fakeRun({ gpu: { a: {}, b: {} } });
    const { verifier } = run.workload;
    const counting = {
      ...run.workload,
      verifier: (...args: Parameters<typeof verifier>) => {
        made++;
        return verifier(...args);
      },
    };
    await outcomeOf({ ...run, given: { ...run.given, workloads: [counting] } });
    expect(made).toBe(2);
  });

  test("the visitor's own input replaces the generated one; one of another size fails the case alone", async () => {
    const own = fakeRun({ gpu: { a: {} }, plan: { inputs: { fake: { x: Float32Array.of(7) } } } });
    expect((await outcomeOf(own)).report.plan.ownInputs).toBe(true);
    const run = fakeRun({ gpu: { a: {} }, plan: { inputs: { fake: { x: new Float32Array(9) } } } });
    const { by } = await outcomeOf(run);
    expect(by.a).toMatchObject({ status: 'failed', reason: { code: 'bad-input' } });
    expect(run.log).toEqual([]);
  });
});
