/** A model that is really trained, on the GPU and in WebAssembly, and goes on from where it was. */
import { afterAll, expect, test } from 'vitest';
import { createBench, systemClock } from '../../engine/bench/bench.ts';
import { environmentReader } from '../../engine/bench/environment.ts';
import { createGpuBackend } from '../../engine/gpu/backend.ts';
import { spawnThread } from '../../workers/spawn-thread.ts';
import { storiesIn } from '../../workloads/language/learning/source.ts';
import { workloads } from '../../workloads/registry.ts';
import { cpuBackend, now } from '../../workloads/testing/backends.ts';
import type { Trail } from '../lesson.ts';
import { LOSS } from '../training/trails.ts';
import { BOARD, caseFor, paramsOf, scheduleOf } from './board.ts';
import { HELD_OUT } from './trails.ts';
import { type Model, type Told, train } from './training.ts';

const gpu = createGpuBackend(() => navigator.gpu, now);
const cpu = cpuBackend(spawnThread, crossOriginIsolated);
const host = { runtime: 'browser', browser: 'Test 1', os: 'Test', cores: 3, crossOriginIsolated } as const;
afterAll(async () => {
  await gpu.dispose();
  await cpu.dispose();
});

const bench = createBench({
  workloads,
  backends: [gpu, cpu],
  clock: systemClock(),
  environment: environmentReader(host, gpu, now),
  capabilities: async () => (await gpu.adapter())?.capabilities ?? null,
  compile: (code) => gpu.compile(code),
  date: () => new Date().toISOString(),
  uuid: () => 'test',
});

const source = storiesIn('en');
const knobs = { ...BOARD.standard, b: 4, width: 32 };
const params = paramsOf(knobs, source);
if (!params) throw new Error('no such model');
const GPU = { case: caseFor('fused', params), side: 'gpu' } as const;
const CPU = { case: caseFor('wasm-threads', params), side: 'cpu' } as const;
const material = { source, schedule: scheduleOf(knobs), seed: 5 };
/** On a machine that may have other work. */
const PATIENCE_MS = 300_000;

const until = (steps: number) => (trails: readonly Trail[], at: number) =>
  (trails[at].points.at(-1)?.iteration ?? 0) < steps;
const losses = ({ points }: Trail, name = LOSS) => points.map(({ values }) => values[name]);

test(
  'both sides learn the same, and a model that is stopped and goes on comes to the same bits',
  async () => {
    const models: Model[] = [];
    const told: Told[] = [];
    const watch = { show: () => {}, keep: (model: Model) => models.push(model), tell: (one: Told) => told.push(one) };
    const { trails } = await train(bench, [GPU, CPU], material, { ...watch, goesOn: until(30) });
    for (const trail of trails) {
      expect(trail.reason?.text.en ?? null).toBeNull();
      expect(trail.points.map(({ iteration }) => iteration)).toEqual([1, 2, 5, 10, 20, 30]);
      expect(losses(trail, HELD_OUT).at(-1)).toBeLessThan(losses(trail, HELD_OUT)[0] - 0.5);
    }
    for (const [at, loss] of losses(trails[0]).entries()) expect(loss).toBeCloseTo(losses(trails[1])[at], 2);
    expect(told.map(({ step }) => step)).toEqual([1, 2, 5, 10, 20, 30, 1, 2, 5, 10, 20, 30]);

    const through = models[models.length - 1];
    const half: Model[] = [];
    const first = await train(bench, [CPU], material, { ...watch, keep: (one) => half.push(one), goesOn: until(5) });
    const model = half[half.length - 1];
    const before = { model, points: first.trails[0].points };
    const rest: Model[] = [];
    const { trails: on } = await train(
      bench,
      [CPU],
      material,
      { ...watch, keep: (one) => rest.push(one), goesOn: until(30) },
      before,
    );
    expect(on[0].points.map(({ iteration }) => iteration)).toEqual([1, 2, 5, 10, 20, 30]);
    expect(losses(on[0])).toEqual(losses(trails[1]));
    expect(rest[rest.length - 1].state).toEqual(through.state);
  },
  PATIENCE_MS,
);
