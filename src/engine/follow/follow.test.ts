import { describe, expect, it } from 'vitest';
import type { Tensors, Workload } from '../contract.ts';
import { BackendLostError } from '../errors.ts';
import { type Behaviour, reason } from '../testing/fake-backend.ts';
import { fakeRun } from '../testing/fake-run.ts';
import { casesOf, doublesEachStep } from '../testing/fake-workload.ts';
import type { FollowEvent, FollowRequest } from './api.ts';
import { follow } from './follow.ts';

interface Setting {
  readonly gpu?: Behaviour;
  readonly cpu?: Behaviour;
  readonly workload?: Partial<Workload>;
  readonly request?: Partial<FollowRequest>;
  readonly tell?: (event: FollowEvent) => unknown;
  readonly idle?: number;
}

/** Follows `gpu` and `cpu`, whose steps all write twice their input, with stops at 2, 4 and 8. */
async function followed({ gpu = {}, cpu = {}, workload, request, tell, idle = 0 }: Setting) {
  const starts: Tensors[] = [];
  const run = fakeRun({
    gpu: { gpu },
    cpu: { cpu },
    workload: {
      ...workload,
      verifier: (inputs) => {
        starts.push(inputs);
        return doublesEachStep(inputs);
      },
    },
  });
  run.gpu.idle = idle;
  const events: FollowEvent[] = [];
  const { workloads, backends, clock, visibility, signal } = run.given;
  const given = {
    workloads,
    backends,
    clock,
    visibility,
    signal,
    environment: await run.given.environment(run.given.signal),
  };
  const stops = [2, 4, 8];
  const followers = casesOf(run.workload).map((id) => ({ case: id, stops }));
  await follow({ followers, seed: 3, keep: [], ...request }, given, (event) => {
    events.push(event);
    return tell?.(event);
  });
  const looks = (index: number) => events.flatMap((one) => (one.type === 'look' && one.index === index ? [one] : []));
  const end = (index: number) => events.find((one) => one.type === 'over' && one.index === index);
  return { ...run, events, starts, looks, end };
}

it('follows one after the other, each from its start, and tells what there is to see at each stop', async () => {
  const { events, looks, log } = await followed({});
  expect(events.map((one) => ('index' in one ? `${one.type} ${one.index}` : one.type))).toEqual([
    'start',
    ...['begin 0', 'look 0', 'look 0', 'look 0', 'over 0'],
    ...['begin 1', 'look 1', 'look 1', 'look 1', 'over 1'],
    'end',
  ]);
  expect(looks(0).map(({ iteration }) => iteration)).toEqual([2, 4, 8]);
  expect(looks(1)[0].tensors).toEqual({ y: Float32Array.of(6) });
  // The state is set back before the first proof and before the clock starts, and never on the way.
  const gpu = log.filter((one) => one.endsWith(' gpu') || one.startsWith('run gpu'));
  const start = gpu.lastIndexOf('overwrite gpu');
  expect(gpu.filter((one) => one === 'overwrite gpu')).toHaveLength(2);
  expect(gpu.slice(start + 1).filter((one) => one.startsWith('run'))).toEqual([
    'run gpu 2',
    'run gpu 2',
    'run gpu 4',
    'run gpu 1',
  ]);
  // Never two at once.
  expect(log.indexOf('dispose gpu')).toBeLessThan(log.indexOf('prepare cpu'));
});

it('counts the iterations alone: no warming up, no reading, nothing of what the device takes to answer', async () => {
  const { looks } = await followed({ gpu: { iterationMs: 10, firstMs: 500, readMs: 50 }, idle: 7 });
  expect(looks(0).map(({ ms }) => Math.round(ms))).toEqual([20, 40, 80]);
});

