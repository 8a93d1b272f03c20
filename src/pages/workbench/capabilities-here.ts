import type { GpuCapabilities } from '../../engine/contract.ts';
import { PLAIN } from '../../engine/kernel/plain-device.ts';
import type { GpuProbe } from '../../ui/gpu/gpu-probe.ts';
import { capabilitiesOf } from '../lab/plan/capabilities.ts';

export const capabilitiesHere = (probe: GpuProbe | null): GpuCapabilities =>
  probe?.status === 'adapter' ? capabilitiesOf(probe.adapter) : PLAIN;
