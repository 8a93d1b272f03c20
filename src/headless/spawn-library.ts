import { type ChildProcess, fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { wrap } from 'comlink';
import nodeEndpoint, { type NodeEndpoint } from 'comlink/dist/esm/node-adapter';
import type { LibraryThread } from '../engine/library/runtime.ts';
import type { LibraryService } from '../engine/library/service.ts';
import type { Options } from './options.ts';

/** Starts the process of a library. @param file the built library-process.ts */
export function spawnLibrary(file: URL, adapter: Options['adapter']): LibraryThread {
  // Advanced: arrays of numbers go over as they are. Standard output belongs to the report.
  const child = fork(fileURLToPath(file), [adapter], {
    serialization: 'advanced',
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  });
  return {
    service: wrap<LibraryService>(nodeEndpoint(endpointOf(child))),
    onCrash(call) {
      child.on('error', (error) => call(error.message));
      child.on('exit', () => call(''));
    },
    terminate: () => void child.kill('SIGKILL'),
  };
}

/** One end of the channel between two processes, as comlink wants it. */
export const endpointOf = (end: ChildProcess | NodeJS.Process): NodeEndpoint => ({
  postMessage: (message) => void end.send?.(message),
  on: (type, listener) => void end.on(type, listener as () => void),
  off: (type, listener) => void end.off(type, listener as () => void),
});
