/** Configurations that few adapters are offered, brought about on this one. */
import { afterAll, expect, test } from 'vitest';
import type { GpuCapabilities, GpuVariant } from '../../engine/contract.ts';
import { createGpuBackend } from '../../engine/gpu/backend.ts';
import { never, now, ready } from '../testing/backends.ts';
import { watchGpu } from '../testing/gpu.ts';
import type { MatmulParams } from './definition.ts';
import { matmul } from './index.ts';
import { tunedPasses } from './passes.ts';

const watched = watchGpu();
const gpu = createGpuBackend(watched.gpu, now);
afterAll(() => gpu.dispose());

const SHAPES = [
  { m: 64, k: 64, n: 256 },
  { m: 13, k: 37, n: 131 },
];

/** @param given the device, as it is or otherwise */
async function prove(given: (caps: GpuCapabilities) => GpuCapabilities, name: (caps: GpuCapabilities) => string) {
  const tuned = matmul.variants.find(({ id }) => id === 'tuned') as GpuVariant;
  const variant: GpuVariant = {
    ...tuned,
    passes: (p, caps) => tunedPasses(p as MatmulParams, given(caps), name(caps)),
  };
  for (const params of SHAPES) {
    const sets = [matmul.generate(params, 1)];
    const { session } = await ready(gpu, { workload: matmul, variant, params, sets });
    await session.run(1, never);
    const [{ outputs }] = (await session.read()).last;
    await session.dispose();
    expect(matmul.verifier(sets[0], params).check(outputs), JSON.stringify(params)).toMatchObject({ ok: true });
  }
  expect(watched.uncaught).toEqual([]);
  expect(watched.live.size).toBe(0);
}

test('subgroups of the size that is asked for, where a size may be asked for', async () => {
  const capabilities = (await gpu.adapter())?.capabilities;
  expect(capabilities?.features).toContain('subgroup-size-control');
  // Where there is one size alone there is nothing to choose, and the tuner is not offered it.
  const more = (caps: GpuCapabilities) => ({ ...caps, subgroupMinSize: 4, subgroupMaxSize: 128 });
  await prove(more, ({ subgroupMaxSize }) => `subgroups-lanes ${Math.max(subgroupMaxSize, 32)}x${subgroupMaxSize}`);
});

test('sizes that come with the command, where the language has them', async () => {
  const capabilities = (await gpu.adapter())?.capabilities;
  expect(capabilities?.language).toContain('immediate_address_space');
  const as = (software: boolean) => (caps: GpuCapabilities) => ({ ...caps, software });
  await prove(as(true), () => 'subgroups-sized 32 immediate');
  // With copies of odd inputs in front of it.
  await prove(as(false), () => 'ahead 8 immediate');
});
