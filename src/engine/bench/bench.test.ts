import { describe, expect, test } from 'vitest';
import type { RunEvent } from '../contract.ts';
import { type FakeRun, fakeRun } from '../testing/fake-run.ts';
import { createBench } from './bench.ts';
import { GRACE_MS } from './gracefully.ts';

const benchOf = ({ given, clock }: FakeRun) =>
  createBench({
    workloads: given.workloads,
    backends: given.backends,
    clock,
    environment: given.environment,
    capabilities: async () => null,
    compile: async () => [],
    date: () => '2026-01-01T00:00:00.000Z',
    uuid: () => 'one',
  });

test('workloads that few ask for are fetched once a case names one, to be run or proved', async () => {
  const run = fakeRun({ gpu: { a: {} } });
  const rare = { ...run.workload, id: 'rare' };
  let fetched = 0;
  const more = async () => {
    fetched++;
    return [rare];
  };
  const { given, clock } = run;
  const parts = { ...given, clock, capabilities: async () => null, compile: async () => [], more };
  const bench = createBench({ ...parts, date: () => '2026-01-01T00:00:00.000Z', uuid: () => 'one' });
  const statuses: string[] = [];
  const tell = (events: RunEvent[]) => {
    for (const event of events) if (event.type === 'report') statuses.push(event.report.measurements[0].status);
  };
  await bench.run(run.plan, tell);
  expect(fetched).toBe(0);
  const cases = run.plan.cases.map((id) => ({ ...id, workload: 'rare' }));
  await bench.run({ ...run.plan, cases }, tell);
  expect(fetched).toBe(1);
  expect(statuses).toEqual(['ok', 'ok']);
  await bench.prove({ cases, kernels: [], seed: 1 }, ({ proved }) => void statuses.push(proved.status));
  expect(statuses.at(-1)).toBe('right');
});

