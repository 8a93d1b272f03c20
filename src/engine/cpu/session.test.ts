/** Sessions that share the threads of a pool. */
import { expect, test } from 'vitest';
import { layoutOf } from './layout.ts';
import type { Numbered } from './messages.ts';
import { Pool, type Thread } from './pool.ts';
import { CpuSession } from './session.ts';

/** A thread that answers at once, until it comes to a run of the session `stuck`. */
function threadOf(stuck: number): Thread {
  let answer: (message: unknown) => void = () => {};
  let [ended, busy] = [false, false];
  return {
    post(message) {
      const { id, request } = message as Numbered;
      busy ||= request.type === 'run' && request.session === stuck;
      if (!busy) queueMicrotask(() => ended || answer({ id, ok: true, wallMs: 1, outputs: null }));
    },
    onMessage(call) {
      answer = call;
    },
    onCrash() {},
    terminate() {
      ended = true;
    },
  };
}

test('a kernel that does not hear that it was cancelled takes nobody along who comes after it', async () => {
  const pool = new Pool(() => threadOf(0));
  const later = new Set<() => void>();
  const sessionOf = (session: number) =>
    new CpuSession({
      pool,
      load: {
        ...{ type: 'load', session, workload: 'fake', variant: `${session}`, params: {} },
        layout: layoutOf({ inputs: {}, outputs: {}, scratch: {} }, { copies: 1, places: 1 }, 0),
        ...{ memory: null, module: null, control: null, threads: 1 },
      },
      sets: [{}],
      now: () => 0,
      later: (_ms, call) => {
        later.add(call);
        return () => void later.delete(call);
      },
      copies: true,
      freed: () => {},
    });
  const [endless, next] = [sessionOf(0), sessionOf(1)];
  for (const session of [endless, next]) await session.load();
  const cancel = new AbortController();
  const cancelled = endless.run(1, cancel.signal).catch((error: unknown) => error);
  await new Promise((resolve) => setImmediate(resolve));
  cancel.abort('cancelled');
  const running = next.run(1, new AbortController().signal);
  await new Promise((resolve) => setImmediate(resolve));
  // Its time is up.
  for (const call of later) call();
  expect(await cancelled).toBe('cancelled');
  expect(await running).toEqual({ iterations: 1, wallMs: 1, gpuMs: null });
});
