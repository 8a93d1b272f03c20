import { expect, test } from 'vitest';
import type { GpuCapabilities } from '../../engine/contract.ts';
import { PLAIN } from '../../engine/kernel/plain-device.ts';
import { matmul } from '../../workloads/matmul/index.ts';
import { isOffered } from './choice.ts';

const offered = (caps: GpuCapabilities | null) =>
  matmul.variants.filter((variant) => isOffered(matmul, variant, caps)).map(({ id }) => id);

test('what takes a flag is shown to choose from only where it can run; all else is always shown', () => {
  const flagged = matmul.variants.flatMap((one) => (one.on === 'gpu' && one.needsFlag ? [one.id] : []));
  expect(flagged).toEqual(['subgroup-matrix', 'subgroup-matrix-half']);
  const others = matmul.variants.map(({ id }) => id).filter((id) => !flagged.includes(id));
  expect(offered(null)).toEqual(others);
  expect(offered(PLAIN)).toEqual(others);
  const shapes = [{ component: 'f32', result: 'f32', m: 8, n: 8, k: 8 }];
  const apple: GpuCapabilities = { ...PLAIN, subgroupMinSize: 32, subgroupMaxSize: 32, subgroupMatrices: { shapes } };
  expect(new Set(offered(apple))).toEqual(new Set([...others, 'subgroup-matrix']));
});
