/**
 * The process of one library in Node, where a page has a worker: Dawn ends the whole process when a thread is terminated
 * whose device has work under way. A library finds here what it finds in a worker of a page: `navigator.gpu`, here Dawn's,
 * and a `fetch` that brings its own files; but no web workers, so no threads. Built beside `bench.mjs` (see
 * headless.config.mjs); the libraries themselves are taken from node_modules.
 */
import { readFile } from 'node:fs/promises';
import { availableParallelism } from 'node:os';
import { expose } from 'comlink';
import nodeEndpoint from 'comlink/dist/esm/node-adapter';
import { createLibraryService } from '../engine/library/service.ts';
import { workloads } from '../workloads/registry.ts';
import { dawnGpu } from './dawn-gpu.ts';
import type { Options } from './options.ts';
import { endpointOf } from './spawn-library.ts';

const cores = availableParallelism();
const gpu = await dawnGpu(process.argv[2] as Options['adapter']);
const value = { gpu, hardwareConcurrency: cores, userAgent: 'Node' };
Object.defineProperty(globalThis, 'navigator', { value, configurable: true });

// Dawn's binding refuses memory that threads share, which a page's does not: ONNX Runtime's heap is such.
const { writeBuffer } = GPUQueue.prototype;
GPUQueue.prototype.writeBuffer = function (buffer, at, data, ...part) {
  const shared = ArrayBuffer.isView(data) && !(data.buffer instanceof ArrayBuffer);
  const own = shared ? (data as Uint8Array).slice() : (data as ArrayBufferView<ArrayBuffer>);
  return writeBuffer.call(this, buffer, at, own, ...part);
};

const web = globalThis.fetch;
globalThis.fetch = async (input, init) => {
  const address = input instanceof Request ? input.url : String(input);
  if (!address.startsWith('file:')) return web(input, init);
  const headers = { 'content-type': address.endsWith('.wasm') ? 'application/wasm' : 'text/javascript' };
  return new Response(await readFile(new URL(address)), { headers });
};

// Ctrl+C ends the run, whose end ends this.
process.on('SIGINT', () => {});
process.on('disconnect', () => process.exit());
expose(createLibraryService(workloads, { runtime: 'node', cores, shared: false }), nodeEndpoint(endpointOf(process)));
