/** Asks the page's own `navigator.gpu`, without a worker and without opening a device: cheap enough for a first load. */
import { useEffect, useState } from 'react';
import type { GpuPower } from '../../engine/contract.ts';
import { messageOf } from '../../engine/errors.ts';
import { adapterInfo } from '../../engine/gpu/capabilities.ts';
import { findAdapter } from '../../engine/gpu/find-adapter.ts';
import { useGpuPower } from '../state/services.tsx';

export type GpuProbe =
  | { readonly status: 'no-webgpu' }
  | { readonly status: 'no-adapter' }
  | { readonly status: 'threw'; readonly message: string }
  | { readonly status: 'adapter'; readonly adapter: GPUAdapter; readonly software: boolean };

/**
 * @param gpu `navigator.gpu`; undefined where the browser has none. Never rejects.
 * @param power which of several is asked for
 */
export async function probeGpu(gpu: GPU | undefined, power: GpuPower): Promise<GpuProbe> {
  if (!gpu) return { status: 'no-webgpu' };
  try {
    const adapter = await findAdapter(gpu, power);
    if (!adapter) return { status: 'no-adapter' };
    return { status: 'adapter', adapter, software: adapterInfo(adapter).software };
  } catch (error) {
    return { status: 'threw', message: messageOf(error) };
  }
}

/** Of the GPU that the visitor chose. Null until the browser has answered. */
export function useGpuProbe(): GpuProbe | null {
  const power = useGpuPower();
  const [probe, setProbe] = useState<GpuProbe | null>(null);
  useEffect(() => {
    let wanted = true;
    void probeGpu(navigator.gpu, power).then((found) => wanted && setProbe(found));
    return () => {
      wanted = false;
    };
  }, [power]);
  return probe;
}
