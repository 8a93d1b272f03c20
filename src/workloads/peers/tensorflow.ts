/**
 * TensorFlow.js. Its operations are eager: each call records its dispatch (WebGPU) or has computed when it returns
 * (WASM), so none is skipped although only the last result is kept. WebGPU dispatches gather in a command encoder that
 * is submitted every 15 calls; a batch ends by submitting the rest and waiting for the queue.
 */

import type { WebGPUBackend } from '@tensorflow/tfjs-backend-webgpu';
import { backend, getBackend, setBackend, type Tensor, tensor } from '@tensorflow/tfjs-core';
import type { LibraryHost, LoadedLibrary, Params, Peer, Tensors } from '../../engine/contract.ts';
import { floats, hasGpu, NO_GPU, type PeerProblem } from './problem.ts';

export type TensorflowBackend = 'webgpu' | 'wasm';

export interface TensorflowProblem<P extends Params> extends PeerProblem<P> {
  operation(inputs: readonly Tensor[], p: P): Tensor;
}

/** @throws Error (rejects) where the backend does not start */
export async function loadTensorflow<P extends Params>(
  name: TensorflowBackend,
  host: LibraryHost,
  problem: TensorflowProblem<P>,
): Promise<LoadedLibrary<P>> {
  let started: (() => void) | undefined;
  if (name === 'webgpu') {
    if (!(await hasGpu())) return NO_GPU;
    await import('@tensorflow/tfjs-backend-webgpu');
  } else {
    const { start } = await import('./tensorflow-wasm.ts');
    started = start(host);
  }
  try {
    if (!(await setBackend(name))) throw new Error(`the ${name} backend did not start.`);
  } finally {
    started?.();
  }
  return { ok: true, open: async (p) => new TensorflowPeer(name, problem, p) };
}

class TensorflowPeer<P extends Params> implements Peer {
  readonly #name: TensorflowBackend;
  readonly #problem: TensorflowProblem<P>;
  readonly #p: P;
  readonly #sets: Tensor[][] = [];
  #last: Tensor | null = null;
  #iteration = 0;

  constructor(name: TensorflowBackend, problem: TensorflowProblem<P>, p: P) {
    this.#name = name;
    this.#problem = problem;
    this.#p = p;
  }

  /** Both backends live in one engine, which has a current one. */
  async begin(): Promise<void> {
    if (getBackend() !== this.#name) await setBackend(this.#name);
  }

  async upload(inputs: Tensors): Promise<void> {
    const set = this.#problem
      .inputs(inputs, this.#p)
      .map(({ data, shape }) => tensor(data, [...shape] as [number, number], 'float32'));
    this.#sets.push(set);
    if (this.#name !== 'webgpu') return;
    // WebGPU tensors otherwise wait on the CPU until an operation wants them.
    for (const { dataId } of set) webgpu().uploadToGPU(dataId);
    await webgpu().queue.onSubmittedWorkDone();
  }

  async run(iterations: number): Promise<void> {
    for (let i = 0; i < iterations; i++) {
      const result = this.#problem.operation(this.#sets[this.#iteration++ % this.#sets.length], this.#p);
      this.#last?.dispose();
      this.#last = result;
    }
    if (this.#name !== 'webgpu') return;
    const device = webgpu();
    device.ensureCommandEncoderReady();
    device.endComputePassEncoder();
    device.submitQueue();
    await device.queue.onSubmittedWorkDone();
  }

  async read(): Promise<readonly Tensors[]> {
    if (!this.#last) throw new Error('Nothing was run yet.');
    return [this.#problem.outputs(floats((await this.#last.data()) as Float32Array<ArrayBuffer>), this.#p)];
  }

  async dispose(): Promise<void> {
    this.#last?.dispose();
    for (const each of this.#sets.flat()) each.dispose();
    this.#sets.length = 0;
    this.#last = null;
  }
}

const webgpu = () => backend() as WebGPUBackend;
