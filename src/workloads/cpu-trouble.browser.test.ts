/** The pool of threads under strain: barriers, errors, crashes, cancelling, with and without shared memory. */
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Backend, Job } from '../engine/contract.ts';
import type { Thread } from '../engine/cpu/pool.ts';
import { BackendLostError } from '../engine/errors.ts';
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
  const workload = toy.variants.some((variant) => variant.id === id) ? toy : misbehaving;
  const all = { n: 1000, repeats: 1, ...params };
  return { workload, variant: variantOf(workload, id), params: all, inputs: toy.generate(all, 1) };
}

async function worksStill(): Promise<void> {
  for (const id of ['js', 'workers']) {
    const one = job(id);
    const { session } = await ready(backend, one);
    await session.run(3, never);
    const { outputs } = await session.read();
    await session.dispose();
    expect(toy.verifier(one.inputs, { n: 1000, repeats: 1 }).check(outputs)).toMatchObject({ ok: true });
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
    const { outputs } = await session.read();
    expect(toy.verifier(one.inputs, { n: 1000, repeats: 1 }).check(outputs).ok).toBe(true);
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
    const { outputs } = await session.read();
    expect(Array.from(outputs.y)).toEqual(new Array(n).fill(2 * iterations));
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
  const inputs = { x: new Float32Array(1) };
  const prepared = await backend.prepare({ ...job('workers'), params: { n: 2 ** 44, repeats: 1 }, inputs }, never);
  expect(prepared).toMatchObject({ status: 'failed', reason: { code: 'out-of-memory' } });
  await backend.dispose();
});
