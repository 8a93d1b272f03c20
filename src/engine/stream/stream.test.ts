import { describe, expect, it } from 'vitest';
import { GRACE_MS } from '../bench/gracefully.ts';
import type { Workload } from '../contract.ts';
import { BackendLostError } from '../errors.ts';
import { type Behaviour, reason } from '../testing/fake-backend.ts';
import { fakeRun } from '../testing/fake-run.ts';
import { casesOf, doublesEachStep } from '../testing/fake-workload.ts';
import type { StreamEvent, StreamRequest } from './api.ts';
import { stream } from './stream.ts';

interface Setting {
  readonly gpu?: Behaviour;
  readonly workload?: Partial<Workload>;
  readonly request?: Partial<StreamRequest>;
  readonly tell?: (event: StreamEvent, cancel: () => void) => unknown;
}

/** Streams what `gpu` writes, twice its input at each step, five times, and brings a piece after every two. */
async function streamed({ gpu = {}, workload, request, tell }: Setting) {
  const run = fakeRun({
    gpu: { gpu },
    cpu: { cpu: {} },
    workload: { ...workload, verifier: doublesEachStep },
  });
  const events: StreamEvent[] = [];
  const { workloads, backends, clock, signal } = run.given;
  const environment = await run.given.environment(signal);
  const [id] = casesOf(run.workload);
  const asked = { case: id, seed: 3, iterations: 5, every: 2, tensor: 'y', ...request };
  await stream(asked, { workloads, backends, clock, signal, environment }, (event) => {
    events.push(event);
    return tell?.(event, () => run.controller.abort(new DOMException('enough', 'AbortError')));
  });
  const pieces = events.flatMap((one) => (one.type === 'piece' ? [one] : []));
  return { ...run, events, pieces, end: events.at(-1) };
}

const lostFrom = (first: number) => (batch: number) => {
  if (batch >= first) throw new BackendLostError(reason('device-lost'));
};

it('proves a step, goes back to the start, and brings what is written behind each portion', async () => {
  const { events, pieces, log } = await streamed({});
  expect(events.map(({ type }) => type)).toEqual(['start', 'begin', 'piece', 'piece', 'piece', 'end']);
  expect(pieces.map(({ iterations }) => iterations)).toEqual([2, 4, 5]);
  expect(pieces.at(-1)?.data).toEqual(Float32Array.of(6));
  const own = log.filter((one) => one.startsWith('run') || one.startsWith('overwrite'));
  expect(own).toEqual([
    'overwrite gpu',
    'run gpu 1',
    'run gpu 1',
    'overwrite gpu',
    'run gpu 2',
    'run gpu 2',
    'run gpu 1',
    'run gpu 1',
  ]);
});

it('is told by the clock that runs from before the first iteration on', async () => {
  const { pieces } = await streamed({ gpu: { iterationMs: 10, firstMs: 500, readMs: 6 } });
  // Whoever runs and reads in turns waits for its reading: half as long as the first time, in memory that is there.
  expect(pieces.map(({ ms }) => Math.round(ms))).toEqual([23, 46, 59]);
});

it('goes no further where somebody has had enough', async () => {
  const { pieces, end } = await streamed({ tell: (event) => event.type !== 'piece' });
  expect(pieces.length).toBeLessThan(3);
  expect(end).toEqual({ type: 'end', reason: null, cancelled: false, proved: true });
});

it('tells whoever is slow the latest alone, and waits for nobody', async () => {
  let free = () => {};
  const held = new Promise<void>((resolve) => {
    free = resolve;
  });
  const seen: number[] = [];
  const { end } = await streamed({
    tell(event) {
      if (event.type !== 'piece') return true;
      seen.push(event.iterations);
      // Whoever reads is busy with the first until the last has come.
      if (seen.length === 1) setTimeout(free);
      return seen.length === 1 ? held : true;
    },
  });
  expect(seen).toEqual([2, 5]);
  expect(end).toMatchObject({ reason: null });
});

