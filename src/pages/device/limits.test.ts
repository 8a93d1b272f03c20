import { expect, test } from 'vitest';
import { groupLimits } from './limits.ts';

test('every limit is shown once, unknown ones last and without a guarantee', () => {
  const found = { maxBufferSize: 2 ** 30, maxBindGroups: 4, maxImmediateSize: 64, maxFutureThings: 3 };
  const groups = groupLimits(found);
  expect(groups.map(({ group }) => group)).toEqual(['buffers', 'bindings', 'others']);
  expect(groups.flatMap(({ limits }) => limits.map(({ name, value }) => [name, value]))).toEqual(Object.entries(found));
  expect(groups.at(-1)?.limits).toEqual([
    { name: 'maxImmediateSize', unit: 'bytes', guaranteed: null, value: 64 },
    { name: 'maxFutureThings', unit: 'count', guaranteed: null, value: 3 },
  ]);
});
