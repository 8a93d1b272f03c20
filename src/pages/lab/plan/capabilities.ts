import type { GpuCapabilities } from '../../../engine/contract.ts';
import { adapterInfo, limitsOf } from '../../../engine/gpu/capabilities.ts';

/** What a device of this adapter could offer at most; enough to tell beforehand what cannot run. */
export const capabilitiesOf = (adapter: GPUAdapter): GpuCapabilities => ({
  features: [...adapter.features].sort(),
  limits: limitsOf(adapter.limits),
  subgroupMinSize: adapter.info.subgroupMinSize ?? 0,
  subgroupMaxSize: adapter.info.subgroupMaxSize ?? 0,
  software: adapterInfo(adapter).software,
});
