/** The pool of threads under strain: barriers, errors, crashes, cancelling, with and without shared memory. */
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Backend, Job, Readout } from '../engine/contract.ts';
import type { Thread } from '../engine/cpu/pool.ts';
import { BackendLostError } from '../engine/errors.ts';
import { adversaries } from './testing/adversaries-cpu.ts';
import { cpuBackend, never, ready, threadOf } from './testing/backends.ts';
import { misbehaving, type ToyParams, toy, variantOf } from './testing/toy.ts';

const CORES = 4;
let backend: Backend;
let started = 0;
let running = 0;

function spawn(): Thread {
  const thread = threadOf(new Worker(new URL('./testing/toy-thread.ts', import.meta.url), { type: 'module' }));
  started++;
  running++;
  return {
    ...thread,
    terminate: () => {
      running--;
      thread.terminate();
    },
  };
}

function job(id: string, params: Partial<ToyParams> = {}): Job {
  const workload = [toy, misbehaving, adversaries].find(({ variants }) => variants.some((one) => one.id === id)) ?? toy;
  const all = { n: 1000, repeats: 1, ...params };
  return {
    workload,
    variant: variantOf(workload, id),
    params: all,
    sets: [toy.generate(all, 1), toy.generate(all, 2)],
  };
}

/** Moves the inputs about in both backends' ways: one thread and all, JavaScript and WebAssembly. */
const KINDS = ['js', 'workers', 'honest-wasm', 'honest-wasm-all'];

function verdicts(one: Job, last: readonly Readout[]): boolean[] {
  return last.map(({ set, outputs }) => toy.verifier(one.sets[set], { n: 1000, repeats: 1 }).check(outputs).ok);
}

const checkLast = (one: Job, last: readonly Readout[]) => {
  const { set, outputs } = last[last.length - 1];
  return toy.verifier(one.sets[set], { n: 1000, repeats: 1 }).check(outputs);
};

async function worksStill(): Promise<void> {
  for (const id of ['js', 'workers']) {
    const one = job(id);
    const { session } = await ready(backend, one);
    await session.run(3, never);
    const { last } = await session.read();
    await session.dispose();
    expect(checkLast(one, last)).toMatchObject({ ok: true });
  }
}