it('goes on with the inputs that a look is answered with, and proves its last step by them', async () => {
  const tell = (event: FollowEvent) =>
    event.type === 'look' && event.iteration === 2 ? { inputs: { x: Float32Array.of(21) } } : undefined;
  const brought = { x: Float32Array.of(3) };
  const { looks, end, log } = await followed({ request: { fed: true, inputs: brought }, tell });
  expect(looks(0).map(({ tensors }) => tensors.y[0])).toEqual([6, 42, 42]);
  expect(end(0)).toMatchObject({ reason: null });
  expect(log.filter((one) => one === 'upload gpu')).toHaveLength(1);
  // The next one begins with what was brought.
  expect(looks(1).map(({ tensors }) => tensors.y[0])).toEqual([6, 42, 42]);
  expect(brought.x[0]).toBe(3);
});

it('refuses what is fed in another size, and takes nothing that it was not to be fed', async () => {
  const tell = ({ type }: FollowEvent) => (type === 'look' ? { inputs: { x: new Float32Array(2) } } : undefined);
  const { looks, end } = await followed({ request: { fed: true }, tell });
  expect(looks(0)).toHaveLength(1);
  expect(end(0)).toMatchObject({ reason: { code: 'bad-input' } });
  const unfed = await followed({ tell });
  expect(unfed.looks(0)).toHaveLength(3);
  expect(unfed.end(0)).toMatchObject({ reason: null });
});

it('a session that gets ready after the cancel is disposed', async () => {
  const run = fakeRun({ gpu: { gpu: { compileMs: 1000 } } });
  run.clock.timer(500, () => run.controller.abort());
  const { workloads, backends, clock, visibility, signal } = run.given;
  const given = { workloads, backends, clock, visibility, signal, environment: await run.given.environment(signal) };
  const followers = casesOf(run.workload).map((id) => ({ case: id, stops: [2] }));
  await follow({ followers, seed: 3, keep: [] }, given, () => undefined);
  await Promise.resolve();
  expect(run.log).toEqual(['prepare gpu', 'dispose gpu']);
});

it('ends where the look is answered with false, and goes on to the next', async () => {
  const { looks, end } = await followed({
    tell: (event) => !(event.type === 'look' && event.index === 0 && event.iteration >= 4),
  });
  expect(looks(0)).toHaveLength(2);
  expect(looks(1)).toHaveLength(3);
  expect(end(0)).toMatchObject({ reason: null });
});

it('takes the inputs that were brought, and refuses those that do not fit', async () => {
  const { looks } = await followed({ request: { inputs: { x: Float32Array.of(21) } } });
  expect(looks(0)[0].tensors.y[0]).toBe(42);
  const { events, end } = await followed({ request: { inputs: { x: new Float32Array(2) } } });
  expect(end(0)).toMatchObject({ reason: { code: 'bad-input' } });
  expect(events.filter(({ type }) => type === 'look')).toEqual([]);
});

it('goes on from a state that was brought', async () => {
  const one = { dtype: 'f32', shape: [1] } as const;
  const workload: Partial<Workload> = {
    tensors: () => ({ inputs: { x: one }, outputs: { y: one }, state: { s: one } }),
    generate: () => ({ x: Float32Array.of(3), s: Float32Array.of(0) }),
  };
  const { starts, end } = await followed({ workload, request: { inputs: { s: Float32Array.of(9) } } });
  expect(starts.map(({ x, s }) => [x[0], s[0]])).toEqual([
    [3, 9],
    [3, 9],
  ]);
  expect(end(0)).toMatchObject({ reason: null });
  const refused = await followed({ workload, request: { inputs: { s: new Float32Array(2) } } });
  expect(refused.end(0)).toMatchObject({ reason: { code: 'bad-input' } });
});

