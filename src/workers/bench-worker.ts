/** The bench worker: owns the device and the pool, so that the page's own thread neither waits nor disturbs a clock. */
import { expose } from 'comlink';
import { createBench, systemClock } from '../engine/bench/bench.ts';
import { environmentReader } from '../engine/bench/environment.ts';
import type { GpuPower } from '../engine/contract.ts';
import { createCpuBackend } from '../engine/cpu/backend.ts';
import { canShareMemory } from '../engine/cpu/shared-memory.ts';
import { createGpuBackend, createSecondGpuBackend } from '../engine/gpu/backend.ts';
import { createLibraryBackend } from '../engine/library/backend.ts';
import { uuid } from '../engine/uuid.ts';
import { workloads } from '../workloads/registry.ts';
import { browserName, systemName } from './platform.ts';
import { spawnLibrary } from './spawn-library.ts';
import { spawnThread } from './spawn-thread.ts';

const clock = systemClock();
const cores = Math.max(1, navigator.hardwareConcurrency);
const gpu = createGpuBackend(() => navigator.gpu, clock.now);
const secondGpu = createSecondGpuBackend(gpu, () => navigator.gpu, clock.now);
const shared = canShareMemory();
const cpu = createCpuBackend({
  spawn: spawnThread,
  cores,
  shared,
  now: clock.now,
  later: clock.timer,
});
let power: GpuPower = 'high-performance';
const libraries = createLibraryBackend({ spawn: spawnLibrary, later: clock.timer, power: () => power });
const chooseGpu = async (chosen: GpuPower) => {
  power = chosen;
  await secondGpu.choose(chosen);
  await gpu.choose(chosen);
};
const host = {
  runtime: 'browser',
  browser: browserName(navigator),
  os: systemName(navigator),
  cores,
  crossOriginIsolated: shared,
} as const;

expose(
  createBench({
    workloads,
    more: async () => (await import('../workloads/puzzles/workloads.ts')).puzzleWorkloads,
    backends: [gpu, secondGpu, cpu, libraries],
    clock,
    environment: environmentReader(host, gpu, clock.now, secondGpu),
    capabilities: async () => (await gpu.adapter())?.capabilities ?? null,
    compile: (code) => gpu.compile(code),
    chooseGpu,
    date: () => new Date().toISOString(),
    uuid,
  }),
);
