/**
 * Adding a workload takes one folder and one line: here the folder is `testing/toy.ts` and the line is the list below;
 * `testing/toy-state.ts` is one with state, repetition and outputs of several shapes.
 * Everything else (command line, run, proof, summary, link, warnings) reads the definition.
 */
import { describe, expect, test } from 'vitest';
import { systemClock } from '../engine/bench/bench.ts';
import { defaultSweep, expandPattern } from '../engine/bench/plan.ts';
import { DEFAULT_SETTINGS } from '../engine/bench/protocol.ts';
import { runPlan } from '../engine/bench/run-plan.ts';
import { formatCase, parseCase } from '../engine/case-id.ts';
import type { CaseId, Report, Tensors } from '../engine/contract.ts';
import { createCpuBackend } from '../engine/cpu/backend.ts';
import type { Thread } from '../engine/cpu/pool.ts';
import { serveThread } from '../engine/cpu/thread.ts';
import { createLibraryBackend } from '../engine/library/backend.ts';
import { createLibraryService } from '../engine/library/service.ts';
import { environment } from '../engine/testing/fake-run.ts';
import { summarize } from '../results/summarize.ts';
import { workloads as registered } from './registry.ts';
import { toy } from './testing/toy.ts';
import { toyLibrary } from './testing/toy-library.ts';
import { forgetful, toyState } from './testing/toy-state.ts';

const workloads = [...registered, toy, toyState, toyLibrary, forgetful];

/** A thread that is none: requests are answered in the same one, one after the other. */
function spawnHere(): Thread {
  let answer: (message: unknown) => void = () => {};
  let ask: (message: unknown) => void = () => {};
  serveThread(
    {
      post: (message) => answer(message),
      listen: (onMessage) => {
        ask = onMessage;
      },
    },
    workloads,
  );
  return {
    post: (message) => queueMicrotask(() => ask(message)),
    onMessage: (call) => {
      answer = call;
    },
    onCrash: () => {},
    terminate: () => {
      answer = () => {};
    },
  };
}

const libraryBackend = () =>
  createLibraryBackend({
    spawn: () => ({
      service: createLibraryService(workloads, { runtime: 'node', cores: 1, shared: false }),
      onCrash: () => {},
      terminate: () => {},
    }),
    later: systemClock().timer,
  });

async function run(cases: readonly CaseId[]): Promise<Report> {
  const clock = systemClock();
  const backend = createCpuBackend({ spawn: spawnHere, cores: 2, shared: false, now: clock.now, later: clock.timer });
  const libraries = libraryBackend();
  // Long enough that a batch is told from the step of the clock where its length was found out while others had the processor.
  const settings = { ...DEFAULT_SETTINGS, batchMs: 20, warmUpMs: { hardware: 5, other: 5 }, rounds: 4 };
  const events = runPlan(
    { cases, budgetMs: 60_000, seed: 3 },
    {
      workloads,
      backends: [backend, libraries],
      clock,
      settings,
      environment: async () => environment(),
      signal: new AbortController().signal,
      visibility: { hidden: () => false, changes: () => 0 },
      startedAt: '2026-01-01T00:00:00.000Z',
      id: 'toy',
    },
  );
  let report: Report | null = null;
  for await (const event of events) if (event.type === 'report') report = event.report;
  await backend.dispose();
  await libraries.dispose();
  if (!report) throw new Error('There was no report.');
  return report;
}

describe('a workload that was only declared', () => {
  test('is found by a pattern of the command line', () => {
    const found = expandPattern('toy:*:n=64|200', workloads);
    expect(found.ok && found.cases.map((id) => formatCase(id, toy.params))).toEqual(
      [64, 200].flatMap((n) => ['plain', 'js', 'workers'].map((id) => `toy@3:${id}:n=${n},repeats=1`)),
    );
    expect(defaultSweep(workloads).some(({ workload }) => workload === 'toy')).toBe(true);
  });

  test('has cases that a link can carry', () => {
    const parsed = parseCase('toy:js', workloads);
    if (!parsed.ok) throw new Error(parsed.problem.en);
    expect(parseCase(formatCase(parsed.id, toy.params), workloads)).toEqual(parsed);
    expect(parseCase('toy:fast', workloads)).toMatchObject({ ok: false });
    expect(parseCase('toy@1:js', workloads)).toMatchObject({ ok: false });
    expect(parseCase('toy:js:n=0', workloads)).toMatchObject({ ok: false });
  });

  test('runs, is proved and gets its rows', async () => {
    const found = expandPattern('toy:*:n=300', workloads);
    if (!found.ok) throw new Error(found.problem.en);
    const report = await run(found.cases);
    const { measurements } = summarize(report, workloads);
    expect(measurements.map(({ case: id, status }) => [id, status])).toEqual([
      ['toy@3:plain:n=300,repeats=1', 'unsupported'],
      ['toy@3:js:n=300,repeats=1', 'ok'],
      ['toy@3:workers:n=300,repeats=1', 'ok'],
    ]);
    for (const row of measurements.slice(1)) {
      expect(row.kernelMs?.median).toBeGreaterThan(0);
      expect(row.kernelMs?.samples).toBeGreaterThan(0);
      expect(row.gflops).toBeCloseTo(600 / (row.kernelMs?.median ?? 1) / 1e6, 6);
      expect(row.gbps).toBeCloseTo(2400 / (row.kernelMs?.median ?? 1) / 1e6, 6);
      expect(row.maxError).toBeLessThanOrEqual(2 ** -21);
    }
  });
});