describe.each([true, false])('shared memory: %s', (shared) => {
  beforeEach(() => {
    started = 0;
    running = 0;
    backend = cpuBackend(spawn, shared, CORES);
  });
  afterEach(async () => {
    await backend.dispose();
    expect(running).toBe(0);
  });

  test('threads start on first use, one for one-thread contenders, and end with the backend', async () => {
    expect(started).toBe(0);
    const one = await ready(backend, job('js'));
    expect(started).toBe(1);
    const all = await ready(backend, job('workers'));
    expect(started).toBe(CORES);
    await one.session.dispose();
    await all.session.dispose();
  });

  test.each(KINDS)('%s: iterations take the sets in turn and keep their outputs apart', async (id) => {
    const sets = [3, 4, 5].map((seed) => toy.generate({ n: 1000, repeats: 1 }, seed));
    for (const one of [job(id), { ...job(id), sets }]) {
      const { session } = await ready(backend, one);
      expect((await session.read()).last).toEqual([]);
      let iterations = 0;
      for (const batch of [1, 4, 5, 7]) {
        await session.run(batch, never);
        iterations += batch;
        const { last } = await session.read();
        const expected = [iterations - 2, iterations - 1].slice(batch === 1 ? 1 : 0);
        expect(last.map(({ set }) => set)).toEqual(expected.map((iteration) => iteration % one.sets.length));
        expect(verdicts(one, last)).not.toContain(false);
      }
      await session.dispose();
    }
  });

  test.each(KINDS)(
    '%s: nothing is left of the outputs after they were overwritten, and each turn differs',
    async (id) => {
      const { session } = await ready(backend, job(id));
      await session.run(2, never);
      const patterns: Uint32Array[] = [];
      for (const turn of [1, 2]) {
        await session.overwrite(turn);
        for (const { outputs } of (await session.read()).last) {
          expect(outputs.y.every(Number.isNaN)).toBe(true);
          patterns.push(new Uint32Array(outputs.y.buffer));
        }
      }
      expect(patterns[1]).toEqual(patterns[0]);
      expect(patterns[2]).not.toEqual(patterns[0]);
      await session.dispose();
    },
  );

  test.each(KINDS)('%s: what is uploaded again, and what goes the whole way, is what counts', async (id) => {
    const one = job(id);
    const { session, uploadMs } = await ready(backend, one);
    await session.run(2, never);
    const first = await session.read();
    const change = () => {
      for (const { x } of one.sets) x.set(x.map((value) => value / 2));
    };
    change();
    const { last } = await session.read();
    expect(last).toEqual(first.last);
    expect(verdicts(one, last)).toEqual([false, false]);
    const uploads = [await session.upload(never), await session.upload(never)];
    await session.run(2, never);
    const uploaded = await session.read();
    change();
    for (const iteration of [4, 5, 6]) {
      await session.overwrite(iteration);
      expect(await session.roundTrip(never)).toBeGreaterThanOrEqual(0);
      const returned = await session.read();
      if (id === 'js') continue;
      expect(returned.last.map(({ set }) => set)).toEqual([iteration % 2]);
      expect(verdicts(one, returned.last)).toEqual([true]);
    }
    // A JavaScript kernel would read the application's own arrays: nothing has to be moved.
    if (id === 'js') expect([uploadMs, ...uploads, first.readbackMs]).toEqual([0, 0, 0, 0]);
    else
      expect(
        verdicts({ ...one, sets: one.sets.map(({ x }) => ({ x: x.map((value) => value * 2) })) }, uploaded.last),
      ).toEqual([true, true]);
    await session.dispose();
  });

  test('a round trip is cancelled like a run', async () => {
    for (const id of ['js', 'workers']) {
      const long = await ready(backend, job(id, { n: 100_000, repeats: 1_000_000 }));
      const controller = new AbortController();
      setTimeout(() => controller.abort(new DOMException('cancelled', 'AbortError')), 50);
      await expect(long.session.roundTrip(controller.signal)).rejects.toThrow('cancelled');
      expect((await long.session.read()).last).toEqual([]);
      await long.session.dispose();
    }
    await worksStill();
  });

  test('all threads answer whether the machine is idle; cancelling ends the wait', async () => {
    expect([true, false]).toContain(await backend.settle?.(never));
    expect(started).toBe(CORES);
    await expect(backend.settle?.(AbortSignal.abort(new Error('enough')))).rejects.toThrow('enough');
    expect(await backend.idleMs?.()).toBe(0);
  });

  test('a kernel that throws fails with its own words; the pool lives on', async () => {
    const { session } = await ready(backend, job('thrower'));
    await expect(session.run(100, never)).rejects.toThrow('row 3 is unlucky');
    await session.dispose();
    await worksStill();
    expect(started).toBe(CORES);
  });

  test('a long kernel ends soon after it is cancelled, and the next case is not taken for lost', async () => {
    for (const id of ['js', 'workers']) {
      const { session } = await ready(backend, job(id, { n: 100_000, repeats: 1 }));
      await session.run(1, never);
      await session.dispose();
      const long = await ready(backend, job(id, { n: 100_000, repeats: 1_000_000 }));
      const controller = new AbortController();
      // To its end it would take hours.
      const cancelled = long.session.run(1000, controller.signal).catch((error: unknown) => error);
      controller.abort(new DOMException('cancelled', 'AbortError'));
      // Whoever cancels may start again at once, while the kernel is still at it.
      const next = worksStill();
      expect(await cancelled).toMatchObject({ name: 'AbortError' });
      await long.session.dispose();
      await next;
    }
  });

  test('many short iterations are cancelled too', async () => {
    const { session } = await ready(backend, job('workers', { n: 50 }));
    const controller = new AbortController();
    setTimeout(() => controller.abort(new DOMException('cancelled', 'AbortError')), 100);
    await expect(session.run(100_000_000, controller.signal)).rejects.toThrow('cancelled');
    await session.dispose();
    await worksStill();
  });

  test('a thread that crashes loses the run; after a rebuild everything works', async () => {
    const { session } = await ready(backend, job('crasher'));
    await expect(session.run(1, never)).rejects.toThrow(BackendLostError);
    expect(running).toBe(0);
    await session.dispose();
    await backend.rebuild();
    await worksStill();
  });

  test('a session goes on after its threads were started afresh', async () => {
    const one = job('workers');
    const { session } = await ready(backend, one);
    await session.run(2, never);
    await backend.rebuild();
    await session.run(2, never);
    const { last } = await session.read();
    expect(checkLast(one, last).ok).toBe(true);
    await session.dispose();
  });

  test('what was run is lost with the threads that held it, and only then', async () => {
    const one = job('workers');
    const { session } = await ready(backend, one);
    await session.run(2, never);
    await backend.rebuild();
    const reading = session.read();
    if (shared) expect(verdicts(one, (await reading).last)).toEqual([true, true]);
    else await expect(reading).rejects.toThrow(BackendLostError);
    await session.overwrite(1);
    await session.run(3, never);
    expect(verdicts(one, (await session.read()).last)).toEqual([true, true]);
    await session.dispose();
  });
});

test('a barrier stands between stages: every row of every stage runs once an iteration', async () => {
  backend = cpuBackend(spawn, true, CORES);
  const n = 37;
  const { session } = await ready(backend, job('counting', { n }));
  let iterations = 0;
  for (const batch of [1, 2, 500, 1000]) {
    await session.run(batch, never);
    iterations += batch;
    const { last } = await session.read();
    expect(Array.from(last[last.length - 1].outputs.y)).toEqual(new Array(n).fill(2 * iterations));
  }
  await session.dispose();
  await backend.dispose();
});

test('a thread whose file is missing is a lost backend', async () => {
  const missing = cpuBackend(() => threadOf(new Worker('/missing-thread.js', { type: 'module' })), false, 1);
  await expect(ready(missing, job('js'))).rejects.toThrow(BackendLostError);
  await missing.dispose();
});

test('memory that cannot be had is out of memory', async () => {
  backend = cpuBackend(spawn, true, 1);
  const sets = [{ x: new Float32Array(1) }, { x: new Float32Array(1) }];
  const prepared = await backend.prepare({ ...job('workers'), params: { n: 2 ** 44, repeats: 1 }, sets }, never);
  expect(prepared).toMatchObject({ status: 'failed', reason: { code: 'out-of-memory' } });
  await backend.dispose();
});
