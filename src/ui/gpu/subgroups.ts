/** How wide a subgroup may be. */

export interface SubgroupSize {
  readonly least: number;
  readonly most: number;
}

/**
 * Null where the adapter offers none: its info then names the widest range there is, 4 to 128, instead of nothing
 * (https://www.w3.org/TR/webgpu/#dom-gpuadapterinfo-subgroupminsize).
 */
export function subgroupSizeOf({ features, info }: Pick<GPUAdapter, 'features' | 'info'>): SubgroupSize | null {
  const { subgroupMinSize: least, subgroupMaxSize: most } = info;
  return features.has('subgroups') && least && most ? { least, most } : null;
}
