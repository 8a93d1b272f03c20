import type { GpuCapabilities } from '../../engine/contract.ts';
import type { GpuProbe } from '../../ui/gpu/gpu-probe.ts';
import { capabilitiesOf } from '../lab/plan/capabilities.ts';

/** Of a device with the least that WebGPU allows: what a copy takes its constants from where there is none to ask. */
const PLAIN: GpuCapabilities = {
  features: [],
  limits: {
    maxTextureDimension2D: 8192,
    maxComputeWorkgroupStorageSize: 16_384,
    maxComputeInvocationsPerWorkgroup: 256,
  },
  subgroupMinSize: 0,
  subgroupMaxSize: 0,
  software: true,
};

export const capabilitiesHere = (probe: GpuProbe | null): GpuCapabilities =>
  probe?.status === 'adapter' ? capabilitiesOf(probe.adapter) : PLAIN;