describe('run', () => {
  test('delivers every event but old progress, in order', async () => {
    const run = fakeRun({ gpu: { a: {} }, cpu: { b: {} } });
    const batches: RunEvent[][] = [];
    await benchOf(run).run(run.plan, (events) => void batches.push(events));
    expect(batches[0][0].type).toBe('start');
    expect(batches.at(-1)?.at(-1)).toMatchObject({
      type: 'report',
      report: { id: 'one', startedAt: '2026-01-01T00:00:00.000Z' },
    });
    for (const events of batches)
      expect(events.filter(({ type }) => type === 'progress').length).toBeLessThanOrEqual(1);
    const all = batches.flat();
    expect(all.filter((event) => event.type === 'measurement' && event.final)).toHaveLength(2);
    const phases = all.flatMap((event) => (event.type === 'phase' ? [`${event.index} ${event.phase}`] : []));
    expect(phases.slice(0, 4)).toEqual(['0 prepare', '0 verify', '1 prepare', '1 verify']);
  });

  test('nothing is timed until the page has dealt with what it was sent', async () => {
    const run = fakeRun({ gpu: { a: {} }, cpu: { b: {} } });
    let drawing = false;
    let drawn = 0;
    let during = 0;
    const count = () => run.log.length;
    await benchOf(run).run(run.plan, async () => {
      expect(drawing).toBe(false);
      drawing = true;
      const before = count();
      for (let turn = 0; turn < 20; turn++) await Promise.resolve();
      await run.clock.spend(16);
      during += count() - before;
      drawing = false;
      drawn++;
    });
    expect(during).toBe(0);
    // Once a round at least.
    expect(drawn).toBeGreaterThan(20);
  });

  test('within a round nothing is sent, however many contenders it has; but a long round is not silent', async () => {
    const sendsIn = async (iterationMs: number) => {
      const ids = ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h'];
      const run = fakeRun({ cpu: Object.fromEntries(ids.map((id) => [id, { iterationMs }])), plan: { budgetMs: 3e5 } });
      await benchOf(run).run(run.plan, () => void run.log.push('sent'));
      // Of the rounds after the first, until the proof.
      const from = run.log.map((line, at) => (line.startsWith('trip') ? at : -1)).filter((at) => at >= 0)[16];
      return run.log.slice(from, run.log.lastIndexOf('trip a')).filter((line) => line === 'sent').length;
    };
    expect(await sendsIn(1)).toBeLessThanOrEqual(5);
    expect(await sendsIn(400)).toBeGreaterThan(8);
  });

  test('tells what is being done although nothing else happens', async () => {
    const run = fakeRun({ gpu: { a: { compileMs: 5000 } } });
    let told = Infinity;
    await benchOf(run).run(run.plan, (events) => {
      if (events.some((event) => event.type === 'phase' && event.phase === 'prepare'))
        told = Math.min(told, run.clock.now());
    });
    expect(told).toBeLessThanOrEqual(100);
  });

  test('one at a time, and again afterwards', async () => {
    const run = fakeRun({ gpu: { a: {} } });
    const bench = benchOf(run);
    const first = bench.run(run.plan, () => {});
    await expect(bench.run(run.plan, () => {})).rejects.toThrow('going on already');
    await first;
    await bench.run(run.plan, () => {});
  });

  test('is cancelled, still reports, and the next is not', async () => {
    const run = fakeRun({ cpu: { a: { iterationMs: 3000 } } });
    const bench = benchOf(run);
    await bench.cancel();
    run.clock.timer(500, () => void bench.cancel());
    const seen: RunEvent[] = [];
    await bench.run(run.plan, (events) => void seen.push(...events));
    expect(seen.at(-1)).toMatchObject({
      report: { measurements: [{ status: 'aborted', reason: { code: 'cancelled' } }] },
    });
    expect(run.clock.now()).toBeLessThan(700);
    await bench.run(run.plan, (events) => void seen.push(...events));
    expect(seen.at(-1)).toMatchObject({ report: { measurements: [{ status: 'ok' }] } });
  });

  test('ends when nobody listens any more, and frees what it held', async () => {
    const run = fakeRun({ gpu: { a: {} } });
    const bench = benchOf(run);
    let calls = 0;
    const gone = () => {
      if (++calls > 3) throw new Error('the page is gone');
    };
    await expect(bench.run(run.plan, async () => gone())).rejects.toThrow('the page is gone');
    expect(run.log.at(-1)).toBe('dispose a');
    await bench.run(run.plan, () => {});
  });

  test('a cancelled run does not wait for a page that does not answer', async () => {
    const run = fakeRun({ cpu: { a: {} } });
    const bench = benchOf(run);
    let answer = () => {};
    let sampled = 0;
    const ended = bench.run(run.plan, (events) => {
      if (!events.some((event) => event.type === 'measurement') || ++sampled !== 2) return undefined;
      void bench.cancel();
      return new Promise<void>((resolve) => {
        answer = resolve;
      });
    });
    while (sampled < 2) await new Promise((resolve) => setTimeout(resolve));
    await new Promise((resolve) => setTimeout(resolve));
    expect(run.log.at(-1)).toBe('dispose a');
    answer();
    await ended;
  });

  test('a cancelled run ends for a page that never answers, and the next begins', async () => {
    const run = fakeRun({ cpu: { a: {} } });
    const bench = benchOf(run);
    const heard: RunEvent[] = [];
    const ended = bench.run(run.plan, (events) => {
      heard.push(...events);
      return new Promise<void>(() => {});
    });
    while (!heard.length) await new Promise((resolve) => setTimeout(resolve));
    await bench.cancel();
    await run.clock.spend(GRACE_MS);
    await ended;
    expect(heard.at(-1)).toMatchObject({ type: 'report' });
    expect(run.clock.pending).toBe(0);
    await bench.run(run.plan, () => {});
  });

  describe('tells whether a page was drawing', () => {
    const drawingIn = async (before: (bench: ReturnType<typeof benchOf>, run: FakeRun) => void) => {
      const run = fakeRun({ cpu: { a: {} } });
      const bench = benchOf(run);
      before(bench, run);
      let drawing: boolean | null = null;
      await bench.run(run.plan, (events) => {
        for (const event of events) if (event.type === 'report') drawing = event.report.environment.drawing;
      });
      return drawing;
    };

    test.each<[string, boolean, Parameters<typeof drawingIn>[0]]>([
      ['one in sight', true, (bench) => void bench.setHidden(false)],
      ['nobody who ever said so', false, () => {}],
      ['one that was hidden all the time', false, (bench) => void bench.setHidden(true)],
      [
        'one that came into sight meanwhile',
        true,
        (bench, run) => {
          void bench.setHidden(true);
          run.clock.timer(500, () => void bench.setHidden(false));
        },
      ],
    ])('%s', async (_, expected, before) => {
      expect(await drawingIn(before)).toBe(expected);
    });
  });

  test('throws away what was sampled while the page was hidden', async () => {
    const run = fakeRun({ cpu: { a: {} } });
    const bench = benchOf(run);
    run.clock.timer(700, () => void bench.setHidden(true));
    run.clock.timer(3000, () => void bench.setHidden(false));
    const seen: RunEvent[] = [];
    await bench.run(run.plan, (events) => void seen.push(...events));
    const last = seen.at(-1);
    const [one] = last?.type === 'report' ? last.report.measurements : [];
    expect(one.status === 'ok' && one.warnings.map(({ code }) => code)).toContain('hidden');
    expect(run.clock.now()).toBeGreaterThan(3000);
  });
});

