import type { GpuCapabilities } from '../../engine/contract.ts';
import { capabilitiesOf } from '../../engine/gpu/capabilities.ts';
import { PLAIN } from '../../engine/kernel/plain-device.ts';
import type { GpuProbe } from '../../ui/gpu/gpu-probe.ts';

export const capabilitiesHere = (probe: GpuProbe | null): GpuCapabilities =>
  probe?.status === 'adapter' ? capabilitiesOf(probe.adapter) : PLAIN;
