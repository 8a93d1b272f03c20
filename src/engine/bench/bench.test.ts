import { describe, expect, test } from 'vitest';
import type { RunEvent } from '../contract.ts';
import { type FakeRun, fakeRun } from '../testing/fake-run.ts';
import { createBench } from './bench.ts';

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

describe('run', () => {
  test('delivers every event but old progress, in order and about ten times a second', async () => {
    const run = fakeRun({ gpu: { a: {} }, cpu: { b: {} } });
    const batches: { readonly at: number; readonly events: RunEvent[] }[] = [];
    await benchOf(run).run(run.plan, (events) => void batches.push({ at: run.clock.now(), events }));
    const gaps = batches.slice(1).map(({ at }, before) => at - batches[before].at);
    // The last batch need not wait.
    expect(Math.min(...gaps.slice(0, -1))).toBeGreaterThanOrEqual(100);
    expect(batches[0].events[0].type).toBe('start');
    expect(batches.at(-1)?.events.at(-1)).toMatchObject({
      type: 'report',
      report: { id: 'one', startedAt: '2026-01-01T00:00:00.000Z' },
    });
    for (const { events } of batches)
      expect(events.filter(({ type }) => type === 'progress').length).toBeLessThanOrEqual(1);
    const finals = batches.flatMap(({ events }) =>
      events.filter((event) => event.type === 'measurement' && event.final),
    );
    expect(finals).toHaveLength(2);
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
