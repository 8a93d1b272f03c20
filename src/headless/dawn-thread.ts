/** What the threads of the Dawn runtime do: one is the bench and owns the device, the others are its CPU pool. */
import { availableParallelism } from 'node:os';
import { parentPort, Worker } from 'node:worker_threads';
import { expose } from 'comlink';
import nodeEndpoint from 'comlink/dist/esm/node-adapter';
import { createBench, systemClock } from '../engine/bench/bench.ts';
import { environmentReader, type Host } from '../engine/bench/environment.ts';
import type { Backend, Reason } from '../engine/contract.ts';
import { createCpuBackend } from '../engine/cpu/backend.ts';
import type { Thread } from '../engine/cpu/pool.ts';
import { serveThread } from '../engine/cpu/thread.ts';
import { createGpuBackend, type GpuBackend } from '../engine/gpu/backend.ts';
import { adapterInfo } from '../engine/gpu/capabilities.ts';
import { workloads } from '../workloads/registry.ts';
import type { DawnBench, ThreadRole } from './dawn.ts';
import type { Options } from './options.ts';

/** @param entry the bundled file, started again for each thread of the pool */
export async function serveBench(entry: URL, adapter: Options['adapter']): Promise<void> {
  const { create, globals } = await import('webgpu');
  // GPUBufferUsage and its like, which a browser has anyway.
  Object.assign(globalThis, globals);
  // Rounding timestamps protects web pages from each other; here it would only coarsen the clock.
  let dawn: GPU | null = create(['disable-dawn-features=timestamp_quantization']);
  const clock = systemClock();
  const cores = availableParallelism();
  const gpu = inNode(
    createGpuBackend(() => (dawn ? preferring(dawn, adapter) : undefined), clock.now),
    adapter === 'software' ? NO_SOFTWARE_DRIVER : NO_DRIVER,
  );
  const cpu = createCpuBackend({
    spawn: () => spawn(entry),
    cores,
    shared: true,
    now: clock.now,
    later: clock.timer,
  });
  const host: Host = {
    runtime: 'dawn',
    browser: `Node ${process.versions.node.split('.').slice(0, 2).join('.')}`,
    os: SYSTEMS[process.platform] ?? process.platform,
    cores,
    crossOriginIsolated: true,
  };
  const bench = createBench({
    workloads,
    backends: [gpu, cpu, LIBRARIES],
    clock,
    environment: environmentReader(host, gpu, clock.now),
    capabilities: async () => (await gpu.adapter())?.capabilities ?? null,
    compile: (code) => gpu.compile(code),
    date: () => new Date().toISOString(),
    uuid: () => crypto.randomUUID(),
  });
  const served: DawnBench = {
    ...bench,
    async close() {
      await cpu.dispose();
      await gpu.dispose();
      // Dawn keeps its thread alive for as long as somebody holds it.
      dawn = null;
    },
  };
  expose(served, nodeEndpoint(port()));
}

export function servePool(): void {
  const parent = port();
  serveThread(
    {
      post: (message) => parent.postMessage(message),
      listen: (onMessage) => parent.on('message', onMessage),
    },
    workloads,
  );
}

const SYSTEMS: Readonly<Partial<Record<NodeJS.Platform, string>>> = {
  linux: 'Linux',
  darwin: 'macOS',
  win32: 'Windows',
};

function port() {
  if (!parentPort) throw new Error('This part of the command line runs as a thread only.');
  return parentPort;
}

function spawn(entry: URL): Thread {
  const worker = new Worker(entry, { workerData: { serves: 'pool' } satisfies ThreadRole });
  return {
    post: (message) => worker.postMessage(message),
    onMessage: (call) => worker.on('message', call),
    onCrash(call) {
      worker.on('error', (error) => call(error.message));
      worker.on('messageerror', () => call('a message could not be read'));
      worker.on('exit', () => call(''));
    },
    terminate: () => void worker.terminate(),
  };
}

/** The same GPU, asked for its software adapter where that is wanted. */
const preferring = (dawn: GPU, wanted: Options['adapter']) =>
  ({
    async requestAdapter(options) {
      const found = await dawn.requestAdapter(options);
      if (wanted !== 'software' || (found && adapterInfo(found).software)) return found;
      // Asked for at once, Dawn would look for a driver of its own alone, and not find the system's (Mesa's lavapipe).
      return dawn.requestAdapter({ forceFallbackAdapter: true });
    },
  }) as GPU;

/** Without an adapter there is no browser to blame: says what Node needs. */
function inNode(backend: GpuBackend, noDriver: Reason): GpuBackend {
  return {
    runs: backend.runs,
    adapter: () => backend.adapter(),
    compile: (code) => backend.compile(code),
    async prepare(job, signal) {
      const prepared = await backend.prepare(job, signal);
      const missing = prepared.status === 'unsupported' && prepared.reason.code === 'no-adapter';
      return missing ? { status: 'unsupported', reason: noDriver } : prepared;
    },
    rebuild: () => backend.rebuild(),
    dispose: () => backend.dispose(),
  };
}

/** Their GPU code asks a page's `navigator.gpu`, their threads are web workers. */
const LIBRARIES: Backend = {
  runs: ['library'],
  prepare: async () => ({ status: 'unsupported', reason: IN_BROWSER_ONLY }),
  rebuild: async () => {},
  dispose: async () => {},
};

const IN_BROWSER_ONLY: Reason = {
  code: 'library-in-browser-only',
  text: {
    en: 'Libraries are measured in a browser only: they need its workers and its WebGPU. Leave out --runtime dawn.',
    'zh-CN': '程序库只在浏览器里测：它们要用浏览器的 worker 和 WebGPU。请去掉 --runtime dawn。',
  },
};

const NO_DRIVER: Reason = {
  code: 'no-adapter',
  text: {
    en: 'Dawn found no GPU driver here that it accepts (Vulkan, Metal or Direct3D 12): there is none, or it is too old. The CPU side still runs; install or update the driver of the GPU (Mesa: 24 or newer) and try again.',
    'zh-CN':
      'Dawn 在这里没有找到可用的 GPU 驱动（Vulkan、Metal 或 Direct3D 12）：要么没装，要么版本太旧。CPU 部分照常运行；请安装或更新 GPU 驱动（Mesa 须为 24 或更新）后重试。',
  },
};

const NO_SOFTWARE_DRIVER: Reason = {
  code: 'no-adapter',
  text: {
    en: 'Dawn found no software adapter here that it accepts: there is none, or it is too old. The CPU side still runs; leave out --adapter software, or install one (on Linux: lavapipe of Mesa 24 or newer).',
    'zh-CN':
      'Dawn 在这里没有找到可用的软件适配器：要么没装，要么版本太旧。CPU 部分照常运行；请去掉 --adapter software，或安装一个（Linux 上是 Mesa 24 或更新版本的 lavapipe）。',
  },
};
