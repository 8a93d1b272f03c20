/** A network that is really trained on the pictures, on the GPU and in WebAssembly. */
import { afterAll, expect, test } from 'vitest';
import { createBench, systemClock } from '../../engine/bench/bench.ts';
import { environmentReader } from '../../engine/bench/environment.ts';
import { createGpuBackend } from '../../engine/gpu/backend.ts';
import { spawnThread } from '../../workers/spawn-thread.ts';
import { workloads } from '../../workloads/registry.ts';
import { cpuBackend, never, now } from '../../workloads/testing/backends.ts';
import type { Trail } from '../lesson.ts';
import type { Trainee } from '../training/follow.ts';
import { DRIFT, LOSS } from '../training/trails.ts';
import { ADDRESS, download } from './pictures.ts';
import { caseFor, paramsOf, STANDARD } from './setup.ts';
import { ACCURACY, repeats } from './trails.ts';
import { type Network, train } from './training.ts';

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

const params = paramsOf({ ...STANDARD, b: 32, width: 16 });
if (!params) throw new Error('no such network');
const trainee = (variant: string, side: 'gpu' | 'cpu'): Trainee => ({ case: caseFor(variant, params), side });
const TRAINEES = [
  trainee('naive', 'gpu'),
  trainee('fused', 'gpu'),
  trainee('subgroups', 'gpu'),
  trainee('wasm', 'cpu'),
  trainee('wasm-threads', 'cpu'),
  trainee('js', 'cpu'),
];
const LOOKS = 4;
/** Twelve trainings, some in one thread, on a machine that may have other work. */
const PATIENCE_MS = 600_000;

const values = ({ points }: Trail, name: string) => points.map((point) => point.values[name]);

test(
  'every variant learns, all come to the same network, and each repeats itself bit by bit',
  async () => {
    const data = await download(`/${ADDRESS}`, never, () => {});
    const networks: Network[] = [];
    const once = () =>
      train(bench, TRAINEES, data, 5, {
        goesOn: (trails, now) => trails[now].points.length < LOOKS,
        show: () => {},
        keep: (network) => networks.push(network),
      });
    const { trails, cancelled } = await once();
    expect(cancelled).toBe(false);
    for (const trail of trails) {
      expect(trail.reason, trail.reason?.text.en).toBeNull();
      expect(trail.points.map(({ iteration }) => iteration)).toEqual([1, 24, 48, 72]);
      const losses = values(trail, LOSS);
      expect(losses[0], trail.case.variant).toBeGreaterThan(2);
      expect(losses[LOOKS - 1], trail.case.variant).toBeLessThan(losses[0] / 1.5);
      const right = values(trail, ACCURACY);
      expect(right[LOOKS - 1], trail.case.variant).toBeGreaterThan(0.5);
      const times = trail.points.map(({ ms }) => ms);
      for (const ms of times) expect(ms).toBeGreaterThan(0);
      expect(Math.abs(losses[LOOKS - 1] - values(trails[0], LOSS)[LOOKS - 1])).toBeLessThan(0.01);
    }
    // After one step the first variant's weights and those of all others differ by roundings.
    for (const trail of trails.slice(1)) expect(values(trail, DRIFT)[0], trail.case.variant).toBeLessThan(1e-3);
    expect(networks).toHaveLength(TRAINEES.length * LOOKS);
    const again = await once();
    for (const [at, trail] of again.trails.entries()) {
      expect(repeats(trail, trails[at]), trail.case.variant).toEqual({ same: LOOKS, of: LOOKS });
    }
  },
  PATIENCE_MS,
);

test.each([
  ['perceptron', 'fused'],
  ['perceptron', 'subgroups'],
  ['convolutional', 'fused'],
  ['convolutional', 'subgroups'],
])('%s, %s: a layer wider than a workgroup is proved', async (network, variant) => {
  const wide = paramsOf({ ...STANDARD, network, b: 30, width: 300 });
  if (!wide) throw new Error('no such network');
  const data = await download(`/${ADDRESS}`, never, () => {});
  const { trails } = await train(bench, [{ case: caseFor(variant, wide), side: 'gpu' }], data, 3, {
    goesOn: () => false,
    show: () => {},
    keep: () => {},
  });
  expect(trails[0].reason?.text.en ?? null).toBeNull();
  expect(trails[0].points).toHaveLength(1);
});

test('another seed is another network', async () => {
  const data = await download(`/${ADDRESS}`, never, () => {});
  const losses = async (seed: number) => {
    const { trails } = await train(bench, TRAINEES.slice(3, 4), data, seed, {
      goesOn: () => false,
      show: () => {},
      keep: () => {},
    });
    return values(trails[0], LOSS);
  };
  expect(await losses(1)).not.toEqual(await losses(2));
});
