import { wrap } from 'comlink';
import type { LibraryThread } from '../engine/library/runtime.ts';
import type { LibraryService } from '../engine/library/service.ts';

/** Starts the worker of a library in a browser. */
export function spawnLibrary(runtime: string): LibraryThread {
  const name = `lockstep-${runtime}`;
  const worker = new Worker(new URL('./library-worker.ts', import.meta.url), { type: 'module', name });
  return {
    service: wrap<LibraryService>(worker),
    onCrash(call) {
      worker.addEventListener('error', (event) => {
        // Told here, and no trouble of whoever started this worker.
        event.preventDefault();
        call(event.message ?? '');
      });
      worker.addEventListener('messageerror', () => call('a message could not be read'));
    },
    terminate: () => worker.terminate(),
  };
}
