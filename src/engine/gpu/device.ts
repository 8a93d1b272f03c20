/** Opens an adapter and a device with all that the adapter offers. */
import type { AdapterInfo, GpuCapabilities, GpuPower, Reason } from '../contract.ts';
import { adapterInfo, gpuCapabilities, isSameAdapter, limitsOf } from './capabilities.ts';
import { feature } from './feature.ts';
import { findAdapter } from './find-adapter.ts';
import { Finished } from './finished.ts';
import { deviceRefused, NO_ADAPTER, NO_SECOND, noWebgpu } from './reasons.ts';
import { askSpelling, MATRIX_FEATURES } from './subgroup-matrices.ts';
import { timestampQuantumUs } from './timing.ts';

export interface OpenDevice {
  readonly device: GPUDevice;
  readonly info: AdapterInfo;
  readonly capabilities: GpuCapabilities;
  /** Step of the timestamps in µs; null without timestamps. */
  readonly timestampQuantumUs: number | null;
  readonly finished: Finished;
}

export type Opened = { readonly ok: true; readonly gpu: OpenDevice } | { readonly ok: false; readonly reason: Reason };

/** Features that kernels or clocks of ours can use; asked for only where the adapter has them. */
const WANTED: readonly GPUFeatureName[] = [
  'timestamp-query',
  'subgroups',
  feature('subgroup-size-control'),
  'shader-f16',
  ...MATRIX_FEATURES.values(),
];
/** Limits that decide which sizes and tiles fit. The others keep their defaults. */
export const RAISED_LIMITS = [
  'maxBufferSize',
  'maxStorageBufferBindingSize',
  'maxComputeWorkgroupStorageSize',
  'maxComputeInvocationsPerWorkgroup',
  'maxComputeWorkgroupSizeX',
  'maxComputeWorkgroupSizeY',
  'maxComputeWorkgroupSizeZ',
  'maxStorageBuffersPerShaderStage',
] as const;

/**
 * May never settle: there are browsers that never answer.
 * @param gpu `navigator.gpu`, or Dawn's in Node; undefined where the runtime has none
 * @param power which of a machine's GPUs is asked for
 * @param now milliseconds
 * @param heard called with every answer that is not the last
 * @param main the GPU that it must not be
 */
export async function openDevice(
  gpu: GPU | undefined,
  power: GpuPower,
  now: () => number,
  heard: () => void,
  main: AdapterInfo | null = null,
): Promise<Opened> {
  if (!gpu) return { ok: false, reason: noWebgpu() };
  try {
    const adapter = await findAdapter(gpu, power);
    if (!adapter) return { ok: false, reason: NO_ADAPTER };
    if (main && isSameAdapter(main, adapterInfo(adapter))) return { ok: false, reason: NO_SECOND };
    heard();
    const offered = limitsOf(adapter.limits);
    const device = await adapter.requestDevice({
      requiredFeatures: WANTED.filter((feature) => adapter.features.has(feature)),
      requiredLimits: Object.fromEntries(RAISED_LIMITS.map((name) => [name, offered[name]])),
    });
    heard();
    const finished = new Finished(device, now);
    await finished.learn();
    heard();
    return {
      ok: true,
      gpu: {
        device,
        finished,
        info: adapterInfo(adapter),
        capabilities: await capabilitiesAsked(gpu, device, adapter),
        timestampQuantumUs: await timestampQuantumUs(device, finished),
      },
    };
  } catch (error) {
    return { ok: false, reason: deviceRefused(error) };
  }
}

/** With what only the runtime and a device's compiler can tell. */
async function capabilitiesAsked(gpu: GPU, device: GPUDevice, adapter: GPUAdapter): Promise<GpuCapabilities> {
  // Not every runtime has the list yet.
  const language = [...(gpu.wgslLanguageFeatures ?? [])].sort();
  const known = { ...gpuCapabilities(device, adapter), language };
  const { subgroupMatrices } = known;
  if (!subgroupMatrices) return known;
  const spelling = await askSpelling(device);
  return { ...known, subgroupMatrices: { ...subgroupMatrices, spelling } };
}