describe('a workload with state, repetition and outputs of shapes of their own', () => {
  test('runs, is proved step by step and gets its rows', async () => {
    const found = expandPattern('toy-state:*:n=9000', workloads);
    if (!found.ok) throw new Error(found.problem.en);
    const { measurements } = summarize(await run(found.cases), workloads);
    expect(measurements.map(({ case: id, status }) => [id, status])).toEqual([
      ['toy-state@1:gpu:n=9000,repeats=3', 'unsupported'],
      ['toy-state@1:js:n=9000,repeats=3', 'ok'],
      // Here no memory is shared: all cores could not write to one state.
      ['toy-state@1:workers:n=9000,repeats=3', 'unsupported'],
    ]);
    expect(measurements[1].kernelMs?.samples).toBeGreaterThan(0);
    expect(measurements[1].maxError).toBeGreaterThan(0);
    expect(measurements[2].reason?.code).toBe('no-shared-memory');
  });

  test.each(forgetful.variants.map(({ id }) => id))('%s: is refused', async (id) => {
    const found = expandPattern(`forgetful:${id}:n=33`, workloads);
    if (!found.ok) throw new Error(found.problem.en);
    const { measurements } = await run(found.cases);
    expect(measurements[0].status).toBe('wrong');
  });
});

describe('a library that keeps state', () => {
  test('goes on from iteration to iteration until it is set back, and hands out what it was before the last', async () => {
    const [variant] = toyLibrary.variants;
    const params = { n: 5, repeats: 2 };
    const sets = [toyLibrary.generate(params, 1), toyLibrary.generate(params, 2)];
    const verifiers = sets.map((set) => toyLibrary.verifier(set, params));
    const libraries = libraryBackend();
    const forever = new AbortController().signal;
    const prepared = await libraries.prepare({ workload: toyLibrary, variant, params, sets }, forever);
    if (prepared.status !== 'ready') throw new Error(prepared.reason.text.en);
    const { session } = prepared;
    const expectAge = async (age: number, set: number) => {
      const { last, before } = await session.read();
      expect(last.map((one) => [one.set, one.outputs.age[0]])).toEqual([[set, age]]);
      expect(before?.age[0]).toBe(age - 1);
      expect(verifiers[set].step?.(before as Tensors, last[0].outputs).ok).toBe(true);
      expect(verifiers[1 - set].step?.(before as Tensors, last[0].outputs).ok).toBe(false);
      return before?.x;
    };
    await session.run(1, forever);
    expect(await expectAge(1, 0)).toEqual(sets[0].x);
    await session.run(3, forever);
    await expectAge(4, 1);
    await session.roundTrip(forever);
    await expectAge(5, 0);
    await session.overwrite(1);
    await expect(session.read()).rejects.toThrow('Nothing was run yet');
    await libraries.dispose();
  });

  test('is proved by the last step of its batches, and need not come to the same bits twice', async () => {
    const found = expandPattern('toy-library:right|right-in-other-bits:n=4000', workloads);
    if (!found.ok) throw new Error(found.problem.en);
    const { measurements } = await run(found.cases);
    for (const one of measurements) {
      if (one.status !== 'ok') throw new Error(`${one.case.variant}: ${one.status}`);
      expect(one.samples.length).toBeGreaterThan(0);
      expect(one.roundTrips.length).toBeGreaterThan(0);
      expect(one.verdict.maxError).toBeGreaterThan(0);
    }
  });

  test.each(toyLibrary.variants.map(({ id }) => id).filter((id) => !id.startsWith('right-in') && id !== 'right'))(
    '%s: is refused',
    async (id) => {
      const found = expandPattern(`toy-library:${id}:n=4000`, workloads);
      if (!found.ok) throw new Error(found.problem.en);
      const { measurements } = await run(found.cases);
      expect(measurements[0].status).toBe('wrong');
    },
  );
});