describe('trouble of one is told and leaves the other alone:', () => {
  it.each([
    ['a first step that is wrong', { wrong: true }, 'wrong', 0],
    // One batch is proved, 300 warm up, three are looked at.
    ['a last step that is wrong', { kernel: ({ x, batch }) => (batch > 304 ? 0 : 2 * x) }, 'wrong', 3],
    ['what cannot be prepared', { prepared: { status: 'unsupported', reason: reason('limit') } }, 'limit', 0],
    ['an error', { beforeRun: (batch) => thrown(batch, new Error('boom')) }, 'error', 0],
    [
      'a device that is lost',
      { beforeRun: (batch) => thrown(batch, new BackendLostError(reason('device-lost'))) },
      'device-lost',
      0,
    ],
  ] satisfies [string, Behaviour, string, number][])('%s', async (_, gpu, code, seen) => {
    const { end, looks, log } = await followed({ gpu });
    expect(end(0)).toMatchObject({ reason: { code } });
    expect(looks(0)).toHaveLength(seen);
    expect(end(1)).toMatchObject({ reason: null });
    expect(looks(1)).toHaveLength(3);
    expect(log.includes('rebuild')).toBe(code === 'device-lost');
  });
});

function thrown(batch: number, error: Error): void {
  if (batch === 1) throw error;
}

it('stops what is no number any more, with the step and the reason', async () => {
  let began = false;
  const { looks, end } = await followed({
    gpu: { kernel: ({ x, length }) => (began && length === 4 ? Number.NaN : 2 * x) },
    tell: ({ type }) => {
      began ||= type === 'begin';
    },
  });
  expect(looks(0).map(({ tensors }) => tensors.y[0])).toEqual([6, 6, Number.NaN]);
  expect(end(0)).toMatchObject({ reason: { code: 'not-a-number' } });
  expect((end(0) as { reason: { text: { en: string } } }).reason.text.en).toContain('After 8 steps');
});

// Of the first step, while it warms up, on its way, and of the step behind the end.
it.each([1, 2, 4, 7])('ends when it is cancelled though the device never answers batch %i', async (last) => {
  const run = fakeRun({
    gpu: {
      gpu: {
        iterationMs: (batch) => (batch < 4 ? 200 : 1),
        hangs: (batch) => {
          if (batch === last) setTimeout(() => run.controller.abort(new DOMException('enough', 'AbortError')));
          return batch === last;
        },
      },
    },
    workload: { verifier: doublesEachStep },
  });
  const environment = await run.given.environment(run.given.signal);
  const followers = casesOf(run.workload).map((id) => ({ case: id, stops: [1, 2, 3] }));
  const events: FollowEvent[] = [];
  await follow({ followers, seed: 1, keep: [] }, { ...run.given, environment }, (event) => void events.push(event));
  expect(events.at(-2)).toMatchObject({ type: 'over', index: 0, reason: { code: 'cancelled' } });
  expect(events.at(-1)).toEqual({ type: 'end', cancelled: true });
  expect(run.log.filter((line) => line.startsWith('run'))).toHaveLength(last);
  expect(run.log.at(-1)).toBe('dispose gpu');
});

it('ends when it is cancelled, and says so', async () => {
  const controller = new AbortController();
  const run = fakeRun({ gpu: { gpu: {} }, cpu: { cpu: {} } });
  const { workloads, backends, clock, visibility } = run.given;
  const environment = await run.given.environment(run.given.signal);
  const verifier = () => ({
    check: () => VERDICT,
    step: () => VERDICT,
  });
  const events: FollowEvent[] = [];
  const parts = {
    workloads: workloads.map((one) => ({ ...one, verifier })),
    backends,
    clock,
    visibility,
    environment,
    signal: controller.signal,
  };
  const followers = casesOf(run.workload).map((id) => ({ case: id, stops: [1, 2] }));
  await follow({ followers, seed: 1, keep: [] }, parts, (event) => {
    events.push(event);
    if (event.type === 'look') controller.abort(new DOMException('enough', 'AbortError'));
  });
  expect(events.filter(({ type }) => type === 'look')).toHaveLength(1);
  expect(events.at(-2)).toMatchObject({ type: 'over', index: 0, reason: { code: 'cancelled' } });
  expect(events.at(-1)).toEqual({ type: 'end', cancelled: true });
  expect(run.log.at(-1)).toBe('dispose gpu');
});

const VERDICT = { ok: true, maxError: 0, tolerance: 0, at: null, method: 'elementwise' } as const;