it('says why it goes no further', async () => {
  expect((await streamed({ gpu: { wrong: true } })).events.map(({ type }) => type)).toEqual(['start', 'end']);
  expect((await streamed({ gpu: { wrong: true } })).end).toMatchObject({ reason: { code: 'wrong' }, proved: false });
  const refused = { status: 'unsupported', reason: reason('limit') } as const;
  expect((await streamed({ gpu: { prepared: refused } })).end).toMatchObject({ reason: { code: 'limit' } });
  const unknown = { workload: 'nothing', version: 1, variant: 'gpu', params: {} };
  expect((await streamed({ request: { case: unknown } })).end).toMatchObject({ reason: { code: 'unknown-case' } });
  const bad = { inputs: { x: new Float32Array(99) } };
  expect((await streamed({ request: bad })).end).toMatchObject({ reason: { code: 'bad-input' } });
});

it('keeps what had come before the device was lost, and has it started again', async () => {
  const beforeRun = (batch: number) => {
    if (batch === 5) throw new BackendLostError(reason('device-lost'));
  };
  const { pieces, end, log } = await streamed({ gpu: { beforeRun } });
  expect(pieces.map(({ iterations }) => iterations)).toEqual([2, 4]);
  expect(end).toMatchObject({ reason: { code: 'device-lost' }, cancelled: false, proved: false });
  expect(log).toContain('rebuild');
});

describe('cancelled', () => {
  /** Once the first piece is there. */
  const atAPiece: Setting['tell'] = (event, cancel) => {
    if (event.type === 'piece') cancel();
    return true;
  };

  it('goes no further than the piece under way, and proves what it came to', async () => {
    const { pieces, end, log, clock } = await streamed({ request: { iterations: 500 }, tell: atAPiece });
    expect(pieces.at(-1)?.iterations).toBeLessThan(500);
    expect(end).toMatchObject({ reason: { code: 'cancelled' }, cancelled: true, proved: true });
    expect(log.filter((one) => one.startsWith('run')).at(-1)).toBe('run gpu 1');
    expect(clock.pending).toBe(0);
  });

  it('is told as wrong where its kernel had gone wrong on the way', async () => {
    const kernel: Behaviour['kernel'] = ({ x, batch }) => 2 * x + (batch > 2 ? 1 : 0);
    const { pieces, end } = await streamed({ gpu: { kernel }, request: { iterations: 500 }, tell: atAPiece });
    expect(pieces.length).toBeGreaterThan(0);
    expect(end).toMatchObject({ reason: { code: 'wrong' }, cancelled: true, proved: false });
  });

  it.each([
    ['its last step takes too long', { beforeRun: undefined, iterationMs: (batch: number) => (batch > 3 ? 1e6 : 1) }],
    ['the device is lost before it is proved', { beforeRun: lostFrom(4), iterationMs: 1 }],
  ])('is not proved where %s', async (_, gpu) => {
    const { pieces, end, clock } = await streamed({ gpu, request: { iterations: 500 }, tell: atAPiece });
    expect(pieces.map(({ iterations }) => iterations)).toEqual([2]);
    expect(end).toMatchObject({ cancelled: true, proved: false });
    expect(clock.now()).toBeLessThan(10_000);
    expect(clock.pending).toBe(0);
  });

  // Of the first step, of the one that is felt out, on its way, and of the step behind the end.
  it.each([1, 2, 3, 6])('ends though the device never answers batch %i', async (last) => {
    const run = fakeRun({
      gpu: {
        gpu: {
          hangs: (batch) => {
            if (batch === last) setTimeout(cancel);
            return batch === last;
          },
        },
      },
      workload: { verifier: doublesEachStep },
    });
    const cancel = () => {
      run.controller.abort(new DOMException('enough', 'AbortError'));
      // What is under way has its grace.
      void run.clock.spend(GRACE_MS);
    };
    const [id] = casesOf(run.workload);
    const environment = await run.given.environment(run.given.signal);
    const events: StreamEvent[] = [];
    const request = { case: id, seed: 3, iterations: 5, every: 2, tensor: 'y' };
    await stream(request, { ...run.given, environment }, (event) => void events.push(event));
    expect(events.at(-1)).toMatchObject({ type: 'end', cancelled: true, proved: false });
    expect(run.log.at(-1)).toBe('dispose gpu');
    expect(run.clock.pending).toBe(0);
  });

  it('has nothing to prove before its first piece', async () => {
    const tell: Setting['tell'] = (event, cancel) => event.type === 'begin' && cancel();
    const { pieces, end } = await streamed({ tell });
    expect(pieces).toEqual([]);
    expect(end).toMatchObject({ reason: { code: 'cancelled' }, cancelled: true, proved: false });
  });
});
