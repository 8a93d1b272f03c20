/** When the processor is taken for idle, on a clock that the test moves. */
import { describe, expect, test } from 'vitest';
import { IdleProbe } from './idle.ts';

describe('IdleProbe', () => {
  /** Probes take what `probes` gives, on a clock of their own; `pauses` counts the waits between. */
  function machine(probes: (nowMs: number, count: number) => number) {
    let nowMs = 0;
    const seen = { count: 0, pauses: 0, nowMs: () => nowMs };
    const idle = new IdleProbe({
      probe: async () => {
        const ms = probes(nowMs, seen.count++);
        nowMs += ms;
        return ms;
      },
      now: () => nowMs,
      later: (ms, call) => {
        nowMs += ms;
        seen.pauses++;
        call();
        return () => {};
      },
    });
    return { idle, seen };
  }
  const { signal } = new AbortController();

  test('an idle machine is told by two probes', async () => {
    const { idle, seen } = machine((_, count) => 4 + (count % 2) / 10);
    expect(await idle.settle(signal)).toBe(true);
    expect(await idle.settle(signal)).toBe(true);
    expect(seen).toMatchObject({ count: 4, pauses: 0 });
  });

  test('one that was slow at first (code not yet compiled) is not taken for the measure', async () => {
    const { idle, seen } = machine((_, count) => (count === 0 ? 20 : 4));
    expect(await idle.settle(signal)).toBe(true);
    expect(seen.count).toBe(3);
  });

  test('threads that spin on are waited for, with pauses', async () => {
    const { idle, seen } = machine((nowMs) => (nowMs > 100 && nowMs < 400 ? 7 : 4));
    while (seen.nowMs() <= 100) expect(await idle.settle(signal)).toBe(true);
    expect(await idle.settle(signal)).toBe(true);
    expect(seen.nowMs()).toBeGreaterThanOrEqual(408);
    expect(seen.pauses).toBeGreaterThan(10);
  });

  test('a quick probe between slow ones is luck', async () => {
    const { idle } = machine((_, count) => (count < 2 || count % 2 ? 4 : 7));
    expect(await idle.settle(signal)).toBe(true);
    expect(await idle.settle(signal)).toBe(false);
  });

  test('it gives up after two seconds, once: a machine that has become slower is not waited for again', async () => {
    const { idle, seen } = machine((nowMs) => (nowMs < 8 ? 4 : 7));
    expect(await idle.settle(signal)).toBe(true);
    expect(await idle.settle(signal)).toBe(false);
    expect(seen.nowMs()).toBeLessThan(2050);
    expect(await idle.settle(signal)).toBe(true);
  });

  test('cancelling ends it with the reason', async () => {
    const controller = new AbortController();
    const { idle } = machine((_, count) => {
      if (count === 5) controller.abort(new Error('enough'));
      return 4 + count;
    });
    await expect(idle.settle(controller.signal)).rejects.toThrow('enough');
    await expect(idle.settle(controller.signal)).rejects.toThrow('enough');
  });
});
