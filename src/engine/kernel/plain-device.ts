import type { GpuCapabilities } from '../contract.ts';

/** A device with the least that WebGPU allows: what a copy takes its constants from where there is none to ask. */
export const PLAIN: GpuCapabilities = {
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
