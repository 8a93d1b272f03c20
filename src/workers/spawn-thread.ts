import type { Thread } from '../engine/cpu/pool.ts';

/** Starts a thread of the CPU pool in a browser. */
export function spawnThread(): Thread {
  const worker = new Worker(new URL('./pool-thread.ts', import.meta.url), { type: 'module', name: 'lockstep-cpu' });
  return {
    post: (message) => worker.postMessage(message),
    onMessage: (call) => worker.addEventListener('message', ({ data }) => call(data)),
    onCrash(call) {
      worker.addEventListener('error', (event) => call(event.message ?? ''));
      worker.addEventListener('messageerror', () => call('a message could not be read'));
    },
    terminate: () => worker.terminate(),
  };
}
