/** The page's side of the interpreter's worker: started on first use, ended to stop what it does. */
import * as Comlink from 'comlink';
import type { WatchedKernel, WatchRequest } from '../../engine/interpret/kernel.ts';

interface WatchApi {
  watch(request: WatchRequest): WatchedKernel;
}

export interface Watcher {
  /** One at a time. Null where it was stopped meanwhile. Rejects when the worker dies or cannot be loaded. */
  watch(request: WatchRequest): Promise<WatchedKernel | null>;
  stop(): void;
}

const spawnWorker = () =>
  new Worker(new URL('../../workers/watch-worker.ts', import.meta.url), { type: 'module', name: 'watch' });

interface Running {
  readonly worker: Worker;
  /** One for all calls: where none is held any more, Comlink closes the worker's end. */
  readonly api: Comlink.Remote<WatchApi>;
}

function started(spawn: () => Worker): Running {
  const worker = spawn();
  return { worker, api: Comlink.wrap<WatchApi>(worker) };
}

export function createWatcher(spawn: () => Worker = spawnWorker): Watcher {
  let running: Running | null = null;
  let stopped: () => void = () => undefined;
  const stop = () => {
    running?.worker.terminate();
    running = null;
    stopped();
  };
  return {
    stop,
    async watch(request) {
      running ??= started(spawn);
      const own = running;
      const ended = new Promise<null>((resolve, reject) => {
        stopped = () => resolve(null);
        const crash = (event: Event) => {
          reject(new Error(event instanceof ErrorEvent && event.message ? event.message : 'no message'));
          if (running === own) stop();
        };
        own.worker.addEventListener('error', crash, { once: true });
        own.worker.addEventListener('messageerror', crash, { once: true });
      });
      return Promise.race([own.api.watch(request), ended]);
    },
  };
}
