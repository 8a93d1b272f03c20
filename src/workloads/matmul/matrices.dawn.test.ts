/**
 * Subgroup matrices in both spellings, on tiles of C that are whole and on its edges, where the adapter offers them: Mesa's
 * lavapipe 26.2 does, for 16-bit inputs; 25.0 does not. Elsewhere they are refused, with the reason.
 */
import { afterAll, expect, test } from 'vitest';
import type { GpuCapabilities, GpuVariant } from '../../engine/contract.ts';
import { createGpuBackend } from '../../engine/gpu/backend.ts';
import { never, now } from '../testing/backends.ts';
import { watchGpu } from '../testing/gpu.ts';
import { matmul } from './index.ts';

const watched = watchGpu();
const gpu = createGpuBackend(watched.gpu, now);
afterAll(() => gpu.dispose());

/** Whole tiles alone; whole ones and edges; edges alone. Steps of k that fill tiles, and that do not. */
const SHAPES = [
  { m: 128, k: 64, n: 64 },
  { m: 150, k: 37, n: 70 },
  { m: 17, k: 5, n: 100 },
];

const variants = matmul.variants.filter((one): one is GpuVariant => one.on === 'gpu' && one.needsFlag === true);

const written = (variant: GpuVariant, order: 'template' | 'argument'): GpuVariant => ({
  ...variant,
  passes: (p, caps) => variant.passes(p, withOrder(caps, order)),
});

const withOrder = (caps: GpuCapabilities, order: 'template' | 'argument'): GpuCapabilities => ({
  ...caps,
  subgroupMatrices: caps.subgroupMatrices && {
    ...caps.subgroupMatrices,
    spelling: { extension: 'chromium_experimental_subgroup_matrix', order },
  },
});

test.each(
  variants.flatMap((variant) =>
    (['template', 'argument'] as const).map((order) => [variant.id, order, variant] as const),
  ),
)('%s, the order of rows in the %s: right, or refused with a reason', async (_, order, variant) => {
  const capabilities = (await gpu.adapter())?.capabilities;
  if (!capabilities) throw new Error('There is no adapter.');
  for (const params of SHAPES) {
    const sets = [matmul.generate(params, 1)];
    const job = { workload: matmul, variant: written(variant, order), params, sets };
    const reason = variant.unsupported?.(params, capabilities) ?? null;
    const prepared = await gpu.prepare(job, never);
    if (reason) {
      expect(prepared).toMatchObject({ status: 'unsupported', reason: { code: reason.code } });
      expect(reason.code).toBe(capabilities.subgroupMatrices ? 'no-matrix-shape' : 'no-subgroup-matrix');
      continue;
    }
    if (prepared.status !== 'ready') throw new Error(prepared.reason.text.en);
    await prepared.session.run(1, never);
    const { last } = await prepared.session.read();
    await prepared.session.dispose();
    const [{ outputs }] = last;
    const verifier = matmul.verifier(sets[0], params);
    expect(verifier.check(outputs, variant.rounding), JSON.stringify(params)).toMatchObject({ ok: true });
  }
  expect(watched.uncaught).toEqual([]);
  expect(watched.live.size).toBe(0);
});
