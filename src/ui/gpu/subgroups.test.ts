import { expect, test } from 'vitest';
import { subgroupSizeOf } from './subgroups.ts';

const adapter = (features: readonly string[], info: Partial<GPUAdapterInfo>) => ({
  features: new Set(features) as unknown as GPUSupportedFeatures,
  info: info as GPUAdapterInfo,
});

test('a range counts only where there are subgroups', () => {
  const info = { subgroupMinSize: 4, subgroupMaxSize: 128 };
  expect(subgroupSizeOf(adapter([], info))).toBeNull();
  expect(subgroupSizeOf(adapter(['subgroups'], info))).toEqual({ least: 4, most: 128 });
  expect(subgroupSizeOf(adapter(['subgroups'], {}))).toBeNull();
});
