/** What an adapter offers, as plain data. */
import type { AdapterInfo, GpuCapabilities } from '../contract.ts';
import { subgroupMatricesOf } from './subgroup-matrices.ts';

const SOFTWARE = /swiftshader|llvmpipe|lavapipe|basic render|\bwarp\b/i;

/** Name and kind of an adapter; empty strings where the browser does not tell. */
export function adapterInfo(adapter: GPUAdapter): AdapterInfo {
  const { vendor, architecture, device, description, isFallbackAdapter } = adapter.info;
  const software = isFallbackAdapter || SOFTWARE.test(`${vendor} ${architecture} ${device} ${description}`);
  return { vendor, architecture, device, description, software };
}

/** Whether a browser names the same GPU by them: it has no other way to tell two apart. */
export const isSameAdapter = (a: AdapterInfo, b: AdapterInfo): boolean =>
  a.vendor === b.vendor &&
  a.architecture === b.architecture &&
  a.device === b.device &&
  a.description === b.description &&
  a.software === b.software;

/** What a device of this adapter could offer at most; enough to tell beforehand what cannot run. */
export const capabilitiesOf = (adapter: GPUAdapter): GpuCapabilities => gpuCapabilities(adapter, adapter);

/** Features and limits of a device, which may be narrower than its adapter's. */
export function gpuCapabilities(from: Pick<GPUDevice, 'features' | 'limits'>, adapter: GPUAdapter): GpuCapabilities {
  const { features, limits } = from;
  const subgroupMatrices = subgroupMatricesOf(from, adapter);
  return {
    features: [...features].sort(),
    limits: limitsOf(limits),
    subgroupMinSize: adapter.info.subgroupMinSize ?? 0,
    subgroupMaxSize: adapter.info.subgroupMaxSize ?? 0,
    software: adapterInfo(adapter).software,
    ...(subgroupMatrices && { subgroupMatrices }),
  };
}

/** Every limit by name. They are getters on the prototype, which neither spread nor JSON sees. */
export function limitsOf(limits: GPUSupportedLimits): Record<string, number> {
  const found: Record<string, number> = {};
  // biome would prefer Object.keys, but inherited getters only show in for-in.
  for (const name in limits) {
    const value: unknown = limits[name as keyof GPUSupportedLimits];
    if (typeof value === 'number') found[name] = value;
  }
  return found;
}
