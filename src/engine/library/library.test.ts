/** The real backend and the real service, without a worker in between; the library is made for the test. */
import { expect, test } from 'vitest';
import type { DenseArray, GpuPower, Job, Peer, Prepared, Variant } from '../contract.ts';
import { FakeClock } from '../testing/fake-clock.ts';
import { fakeWorkload } from '../testing/fake-workload.ts';
import { createLibraryBackend } from './backend.ts';
import { createLibraryService } from './service.ts';

const host = { runtime: 'node', cores: 1, shared: false } as const;
const forever = new AbortController().signal;

/** Doubles its input; a batch of 13 traps, and one of 1000 never ends. */
class Doubler implements Peer {
  readonly log: string[];
  readonly #copies: number[] = [];
  #results: number[] = [];

  constructor(log: string[]) {
    this.log = log;
  }

  async upload(copy: number, [{ data }]: readonly DenseArray[]) {
    this.#copies[copy] = data[0];
  }

  async overwrite() {
    this.#results = [];
  }

  async run(first: number, iterations: number) {
    this.log.push(`begin ${iterations}`);
    if (iterations === 13) throw new WebAssembly.RuntimeError('memory access out of bounds');
    if (iterations === 1000) await new Promise(() => {});
    await Promise.resolve();
    for (let i = first; i < first + iterations; i++) this.#results.push(2 * this.#copies[i % this.#copies.length]);
    this.log.push(`end ${iterations}`);
  }

