import { describe, expect, test, vi } from 'vitest';
import type { Plan } from '../../engine/contract.ts';
import { type BenchUse, type Claim, createLease, type HeldBench, inTheWayOf, isBusy } from './lease.ts';

const plan: Plan = { cases: [], budgetMs: 1, seed: 1 };
const claim = (use: BenchUse, by: string = use): Claim => ({ by, use });

/** A bench of which each run goes on until it is cancelled or the test ends it. */
function fakeBench() {
  const ends: (() => void)[] = [];
  const going = () => new Promise<void>((resolve) => ends.push(resolve));
  return {
    ends,
    run: vi.fn(going),
    tune: vi.fn(going),
    follow: vi.fn(going),
    stream: vi.fn(going),
    draw: vi.fn(going),
    prove: vi.fn(going),
    sustain: vi.fn(going),
    cancel: vi.fn(async () => ends.at(-1)?.()),
  };
}

/** What everybody does with the bench. */
const measure = (bench: HeldBench) => bench.run(plan, () => undefined);

const KEEPS: readonly BenchUse[] = ['race', 'lab', 'lesson', 'shader', 'rerun', 'tuning', 'sustained'];
const GIVES_WAY: readonly BenchUse[] = ['drawing', 'limit'];

test('whoever comes to a free bench has it, and it is free again afterwards', async () => {
  const bench = fakeBench();
  const lease = createLease(bench);
  expect(isBusy(lease.getState())).toBe(false);
  const over = lease.use(claim('lab'), measure);
  expect(lease.getState()).toEqual({ holder: claim('lab'), next: null });
  expect(isBusy(lease.getState())).toBe(true);
  bench.ends[0]();
  expect(await over).toBe(true);
  expect(lease.getState()).toEqual({ holder: null, next: null });
  expect(bench.cancel).not.toHaveBeenCalled();
});

test('a drawing is nothing that a visitor would lose', async () => {
  const bench = fakeBench();
  const lease = createLease(bench);
  const over = lease.use(claim('drawing'), measure);
  expect(isBusy(lease.getState())).toBe(false);
  bench.ends[0]();
  await over;
});

test('work that throws frees the bench and is told', async () => {
  const lease = createLease(fakeBench());
  await expect(lease.use(claim('lab'), () => Promise.reject(new Error('boom')))).rejects.toThrow('boom');
  expect(lease.getState().holder).toBeNull();
});

describe.each(KEEPS)('%s', (use) => {
  test.each([...KEEPS, ...GIVES_WAY])('keeps the bench from %s', async (other) => {
    const bench = fakeBench();
    const lease = createLease(bench);
    void lease.use(claim(use), measure);
    const work = vi.fn(measure);
    expect(await lease.use(claim(other, 'other'), work)).toBe(false);
    expect(work).not.toHaveBeenCalled();
    expect(bench.cancel).not.toHaveBeenCalled();
    expect(inTheWayOf('other', lease.getState())).toEqual(claim(use));
  });
});

describe.each(GIVES_WAY)('%s', (use) => {
  test.each([...KEEPS, ...GIVES_WAY])('gives way to %s, which waits until it has ended', async (other) => {
    const bench = fakeBench();
    bench.cancel.mockImplementation(async () => undefined);
    const lease = createLease(bench);
    const first = lease.use(claim(use), measure);
    expect(inTheWayOf('other', lease.getState())).toBeNull();
    const second = lease.use(claim(other, 'other'), measure);
    expect(bench.cancel).toHaveBeenCalledTimes(1);
    expect(bench.run).toHaveBeenCalledTimes(1);
    expect(lease.getState()).toEqual({ holder: claim(use), next: claim(other, 'other') });
    expect(inTheWayOf('other', lease.getState())).toEqual(claim(use));
    bench.ends[0]();
    expect(await first).toBe(true);
    expect(bench.run).toHaveBeenCalledTimes(2);
    expect(lease.getState()).toEqual({ holder: claim(other, 'other'), next: null });
    bench.ends[1]();
    expect(await second).toBe(true);
  });
});

