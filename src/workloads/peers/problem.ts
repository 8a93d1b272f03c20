/** How a library wants a problem: dense f32 arrays in its own layout, made outside the timed part. */
import type { Params, TensorData, Tensors } from '../../engine/contract.ts';

export interface DenseArray {
  readonly data: Float32Array<ArrayBuffer>;
  /** Outermost first. */
  readonly shape: readonly number[];
}

export interface PeerProblem<P extends Params> {
  /** In the order of the operation's arguments. */
  inputs(tensors: Tensors, p: P): readonly DenseArray[];
  outputShape(p: P): readonly number[];
  /** From the library's layout to the workload's. */
  outputs(data: Float32Array, p: P): Tensors;
}

/** @throws TypeError for another dtype */
export function floats(data: TensorData): Float32Array<ArrayBuffer> {
  if (!(data instanceof Float32Array)) throw new TypeError('A library is given f32 only.');
  // Some libraries keep what they are given: it must be theirs.
  return new Float32Array(data);
}

/** Whether any contender that needs a GPU can have one; libraries fail in words of their own where it is missing. */
export async function hasGpu(): Promise<boolean> {
  const adapter = await globalThis.navigator?.gpu?.requestAdapter({ powerPreference: 'high-performance' });
  return adapter != null;
}

export const NO_GPU = {
  ok: false,
  reason: {
    code: 'no-adapter',
    text: {
      en: 'The browser found no GPU that it is willing to use. The CPU side still runs; check that hardware acceleration is on in the browser’s settings.',
      'zh-CN': '浏览器没有找到可用的 GPU。CPU 部分照常运行；请检查浏览器设置里是否开启了硬件加速。',
    },
  },
} as const;
