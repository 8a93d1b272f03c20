import { expect, test, vi } from 'vitest';
import type { FollowEvent } from '../../engine/follow/api.ts';
import { type Claim, createLease, type HeldBench } from '../bench/lease.ts';
import { watch } from './watch.ts';

const CLAIM = { by: 'lab/moving' };
const WATCHED = { case: { workload: 'heat', version: 1, variant: 'js', params: {} }, seed: 1, state: [], stops: [1] };
const LIMIT: Claim = { by: 'limit', use: 'limit' };
const REASON = { code: 'wrong', text: { en: 'A step is wrong.', 'zh-CN': '有一步算错了。' } };

/** A bench whose runs go on until they are cancelled or ended; a follower tells what it is given first. */
function setting(...events: readonly FollowEvent[]) {
  let end = () => {};
  const going = () =>
    new Promise<void>((resolve) => {
      end = resolve;
    });
  const follow = vi.fn(async (_: unknown, tell: (event: FollowEvent) => unknown) => {
    for (const event of events) await tell(event);
    await going();
  });
  const lease = createLease({
    run: going,
    tune: going,
    draw: going,
    prove: going,
    sustain: going,
    stream: going,
    follow,
    cancel: async () => end(),
  });
  return {
    lease,
    follow,
    end: () => end(),
    measure: (held: HeldBench) => held.run({ cases: [], budgetMs: 1, seed: 1 }, () => undefined),
  };
}

const settled = () => new Promise((resolve) => setTimeout(resolve));

test('it takes the bench from nobody, not even from what gives way', async () => {
  const { lease, follow, end, measure } = setting();
  const limit = lease.use(LIMIT, measure);
  expect(await watch(lease, CLAIM, WATCHED, () => true)).toEqual({ taken: true, problem: null });
  expect(follow).not.toHaveBeenCalled();
  expect(lease.getState().holder).toEqual(LIMIT);
  end();
  expect(await limit).toBe(true);
});

test('it gives way to whoever measures, and tells so', async () => {
  const { lease, end, measure } = setting();
  const watching = watch(lease, CLAIM, WATCHED, () => true);
  await settled();
  const run = lease.use({ by: 'lab', use: 'lab' }, measure);
  expect(await watching).toEqual({ taken: true, problem: null });
  await settled();
  end();
  expect(await run).toBe(true);
});

test('what went as far as it was asked to was not taken, nor what the bench ended', async () => {
  const whole = setting();
  const watching = watch(whole.lease, CLAIM, WATCHED, () => true);
  await settled();
  whole.end();
  expect(await watching).toEqual({ taken: false, problem: null });
  const wrong = setting({ type: 'over', index: 0, reason: REASON });
  const ended = watch(wrong.lease, CLAIM, WATCHED, () => true);
  await settled();
  wrong.end();
  expect(await ended).toEqual({ taken: false, problem: REASON.text });
});
