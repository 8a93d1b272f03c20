/** What is asked of an adapter and of a compiler about subgroup matrices; the compiler is Dawn's, without a GPU. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type NullDevice, openNullDevice } from '../testing/null-device.ts';
import { askSpelling, subgroupMatricesOf } from './subgroup-matrices.ts';

let compiler: NullDevice;
beforeAll(async () => {
  compiler = await openNullDevice();
});
afterAll(() => compiler.close());

const CONFIG = { componentType: 'f16', resultComponentType: 'f32', M: 16, N: 8, K: 32 };
const adapter = (...configs: readonly object[]) =>
  ({ info: { subgroupMatrixConfigs: configs } }) as unknown as Pick<GPUAdapter, 'info'>;
const features = (...names: string[]) => ({ features: new Set(names) as unknown as GPUSupportedFeatures });

test('shapes are those that the adapter lists, without those that have no sides', () => {
  const found = subgroupMatricesOf(
    features('chromium-experimental-subgroup-matrix'),
    adapter(CONFIG, { ...CONFIG, M: 0 }),
  );
  expect(found).toEqual({ shapes: [{ component: 'f16', result: 'f32', m: 16, n: 8, k: 32 }] });
  expect(subgroupMatricesOf(features('subgroup-matrix'), { info: {} as GPUAdapterInfo })).toEqual({ shapes: [] });
  expect(subgroupMatricesOf(features('subgroups'), adapter(CONFIG))).toBeUndefined();
});

/** The same compiler as one that knows fewer words. */
const knowing = (takes: (code: string) => boolean): GPUDevice => {
  const { device } = compiler;
  return {
    features: device.features,
    pushErrorScope: (filter: GPUErrorFilter) => device.pushErrorScope(filter),
    popErrorScope: () => device.popErrorScope(),
    createShaderModule: ({ code }: GPUShaderModuleDescriptor) =>
      device.createShaderModule({ code: takes(code) ? code : 'not WGSL' }),
  } as unknown as GPUDevice;
};

test('the spelling is the newest that the compiler takes', async () => {
  const extension = 'chromium_experimental_subgroup_matrix';
  expect(await askSpelling(compiler.device)).toEqual({ extension, order: 'template' });
  expect(await askSpelling(knowing((code) => !code.includes('row_major')))).toEqual({ extension, order: 'argument' });
  expect(await askSpelling(knowing(() => false))).toBeNull();
});
