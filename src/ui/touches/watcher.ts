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

export function createWatcher(spawn: () => Worker = spawnWorker): Watcher {
  let worker: Worker | null = null;
  let stopped: () => void = () => undefined;
  const stop = () => {
    worker?.terminate();
    worker = null;
    stopped();
  };
  return {
    stop,
    async watch(request) {
      worker ??= spawn();
      const own = worker;
      const ended = new Promise<null>((resolve, reject) => {
        stopped = () => resolve(null);
        const crash = (event: Event) => {
          reject(new Error(event instanceof ErrorEvent && event.message ? event.message : 'no message'));
          if (worker === own) stop();
        };
        own.addEventListener('error', crash, { once: true });
        own.addEventListener('messageerror', crash, { once: true });
      });
      return Promise.race([Comlink.wrap<WatchApi>(own).watch(request), ended]);
    },
  };
}
