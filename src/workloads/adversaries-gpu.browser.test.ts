/** Every way to cheat that we know is refused on the GPU, and honest kernels never are. */
import { afterAll, describe, expect, test } from 'vitest';
import type { GpuVariant, Job } from '../engine/contract.ts';
import { createGpuBackend } from '../engine/gpu/backend.ts';
import { gpuAdversaries, gpuCheats, honestGpu } from './testing/adversaries-gpu.ts';
import { type AdversaryParams, alikeSets, refusals } from './testing/adversary.ts';
import { now } from './testing/backends.ts';
import { watchGpu } from './testing/gpu.ts';

const watched = watchGpu();
const backend = createGpuBackend(watched.gpu, now);
afterAll(() => backend.dispose());

/** No more workgroups than the first run makes slices, and a last one that is not full. */
const params = { n: 4000 };
const sets = alikeSets(gpuAdversaries, params);
const jobOf = (variant: GpuVariant<AdversaryParams>): Job => ({
  workload: gpuAdversaries,
  variant: variant as unknown as GpuVariant,
  params,
  sets,
});

/** More iterations than there are output places, so that each place is written twice. */
const BATCH = 5;

describe('refused', () => {
  test.each(gpuCheats.map((cheat) => [cheat.variant.id, cheat] as const))(
    'a kernel that %s',
    async (_, { variant, refusedAt }) => {
      const [first, ...others] = await refusals(backend, jobOf(variant), BATCH);
      expect(first).toBe(refusedAt);
      // What passes once and fails later fails at the end as well: that is where timed batches are proved.
      if (refusedAt === 'pair') expect(others).toContain('last');
    },
  );
});

test.each(honestGpu.map((variant) => [variant.id, variant] as const))('accepted: %s', async (_, variant) => {
  expect(await refusals(backend, jobOf(variant), BATCH)).toEqual([]);
  expect(watched.uncaught).toEqual([]);
  expect(watched.live.size).toBe(0);
});
