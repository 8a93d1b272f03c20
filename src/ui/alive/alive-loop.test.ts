import { expect, test, vi } from 'vitest';
import type { DrawEvent, DrawRequest, Wish } from '../../engine/draw/api.ts';
import { type Claim, createLease, type HeldBench } from '../bench/lease.ts';
import { createAliveLoop } from './alive-loop.ts';

const REQUEST: DrawRequest = { cases: [], seed: 1 };
const LAB: Claim = { by: 'lab', use: 'lab' };
const WISH: Wish = { index: 0, inputs: {}, prove: false };

/** A loop on a bench that draws whatever is wished for, and waits for nobody; runs go on until they are cancelled. */
function setting() {
  let cancel = () => {};
  const going = () =>
    new Promise<void>((resolve) => {
      cancel = resolve;
    });
  const bench = {
    run: going,
    tune: going,
    follow: going,
    stream: going,
    prove: going,
    sustain: going,
    draw: vi.fn(async (_: DrawRequest, ask: (event: DrawEvent) => Promise<Wish | null>) => {
      const cancelled = going().then(() => null);
      const next = (event: DrawEvent) => Promise.race([ask(event), cancelled]);
      for (let wish = await next({ type: 'ready' }); wish; ) {
        const refused = broken.shift();
        const reason = { code: 'broken', text: { en: 'broken', 'zh-CN': '坏了' } };
        wish = await next(
          refused
            ? { type: 'refused', index: 0, reason }
            : { type: 'drawn', index: 0, outputs: {}, ms: 1, verdict: null },
        );
      }
    }),
    cancel: async () => cancel(),
  };
  const broken: boolean[] = [];
  const lease = createLease(bench);
  const timers = new Set<() => void>();
  /** Wishes that may be made at once; beyond them `next` waits. */
  const wishes: (Wish | null)[] = [];
  let answer: ((wish: Wish | null) => void) | null = null;
  const shown = vi.fn();
  const loop = createAliveLoop({
    lease,
    claim: { by: 'film', use: 'drawing' },
    request: REQUEST,
    next: (signal) =>
      new Promise((resolve) => {
        const wish = wishes.shift();
        if (wish !== undefined) resolve(wish);
        else answer = resolve;
        signal.addEventListener('abort', () => resolve(null));
      }),
    show: shown,
    later(_, call) {
      timers.add(call);
      return () => timers.delete(call);
    },
  });
  return {
    bench,
    lease,
    loop,
    wishes,
    broken,
    shown,
    timers,
    answer: (wish: Wish | null) => answer?.(wish),
    /** Whatever was to be done later is done. */
    elapse: () => {
      for (const call of [...timers]) call();
      timers.clear();
    },
    phase: () => loop.getState().phase,
  };
}

const settled = () => new Promise((resolve) => setTimeout(resolve));
const measure = (held: HeldBench) => held.run({ cases: [], budgetMs: 1, seed: 1 }, () => undefined);

test('it draws while something is wanted, and has the bench no longer than that', async () => {
  const { loop, lease, shown, wishes, answer, phase } = setting();
  expect(lease.getState().holder).toBeNull();
  wishes.push(WISH, WISH);
  loop.want(true);
  await settled();
  expect(shown).toHaveBeenCalledTimes(2);
  expect(lease.getState().holder?.by).toBe('film');
  expect(phase()).toBe('drawing');
  answer(null);
  await settled();
  expect(lease.getState().holder).toBeNull();
  expect(phase()).toBe('still');
  // And again, as often as something is wanted.
  wishes.push(WISH, null);
  loop.want(true);
  await settled();
  expect(shown).toHaveBeenCalledTimes(3);
});

test('out of sight it stops, and goes on when it is seen again', async () => {
  const { loop, lease, bench, phase } = setting();
  loop.want(true);
  await settled();
  loop.want(false);
  await settled();
  expect(lease.getState().holder).toBeNull();
  expect(phase()).toBe('still');
  loop.want(true);
  loop.want(false);
  loop.want(true);
  await settled();
  expect(phase()).toBe('drawing');
  expect(bench.draw).toHaveBeenCalledTimes(3);
});

test('it gives way to a run at once, says so, and comes back when the bench has been free for a moment', async () => {
  const { loop, lease, bench, timers, elapse, phase } = setting();
  loop.want(true);
  await settled();
  const run = lease.use(LAB, measure);
  await settled();
  expect(lease.getState().holder).toEqual(LAB);
  expect(phase()).toBe('waiting');
  expect(timers.size).toBe(0);
  lease.stop('lab');
  await run;
  await settled();
  expect(lease.getState().holder).toBeNull();
  expect(bench.draw).toHaveBeenCalledTimes(1);
  elapse();
  await settled();
  expect(phase()).toBe('drawing');
  expect(bench.draw).toHaveBeenCalledTimes(2);
});

test('it takes the bench from nobody, not even from what gives way', async () => {
  const { loop, lease, bench, elapse, phase } = setting();
  const limit = lease.use({ by: 'limit', use: 'limit' }, measure);
  loop.want(true);
  await settled();
  expect(phase()).toBe('waiting');
  expect(bench.draw).not.toHaveBeenCalled();
  lease.stop('limit');
  await limit;
  // Another comes within the moment.
  const run = lease.use(LAB, measure);
  elapse();
  await settled();
  expect(lease.getState().holder).toEqual(LAB);
  lease.stop('lab');
  await run;
  elapse();
  await settled();
  expect(phase()).toBe('drawing');
});

test('what nobody wants any more does not come back', async () => {
  const { loop, lease, bench, timers, elapse } = setting();
  loop.want(true);
  const run = lease.use(LAB, measure);
  await settled();
  loop.want(false);
  lease.stop('lab');
  await run;
  expect(timers.size).toBe(0);
  elapse();
  await settled();
  expect(bench.draw).toHaveBeenCalledTimes(1);
});

test('what cannot be drawn is told, and tried again when it is wanted again', async () => {
  const { loop, wishes, broken, shown, phase } = setting();
  wishes.push(WISH);
  broken.push(true);
  loop.want(true);
  await settled();
  expect(phase()).toBe('still');
  expect(loop.getState().problem?.en).toBe('broken');
  wishes.push(WISH, null);
  loop.want(true);
  await settled();
  expect(loop.getState().problem).toBeNull();
  expect(shown).toHaveBeenCalledOnce();
});

test('a bench that crashes is told as any other run tells it', async () => {
  const { loop, lease, bench } = setting();
  bench.draw.mockRejectedValueOnce(new Error('no memory'));
  loop.want(true);
  await settled();
  expect(loop.getState()).toMatchObject({ phase: 'still', problem: { en: expect.stringContaining('no memory') } });
  expect(lease.getState().holder).toBeNull();
});

test('disposed of, it lets go of the bench for good', async () => {
  const { loop, lease, elapse, bench } = setting();
  loop.want(true);
  await settled();
  loop.dispose();
  await settled();
  expect(lease.getState().holder).toBeNull();
  elapse();
  await settled();
  expect(bench.draw).toHaveBeenCalledOnce();
});
