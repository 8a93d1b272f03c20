import { Worker } from 'node:worker_threads';
import { wrap } from 'comlink';
import nodeEndpoint from 'comlink/dist/esm/node-adapter';
import type { LibraryThread } from '../engine/library/runtime.ts';
import type { LibraryService } from '../engine/library/service.ts';
import type { Options } from './options.ts';

export interface LibraryThreadData {
  readonly adapter: Options['adapter'];
}

/** Starts the worker of a library in Node. @param file the built library-thread.ts */
export function spawnLibrary(file: URL, name: string, adapter: Options['adapter']): LibraryThread {
  const worker = new Worker(file, { name, workerData: { adapter } satisfies LibraryThreadData });
  return {
    service: wrap<LibraryService>(nodeEndpoint(worker)),
    onCrash(call) {
      worker.on('error', (error) => call(error.message));
      worker.on('messageerror', () => call('a message could not be read'));
      worker.on('exit', () => call(''));
    },
    terminate: () => void worker.terminate(),
  };
}
