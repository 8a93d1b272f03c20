/** The worker of one library. It starts threads and devices of its own; all of them end with it. */
import { expose } from 'comlink';
import { createLibraryService } from '../engine/library/service.ts';
import { workloads } from '../workloads/registry.ts';

expose(
  createLibraryService(workloads, {
    runtime: 'browser',
    cores: Math.max(1, navigator.hardwareConcurrency),
    shared: globalThis.crossOriginIsolated && typeof SharedArrayBuffer !== 'undefined',
  }),
);
