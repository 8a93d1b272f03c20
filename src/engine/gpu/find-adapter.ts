/** Asks for an adapter, and once more where there is none. */
import type { GpuPower } from '../contract.ts';

/** Long enough for a browser's GPU process to have started; nobody notices it where there is no GPU. */
const AGAIN_MS = 200;

const pause = () => new Promise<void>((resolve) => setTimeout(resolve, AGAIN_MS));

/**
 * A browser whose GPU process is only starting, or starting anew, may answer null and a moment later name its GPU: so did
 * headless Chromium 156 on an NVIDIA H100, at every start.
 * @param power which of a machine's GPUs is asked for
 * @returns null where the browser is willing to use none
 */
export async function findAdapter(gpu: GPU, power: GpuPower, wait = pause): Promise<GPUAdapter | null> {
  const ask = () => gpu.requestAdapter({ powerPreference: power });
  const found = await ask();
  if (found) return found;
  await wait();
  return ask();
}