test('a GPU is chosen between runs alone: what is running keeps the one that it has', async () => {
  const run = fakeRun({ gpu: { a: {} } });
  const chosen: string[] = [];
  const bench = createBench({
    workloads: run.given.workloads,
    backends: run.given.backends,
    clock: run.clock,
    environment: run.given.environment,
    capabilities: async () => null,
    compile: async () => [],
    chooseGpu: async (power) => void chosen.push(power),
    date: () => '2026-01-01T00:00:00.000Z',
    uuid: () => 'one',
  });
  expect(await bench.chooseGpu('low-power')).toBe(true);
  const during: boolean[] = [];
  await bench.run(run.plan, async () => void during.push(await bench.chooseGpu('high-performance')));
  expect(during.length).toBeGreaterThan(0);
  expect(during).not.toContain(true);
  expect(chosen).toEqual(['low-power']);
  expect(await bench.chooseGpu('high-performance')).toBe(true);
  expect(chosen).toEqual(['low-power', 'high-performance']);
});

test('a run that is asked for while a GPU is being chosen begins on the one that was chosen', async () => {
  const run = fakeRun({ gpu: { a: {} } });
  const order: string[] = [];
  let opened = () => {};
  const bench = createBench({
    workloads: run.given.workloads,
    backends: run.given.backends,
    clock: run.clock,
    environment: (signal) => {
      order.push('run');
      return run.given.environment(signal ?? run.controller.signal);
    },
    capabilities: async () => null,
    compile: async () => [],
    chooseGpu: async () => {
      await new Promise<void>((resolve) => {
        opened = resolve;
      });
      order.push('chosen');
    },
    date: () => '2026-01-01T00:00:00.000Z',
    uuid: () => 'one',
  });
  const choosing = bench.chooseGpu('low-power');
  const running = bench.run(run.plan, () => undefined);
  await new Promise((resolve) => setImmediate(resolve));
  opened();
  expect(await choosing).toBe(true);
  await running;
  expect(order.slice(0, 2)).toEqual(['chosen', 'run']);
});

test('a kernel is run for a while through the same door, one thing at a time', async () => {
  const run = fakeRun({ gpu: { a: { iterationMs: 10 } } });
  const bench = benchOf(run);
  const [first] = run.plan.cases;
  const events: string[] = [];
  const refused: unknown[] = [];
  await bench.sustain({ case: first, seconds: 5, seed: 1 }, async (batch) => {
    events.push(...batch.map(({ type }) => type));
    if (!refused.length) refused.push(await bench.run(run.plan, () => undefined).catch((error: unknown) => error));
  });
  expect(events[0]).toBe('start');
  expect(events.at(-1)).toBe('end');
  expect(events.filter((type) => type === 'batch').length).toBeGreaterThan(50);
  expect(String(refused[0])).toContain('going on already');
});
