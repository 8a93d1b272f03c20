/** Dawn as a thread of the command line has it: what a page calls `navigator.gpu`. */
import type { Options } from './options.ts';

/** Its software adapter is asked for where that is wanted. Whoever holds the result keeps the thread alive. */
export async function dawnGpu(adapter: Options['adapter']): Promise<GPU> {
  const { create, globals } = await import('webgpu');
  // GPUBufferUsage and its like, which a browser has anyway.
  Object.assign(globalThis, globals);
  // Rounding timestamps protects web pages from each other; here it would only coarsen the clock.
  const dawn: GPU = create(['disable-dawn-features=timestamp_quantization']);
  return {
    requestAdapter: (options) => dawn.requestAdapter({ ...options, forceFallbackAdapter: adapter === 'software' }),
  } as GPU;
}
