/** Asks the page's own `navigator.gpu`, without a worker and without opening a device: cheap enough for a first load. */
import { useEffect, useState } from 'react';
import { adapterInfo } from '../../engine/gpu/capabilities.ts';

export type GpuProbe =
  | { readonly status: 'no-webgpu' }
  | { readonly status: 'no-adapter' }
  | { readonly status: 'threw'; readonly message: string }
  | { readonly status: 'adapter'; readonly adapter: GPUAdapter; readonly software: boolean };

/** @param gpu `navigator.gpu`; undefined where the browser has none. Never rejects. */
export async function probeGpu(gpu: GPU | undefined): Promise<GpuProbe> {
  if (!gpu) return { status: 'no-webgpu' };
  try {
    const adapter = await gpu.requestAdapter({ powerPreference: 'high-performance' });
    if (!adapter) return { status: 'no-adapter' };
    return { status: 'adapter', adapter, software: adapterInfo(adapter).software };
  } catch (error) {
    return { status: 'threw', message: error instanceof Error ? error.message : String(error) };
  }
}

/** Null until the browser has answered. */
export function useGpuProbe(): GpuProbe | null {
  const [probe, setProbe] = useState<GpuProbe | null>(null);
  useEffect(() => {
    let wanted = true;
    void probeGpu(navigator.gpu).then((found) => wanted && setProbe(found));
    return () => {
      wanted = false;
    };
  }, []);
  return probe;
}
