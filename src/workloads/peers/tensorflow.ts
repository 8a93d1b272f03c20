/**
 * TensorFlow.js. Its operations are eager: each call records its dispatch (WebGPU) or has computed when it returns
 * (WASM), so none is skipped although only the last two results are kept. Nothing has to be awaited in between. WebGPU
 * dispatches gather in a command encoder that is submitted every 15 calls; a batch ends by submitting the rest and
 * waiting once for the queue. A result gets its memory from the library, anew for each call, as an application's does.
 *
 * A round trip makes tensors, calls the operation and awaits `data()`.
 */

import type { WebGPUBackend } from '@tensorflow/tfjs-backend-webgpu';
import { backend, setBackend, type Tensor, tensor } from '@tensorflow/tfjs-core';
import type { DenseArray, DenseLayout, LibraryHost, LoadedLibrary, Params, Peer } from '../../engine/contract.ts';
import { hasGpu, LastTwo, NO_GPU, NO_WEB_WORKERS } from './problem.ts';

export type TensorflowBackend = 'webgpu' | 'wasm';

export interface TensorflowProblem<P extends Params> extends DenseLayout<P> {
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
    if (host.runtime === 'node') return NO_WEB_WORKERS;
    const { start } = await import('./tensorflow-wasm.ts');
    started = start(host);
  }
  try {
    if (!(await setBackend(name))) throw new Error(`the ${name} backend did not start.`);
  } finally {
    started?.();
  }
  const webgpu = name === 'webgpu' ? (backend() as WebGPUBackend) : null;
  return {
    ok: true,
    layout: problem,
    open: async (p) => new TensorflowPeer((inputs) => problem.operation(inputs, p), webgpu),
  };
}

const tensorsOf = (set: readonly DenseArray[]): Tensor[] =>
  set.map(({ data, shape }) => tensor(data, [...shape] as [number, number], 'float32'));

const free = (tensors: readonly Tensor[]) => {
  for (const each of tensors) each.dispose();
};

class TensorflowPeer implements Peer {
  readonly #operation: (inputs: readonly Tensor[]) => Tensor;
  readonly #webgpu: WebGPUBackend | null;
  readonly #copies: Tensor[][] = [];
  readonly #results = new LastTwo<Tensor>((result) => result.dispose());

  constructor(operation: (inputs: readonly Tensor[]) => Tensor, webgpu: WebGPUBackend | null) {
    this.#operation = operation;
    this.#webgpu = webgpu;
  }

  get device(): GPUDevice | undefined {
    return this.#webgpu?.device;
  }

  async upload(copy: number, set: readonly DenseArray[]): Promise<void> {
    free(this.#copies[copy] ?? []);
    const tensors = tensorsOf(set);
    this.#copies[copy] = tensors;
    if (!this.#webgpu) return;
    // WebGPU tensors otherwise wait on the CPU until an operation wants them.
    for (const { dataId } of tensors) this.#webgpu.uploadToGPU(dataId);
    await this.#webgpu.queue.onSubmittedWorkDone();
  }

  async overwrite(): Promise<void> {
    this.#results.clear();
  }

  async run(first: number, iterations: number): Promise<void> {
    for (let i = first; i < first + iterations; i++) {
      this.#results.add(this.#operation(this.#copies[i % this.#copies.length]));
    }
    if (!this.#webgpu) return;
    this.#webgpu.ensureCommandEncoderReady();
    this.#webgpu.endComputePassEncoder();
    this.#webgpu.submitQueue();
    await this.#webgpu.queue.onSubmittedWorkDone();
  }

  async read(back: 0 | 1): Promise<Float32Array> {
    return (await this.#results.get(back).data()) as Float32Array;
  }

  async roundTrip(set: readonly DenseArray[]): Promise<Float32Array> {
    const inputs = tensorsOf(set);
    const result = this.#operation(inputs);
    const data = (await result.data()) as Float32Array;
    free([...inputs, result]);
    return data;
  }

  async dispose(): Promise<void> {
    this.#results.clear();
    free(this.#copies.flat());
    this.#copies.length = 0;
  }
}
