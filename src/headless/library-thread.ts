/**
 * The worker of one library in Node. It finds there what a page's worker has: `navigator.gpu`, here Dawn's. Built beside
 * `bench.mjs` (see headless.config.mjs); the libraries themselves are taken from node_modules.
 */
import { availableParallelism } from 'node:os';
import { parentPort, workerData } from 'node:worker_threads';
import { expose } from 'comlink';
import nodeEndpoint from 'comlink/dist/esm/node-adapter';
import { createLibraryService } from '../engine/library/service.ts';
import { workloads } from '../workloads/registry.ts';
import { dawnGpu } from './dawn-gpu.ts';
import type { LibraryThreadData } from './spawn-library.ts';

const { adapter } = workerData as LibraryThreadData;
const cores = availableParallelism();
const value = { gpu: await dawnGpu(adapter), hardwareConcurrency: cores, userAgent: 'Node' };
Object.defineProperty(globalThis, 'navigator', { value, configurable: true });

if (!parentPort) throw new Error('This part of the command line runs as a thread only.');
expose(createLibraryService(workloads, { runtime: 'node', cores, shared: true }), nodeEndpoint(parentPort));
