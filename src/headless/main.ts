/**
 * The entry of `bench.mjs`: the command line itself and, when Node starts the same file again as a thread, the bench or
 * a thread of the CPU pool. One file, so that it can be copied anywhere.
 */
import { isMainThread, workerData } from 'node:worker_threads';
import type { ThreadRole } from './dawn.ts';

const self = new URL(import.meta.url);

if (isMainThread) {
  const { command } = await import('./command.ts');
  process.exitCode = await command(process.argv.slice(2), self);
} else {
  const { serveBench, servePool } = await import('./dawn-thread.ts');
  const role = workerData as ThreadRole;
  if (role.serves === 'bench') serveBench(self, role.adapter);
  else servePool();
}
