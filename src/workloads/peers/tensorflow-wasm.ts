/** The WASM backend of TensorFlow.js (XNNPACK), its binaries served as files of our own. */
import { setThreadsCount, setWasmPaths } from '@tensorflow/tfjs-backend-wasm';
import plain from '@tensorflow/tfjs-backend-wasm/dist/tfjs-backend-wasm.wasm?url';
import simd from '@tensorflow/tfjs-backend-wasm/dist/tfjs-backend-wasm-simd.wasm?url';
import threaded from '@tensorflow/tfjs-backend-wasm/dist/tfjs-backend-wasm-threaded-simd.wasm?url';
import type { LibraryHost } from '../../engine/contract.ts';

/**
 * Before the backend is first asked for. It takes its threaded build where memory may be shared.
 *
 * Whatever count it is asked for, it takes no more threads than half of the processors that the browser reports (seen
 * with 3.21 to 4.22: one thread on two cores). Ours take all of them, so while it starts it is told twice as many.
 * @returns what ends that, once the backend has started
 */
export function start({ cores }: LibraryHost): () => void {
  setWasmPaths({
    'tfjs-backend-wasm.wasm': plain,
    'tfjs-backend-wasm-simd.wasm': simd,
    'tfjs-backend-wasm-threaded-simd.wasm': threaded,
  });
  setThreadsCount(cores);
  Object.defineProperty(navigator, 'hardwareConcurrency', { value: 2 * cores, configurable: true });
  return () => Reflect.deleteProperty(navigator, 'hardwareConcurrency');
}
