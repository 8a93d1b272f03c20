/** What the threads of the Dawn runtime do: one is the bench and owns the device, the others are its CPU pool. */
import { existsSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { parentPort, Worker } from 'node:worker_threads';
import { expose } from 'comlink';
import nodeEndpoint from 'comlink/dist/esm/node-adapter';
import { createBench, systemClock } from '../engine/bench/bench.ts';
import { environmentReader, type Host } from '../engine/bench/environment.ts';
import type { Backend, GpuPower, Job, Prepared, Reason } from '../engine/contract.ts';
import { createCpuBackend } from '../engine/cpu/backend.ts';
import type { Thread } from '../engine/cpu/pool.ts';
import { serveThread } from '../engine/cpu/thread.ts';
import { createGpuBackend, createSecondGpuBackend } from '../engine/gpu/backend.ts';
import { createLibraryBackend } from '../engine/library/backend.ts';
import { uuid } from '../engine/uuid.ts';
import { workloads } from '../workloads/registry.ts';
import type { DawnBench, ThreadRole } from './dawn.ts';
import { dawnGpu } from './dawn-gpu.ts';
import type { Options } from './options.ts';
import { spawnLibrary } from './spawn-library.ts';

/** @param entry the bundled file, started again for each thread of the pool */
export async function serveBench(entry: URL, adapter: Options['adapter']): Promise<void> {
  let dawn: GPU | null = await dawnGpu(adapter);
  const clock = systemClock();
  const cores = availableParallelism();
  const noDriver = adapter === 'software' ? NO_SOFTWARE_DRIVER : NO_DRIVER;
  const gpu = inNode(
    createGpuBackend(() => dawn ?? undefined, clock.now),
    noDriver,
  );
  const secondGpu = inNode(
    createSecondGpuBackend(gpu, () => dawn ?? undefined, clock.now),
    noDriver,
  );
  const cpu = createCpuBackend({
    spawn: () => spawnPoolThread(entry),
    cores,
    shared: true,
    now: clock.now,
    later: clock.timer,
  });
  let power: GpuPower = 'high-performance';
  const chooseGpu = async (chosen: GpuPower) => {
    power = chosen;
    await secondGpu.choose(chosen);
    await gpu.choose(chosen);
  };
  const libraryFile = new URL('libraries/process.mjs', entry);
  const libraries = existsSync(libraryFile)
    ? inNode(
        createLibraryBackend({
          spawn: () => spawnLibrary(libraryFile, adapter),
          later: clock.timer,
          power: () => power,
        }),
        noDriver,
      )
    : NO_LIBRARIES;
  const host: Host = {
    runtime: 'dawn',
    browser: `Node ${process.versions.node.split('.').slice(0, 2).join('.')}`,
    os: SYSTEMS[process.platform] ?? process.platform,
    cores,
    crossOriginIsolated: true,
  };
  const bench = createBench({
    workloads,
    backends: [gpu, secondGpu, cpu, libraries],
    clock,
    environment: environmentReader(host, gpu, clock.now, secondGpu),
    capabilities: async () => (await gpu.adapter())?.capabilities ?? null,
    compile: (code) => gpu.compile(code),
    chooseGpu,
    date: () => new Date().toISOString(),
    uuid,
  });
  const served: DawnBench = {
    ...bench,
    async close() {
      await libraries.dispose();
      await cpu.dispose();
      await secondGpu.dispose();
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

/** @param entry a bundled file that serves the pool when it is started as a thread */
export function spawnPoolThread(entry: URL): Thread {
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

/** Without an adapter there is no browser to blame: says what Node needs. */
function inNode<B extends Backend>(backend: B, noDriver: Reason): B {
  const prepare = backend.prepare.bind(backend);
  return Object.assign(backend, {
    async prepare(job: Job, signal: AbortSignal): Promise<Prepared> {
      const prepared = await prepare(job, signal);
      const missing = prepared.status === 'unsupported' && prepared.reason.code === 'no-adapter';
      return missing ? { status: 'unsupported', reason: noDriver } : prepared;
    },
  });
}

/** Where `bench.mjs` was copied alone. */
const NO_LIBRARIES: Backend = {
  runs: ['library'],
  prepare: async () => ({ status: 'unsupported', reason: NO_LIBRARY_FILES }),
  rebuild: async () => {},
  dispose: async () => {},
};

const NO_LIBRARY_FILES: Reason = {
  code: 'library-does-not-load',
  text: {
    en: 'Libraries are not in bench.mjs: the folder libraries, which is built with it, and their npm packages must be beside it.',
    'zh-CN': '程序库不在 bench.mjs 里：与它一同构建的 libraries 文件夹，以及各库的 npm 包，须放在它旁边。',
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
