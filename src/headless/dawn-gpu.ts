/** Dawn as a thread of the command line has it: what a page calls `navigator.gpu`. */
import { adapterInfo } from '../engine/gpu/capabilities.ts';
import type { Options } from './options.ts';

/** Its software adapter is asked for where that is wanted. Whoever holds the result keeps the thread alive. */
export async function dawnGpu(adapter: Options['adapter']): Promise<GPU> {
  const { create, globals } = await import('webgpu');
  // GPUBufferUsage and its like, which a browser has anyway.
  Object.assign(globalThis, globals);
  // Rounding timestamps protects web pages from each other; here it would only coarsen the clock. Experiments are offered as
  // our Chromium offers them, which is started with --enable-unsafe-webgpu.
  const dawn: GPU = create(['disable-dawn-features=timestamp_quantization', 'enable-dawn-features=allow_unsafe_apis']);
  return {
    wgslLanguageFeatures: dawn.wgslLanguageFeatures,
    async requestAdapter(options) {
      const found = await dawn.requestAdapter(options);
      if (adapter !== 'software' || (found && adapterInfo(found).software)) return found;
      // Asked for at once, Dawn would look for a driver of its own alone, and not find the system's (Mesa's lavapipe).
      return dawn.requestAdapter({ forceFallbackAdapter: true });
    },
  } as GPU;
}
