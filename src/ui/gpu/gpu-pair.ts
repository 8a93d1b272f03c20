/** Whether the browser offers two GPUs, as far as it says. */
import { useEffect, useState } from 'react';
import type { GpuPower } from '../../engine/contract.ts';
import { adapterInfo, isSameAdapter } from '../../engine/gpu/capabilities.ts';
import { useGpuPower } from '../state/services.tsx';
import { probeGpu } from './gpu-probe.ts';

export const POWERS: readonly GpuPower[] = ['high-performance', 'low-power'];

/** What it answers to either wish. */
export type GpuPair = Readonly<Record<GpuPower, GPUAdapter>>;

/** Null where both answers are the same GPU, or the browser does not tell them apart. */
export async function gpuPair(gpu: GPU | undefined): Promise<GpuPair | null> {
  const [fast, frugal] = await Promise.all(POWERS.map((power) => probeGpu(gpu, power)));
  if (fast.status !== 'adapter' || frugal.status !== 'adapter') return null;
  if (isSameAdapter(adapterInfo(fast.adapter), adapterInfo(frugal.adapter))) return null;
  return { 'high-performance': fast.adapter, 'low-power': frugal.adapter };
}

/** Undefined until the browser has answered. */
export function useGpuPair(): GpuPair | null | undefined {
  const [pair, setPair] = useState<GpuPair | null>();
  useEffect(() => {
    let wanted = true;
    void gpuPair(navigator.gpu).then((found) => wanted && setPair(found));
    return () => {
      wanted = false;
    };
  }, []);
  return pair;
}

/** Of two, the one that everything runs on, and the other; null where there are not two. */
export function useTwoGpus(pair: GpuPair | null | undefined): { main: GPUAdapter; second: GPUAdapter } | null {
  const power = useGpuPower();
  if (!pair) return null;
  return { main: pair[power], second: pair[power === 'low-power' ? 'high-performance' : 'low-power'] };
}