describe('instead', () => {
  test('stops what is in the way, whatever it is', async () => {
    const bench = fakeBench();
    const lease = createLease(bench);
    const first = lease.use(claim('tuning'), (held) => held.tune({ workload: 'toy' }, () => undefined));
    const second = lease.use(claim('race'), measure, true);
    expect(bench.cancel).toHaveBeenCalledTimes(1);
    expect(await first).toBe(true);
    expect(lease.getState().holder).toEqual(claim('race'));
    bench.ends[1]();
    expect(await second).toBe(true);
  });

  test('asked twice starts once', async () => {
    const bench = fakeBench();
    const lease = createLease(bench);
    void lease.use(claim('lab'), measure);
    const second = lease.use(claim('race'), measure, true);
    expect(await lease.use(claim('race'), measure, true)).toBe(false);
    await expect.poll(() => bench.run.mock.calls.length).toBe(2);
    expect(await lease.use(claim('race'), measure, true)).toBe(false);
    expect(bench.cancel).toHaveBeenCalledTimes(1);
    bench.ends[1]();
    expect(await second).toBe(true);
  });

  test('takes the place of one that waits, too', async () => {
    const bench = fakeBench();
    bench.cancel.mockImplementation(async () => undefined);
    const lease = createLease(bench);
    void lease.use(claim('limit'), measure);
    const waiting = lease.use(claim('lab'), measure);
    expect(await lease.use(claim('lesson'), measure)).toBe(false);
    const last = lease.use(claim('race'), measure, true);
    expect(await waiting).toBe(false);
    expect(lease.getState()).toEqual({ holder: claim('limit'), next: claim('race') });
    // The holder is told to end once, however many ask.
    expect(bench.cancel).toHaveBeenCalledTimes(1);
    bench.ends[0]();
    await expect.poll(() => bench.run.mock.calls.length).toBe(2);
    bench.ends[1]();
    expect(await last).toBe(true);
  });
});

describe('stop', () => {
  test('ends its own and nobody else’s', async () => {
    const bench = fakeBench();
    const lease = createLease(bench);
    const over = lease.use(claim('lab'), measure);
    lease.stop('race');
    expect(bench.cancel).not.toHaveBeenCalled();
    lease.stop('lab');
    lease.stop('lab');
    expect(bench.cancel).toHaveBeenCalledTimes(1);
    expect(await over).toBe(true);
  });

  test('takes back a claim that waits', async () => {
    const bench = fakeBench();
    bench.cancel.mockImplementation(async () => undefined);
    const lease = createLease(bench);
    void lease.use(claim('limit'), measure);
    const waiting = lease.use(claim('lab'), measure);
    lease.stop('lab');
    expect(await waiting).toBe(false);
    expect(lease.getState()).toEqual({ holder: claim('limit'), next: null });
  });

  test('before anything runs lets nothing run, and cancels nothing', async () => {
    const bench = fakeBench();
    const lease = createLease(bench);
    const work = async (held: HeldBench) => {
      await Promise.resolve();
      expect(held.signal.aborted).toBe(true);
      await measure(held);
    };
    const over = lease.use(claim('lab'), work);
    lease.stop('lab');
    await expect(over).rejects.toThrow(DOMException);
    expect(bench.run).not.toHaveBeenCalled();
    expect(bench.cancel).not.toHaveBeenCalled();
    expect(lease.getState().holder).toBeNull();
  });

  test('is no trouble where the worker has died', async () => {
    const bench = fakeBench();
    bench.cancel.mockImplementation(() => Promise.reject(new Error('gone')));
    const lease = createLease(bench);
    const over = lease.use(claim('lab'), measure);
    lease.stop('lab');
    bench.ends[0]();
    expect(await over).toBe(true);
  });
});