  async read(back: 0 | 1) {
    return Float32Array.of(this.#results[this.#results.length - 1 - back]);
  }

  async roundTrip([{ data }]: readonly DenseArray[]) {
    return Float32Array.of(2 * data[0]);
  }

  async dispose() {
    this.log.push('disposed');
  }
}

/** Variants `one` and `two` are packages of their own; `absent` does not load. */
function setUp() {
  const clock = new FakeClock();
  const log: string[] = [];
  const threads: { readonly runtime: string; crash: (message: string) => void; ended: boolean }[] = [];
  const base = fakeWorkload({ one: 'library', two: 'library', absent: 'library', 'gpu-one': 'library' });
  const variants = base.variants.map((variant): Variant => {
    if (variant.on !== 'library') return variant;
    const layout = {
      inputs: ({ x }: Job['sets'][number]) => [{ data: new Float32Array(x), shape: [1] }],
      outputShape: () => [1],
      outputs: (y: Float32Array) => ({ y }),
    };
    return {
      ...variant,
      load: async () => {
        if (variant.id === 'absent') throw new Error('404.');
        return { ok: true, layout, open: async () => new Doubler(log) };
      },
    };
  });
  const workload = { ...base, variants };
  const power: { chosen: GpuPower } = { chosen: 'high-performance' };
  const backend = createLibraryBackend({
    spawn(runtime) {
      const thread = { runtime, crash: (_message: string) => {}, ended: false };
      threads.push(thread);
      return {
        service: createLibraryService([workload], host),
        onCrash: (call) => {
          thread.crash = call;
        },
        terminate: () => {
          thread.ended = true;
        },
      };
    },
    later: (ms, call) => clock.timer(ms, call),
    power: () => power.chosen,
  });
  const sets = [{ x: Float32Array.of(1) }, { x: Float32Array.of(10) }];
  const prepare = (id: string): Promise<Prepared> => {
    const variant = variants.find((one) => one.id === id) as Variant;
    return backend.prepare({ workload, variant, params: { n: 1 }, sets }, forever);
  };
  const open = async (id: string) => {
    const prepared = await prepare(id);
    if (prepared.status !== 'ready') throw new Error(prepared.reason.text.en);
    return prepared.session;
  };
  return { backend, clock, log, threads, prepare, open, power };
}

const values = async (reading: ReturnType<Awaited<ReturnType<ReturnType<typeof setUp>['open']>>['read']>) =>
  (await reading).last.map(({ set, outputs }) => [set, outputs.y[0]]);

test('iterations are counted through batches and round trips; the last two of each are read, the latest last', async () => {
  const session = await setUp().open('one');
  await session.run(1, forever);
  expect(await values(session.read())).toEqual([[0, 2]]);
  await session.overwrite(1);
  await session.run(4, forever);
  expect(await values(session.read())).toEqual([
    [1, 20],
    [0, 2],
  ]);
  await session.roundTrip(forever);
  expect(await values(session.read())).toEqual([[1, 20]]);
  await session.run(3, forever);
  expect(await values(session.read())).toEqual([
    [1, 20],
    [0, 2],
  ]);
  await session.overwrite(2);
  await expect(session.read()).rejects.toThrow('Nothing was run yet');
});

test('calls to one runtime take their turns', async () => {
  const { log, threads, open } = setUp();
  const [first, second] = [await open('one'), await open('one')];
  await Promise.all([first.run(2, forever), second.run(3, forever)]);
  expect(log).toEqual(['begin 2', 'end 2', 'begin 3', 'end 3']);
  expect(threads.map(({ runtime }) => runtime)).toEqual(['one']);
});

test('cancelling ends the worker at once, and the next case has a fresh one', async () => {
  const { threads, open } = setUp();
  const cancelled = await open('one');
  const other = await open('two');
  const cancel = new AbortController();
  const running = cancelled.run(1000, cancel.signal);
  cancel.abort('enough');
  await expect(running).rejects.toBe('enough');
  expect(threads.map(({ ended }) => ended)).toEqual([true, false]);
  // It was not the library that failed.
  await expect(cancelled.run(1, forever)).rejects.toBe('enough');
  await expect(cancelled.read()).rejects.toBe('enough');
  await cancelled.dispose();
  await expect(cancelled.read()).rejects.toThrow('was stopped');
  await other.run(2, forever);
  await (await open('one')).run(2, forever);
  expect(threads.map(({ runtime, ended }) => [runtime, ended])).toEqual([
    ['one', true],
    ['two', false],
    ['one', false],
  ]);
});

test('what traps costs its own case alone', async () => {
  const { threads, open } = setUp();
  const [one, two] = [await open('one'), await open('two')];
  await expect(one.run(13, forever)).rejects.toThrow('memory access out of bounds');
  expect(threads.map(({ ended }) => ended)).toEqual([true, false]);
  await two.run(2, forever);
  await (await open('one')).run(2, forever);
});

test('a worker that dies tells whoever waits for it', async () => {
  const { threads, open } = setUp();
  const session = await open('one');
  const running = session.run(1000, forever);
  threads[0].crash('out of memory');
  await expect(running).rejects.toMatchObject({ name: 'CaseFailedError', reason: { code: 'worker-crash' } });
});

test('a session that is given back while it runs takes its worker with it', async () => {
  const { threads, open } = setUp();
  const session = await open('one');
  const running = session.run(1000, forever);
  await session.dispose();
  await expect(running).rejects.toThrow('was stopped');
  expect(threads[0].ended).toBe(true);
});

test('a worker without cases ends after a while, but not between two groups', async () => {
  const { clock, log, threads, open } = setUp();
  await (await open('one')).dispose();
  expect(log).toEqual(['disposed']);
  await clock.spend(5_000);
  const session = await open('one');
  await clock.spend(60_000);
  expect(threads.map(({ ended }) => ended)).toEqual([false]);
  await session.dispose();
  await clock.spend(60_000);
  expect(threads.map(({ ended }) => ended)).toEqual([true]);
  expect(clock.pending).toBe(0);
});

test('a library that does not load is unsupported, with its words, and is tried again in a fresh worker', async () => {
  const { threads, prepare } = setUp();
  for (const times of [1, 2]) {
    const prepared = await prepare('absent');
    expect(prepared).toMatchObject({ status: 'unsupported', reason: { code: 'library-does-not-load' } });
    expect('reason' in prepared && prepared.reason.text.en).toContain('404.');
    expect(threads.map(({ ended }) => ended)).toEqual(Array(times).fill(true));
  }
});

test('beside the low-power GPU no library of the GPU is run, which would take the other', async () => {
  const { power, prepare } = setUp();
  power.chosen = 'low-power';
  expect(await prepare('gpu-one')).toMatchObject({ status: 'unsupported', reason: { code: 'other-gpu' } });
  expect(await prepare('one')).toMatchObject({ status: 'ready' });
});
