/** The interpreter, away from the page: a kernel may keep it busy for seconds. Whoever has had enough ends the worker. */
import { expose } from 'comlink';
import { type WatchRequest, watchKernel } from '../engine/interpret/kernel.ts';
import { workloads } from '../workloads/registry.ts';

expose({ watch: (request: WatchRequest) => watchKernel(workloads, request) });
