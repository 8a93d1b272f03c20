/** Which matrices subgroups multiply here, and how the compiler wants that written: both differ, as it is an experiment. */
import type { SubgroupMatrices, SubgroupMatrixShape, SubgroupMatrixSpelling } from '../contract.ts';
import { feature } from './feature.ts';

type Extension = SubgroupMatrixSpelling['extension'];

/** Features by the extension of WGSL that a text enables, the newer first. */
export const MATRIX_FEATURES: ReadonlyMap<Extension, GPUFeatureName> = new Map([
  ['subgroup_matrix', feature('subgroup-matrix')],
  ['chromium_experimental_subgroup_matrix', feature('chromium-experimental-subgroup-matrix')],
]);

/** Chromium's and Dawn's `GPUAdapterInfo.subgroupMatrixConfigs`. */
interface Config {
  readonly componentType: string;
  readonly resultComponentType: string;
  readonly M: number;
  readonly N: number;
  readonly K: number;
}

/** What an adapter, or a device of it, offers; undefined where that is nothing. */
export function subgroupMatricesOf(
  { features }: Pick<GPUDevice, 'features'>,
  { info }: Pick<GPUAdapter, 'info'>,
): SubgroupMatrices | undefined {
  if (![...MATRIX_FEATURES.values()].some((name) => features.has(name))) return undefined;
  const configs = (info as { subgroupMatrixConfigs?: Iterable<Config> }).subgroupMatrixConfigs ?? [];
  const shapes = Array.from(
    configs,
    ({ componentType, resultComponentType, M, N, K }): SubgroupMatrixShape => ({
      component: componentType,
      result: resultComponentType,
      m: M,
      n: N,
      k: K,
    }),
  );
  // A driver may list one that it cannot say the sides of.
  return { shapes: shapes.filter(({ m, n, k }) => m > 0 && n > 0 && k > 0) };
}

const ORDERS = ['template', 'argument'] as const;

/**
 * Asks the compiler by texts that do nothing else; they are never made into a pipeline, so that their shape needs not be
 * one of the device's.
 * @returns null where it takes none of them
 */
export async function askSpelling(device: GPUDevice): Promise<SubgroupMatrixSpelling | null> {
  for (const [extension, name] of MATRIX_FEATURES) {
    if (!device.features.has(name)) continue;
    for (const order of ORDERS) {
      device.pushErrorScope('validation');
      device.createShaderModule({ label: 'subgroup matrices', code: textOf({ extension, order }) });
      if (!(await device.popErrorScope())) return { extension, order };
    }
  }
  return null;
}

const textOf = ({ extension, order }: SubgroupMatrixSpelling): string => `
enable ${extension};
@group(0) @binding(0) var<storage, read_write> c: array<f32>;
@compute @workgroup_size(128)
fn main() {
  let zero = subgroup_matrix_result<f32, 8, 8>();
  ${order === 'template' ? 'subgroupMatrixStore<row_major>(&c, 0, zero, 8);' : 'subgroupMatrixStore(&c, 0, zero, false, 8);'}
}
`;
