/**
 * TensorFlow.js. Its operations are eager: each call records its dispatch (WebGPU) or has computed when it returns
 * (WASM), so none is skipped although only the last two results are kept. Nothing has to be awaited in between. WebGPU
 * dispatches gather in a command encoder that is submitted every 15 calls; a batch ends by submitting the rest and
 * waiting once for the queue. A result gets its memory from the library, anew for each call, as an application's does.
 *
 * A round trip makes tensors, calls the operation and awaits `data()`.
 *
 * State is tensors that an iteration takes and gives; a new one gets its memory as results do, an old one is let go.
 */

import type { WebGPUBackend } from '@tensorflow/tfjs-backend-webgpu';
import { backend, setBackend, type Tensor, tensor, tidy } from '@tensorflow/tfjs-core';
import type { DenseArray, DenseLayout, LibraryHost, LoadedLibrary, Params, Peer } from '../../engine/contract.ts';
import { hasGpu, LastTwo, NO_GPU, NO_WEB_WORKERS } from './problem.ts';

export type TensorflowBackend = 'webgpu' | 'wasm';

export interface TensorflowProblem<P extends Params> extends DenseLayout<P> {
  operation(inputs: readonly Tensor[], p: P): Tensor;
}

/** Of a workload with state. What is made on the way is tidied away. */
export interface TensorflowLoop<P extends Params> extends DenseLayout<P> {
  /** @param iteration since the start, from 0 */
  iterate(inputs: readonly Tensor[], state: readonly Tensor[], iteration: number, p: P): Iterated;
}

interface Iterated {
  readonly result: Tensor;
  readonly state: readonly Tensor[];
}

type Iterate = (inputs: readonly Tensor[], state: readonly Tensor[], iteration: number) => Iterated;

/** @throws Error (rejects) where the backend does not start */
export async function loadTensorflow<P extends Params>(
  name: TensorflowBackend,
  host: LibraryHost,
  problem: TensorflowProblem<P> | TensorflowLoop<P>,
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
    open: async (p) => new TensorflowPeer(iterateOf(problem, p), webgpu),
  };
}

function iterateOf<P extends Params>(problem: TensorflowProblem<P> | TensorflowLoop<P>, p: P): Iterate {
  if ('operation' in problem) return (inputs) => ({ result: problem.operation(inputs, p), state: [] });
  return (inputs, state, iteration) =>
    tidy(() => {
      const iterated = problem.iterate(inputs, state, iteration, p);
      return { result: iterated.result, state: [...iterated.state] };
    });
}

const tensorsOf = (set: readonly DenseArray[]): Tensor[] =>
  set.map(({ data, shape }) => tensor(data, [...shape] as [number, number], 'float32'));

const free = (tensors: readonly Tensor[]) => {
  for (const each of tensors) each.dispose();
};

class TensorflowPeer implements Peer {
  readonly #operation: Iterate;
  readonly #webgpu: WebGPUBackend | null;
  readonly #copies: Tensor[][] = [];
  readonly #results = new LastTwo<Tensor>((result) => result.dispose());
  readonly #states = new LastTwo<readonly Tensor[]>(free);

  constructor(operation: Iterate, webgpu: WebGPUBackend | null) {
    this.#operation = operation;
    this.#webgpu = webgpu;
    this.#states.add([]);
  }

  get device(): GPUDevice | undefined {
    return this.#webgpu?.device;
  }

  async upload(copy: number, set: readonly DenseArray[]): Promise<void> {
    free(this.#copies[copy] ?? []);
    this.#copies[copy] = await this.#uploaded(set);
  }

  async overwrite(): Promise<void> {
    this.#results.clear();
  }

  async begin(state: readonly DenseArray[]): Promise<void> {
    this.#states.clear();
    this.#states.add(await this.#uploaded(state));
  }

  async run(first: number, iterations: number): Promise<void> {
    for (let i = first; i < first + iterations; i++) this.#iterate(this.#copies[i % this.#copies.length], i);
    if (!this.#webgpu) return;
    this.#webgpu.ensureCommandEncoderReady();
    this.#webgpu.endComputePassEncoder();
    this.#webgpu.submitQueue();
    await this.#webgpu.queue.onSubmittedWorkDone();
  }

  async read(back: 0 | 1): Promise<Float32Array> {
    return (await this.#results.get(back).data()) as Float32Array;
  }

  readState(back: 0 | 1): Promise<readonly Float32Array[]> {
    return Promise.all(this.#states.get(back).map(async (part) => (await part.data()) as Float32Array));
  }

  async roundTrip(set: readonly DenseArray[], iteration: number): Promise<Float32Array> {
    const inputs = tensorsOf(set);
    this.#iterate(inputs, iteration);
    const data = (await this.#results.get(0).data()) as Float32Array;
    free(inputs);
    return data;
  }

  async dispose(): Promise<void> {
    this.#results.clear();
    this.#states.clear();
    free(this.#copies.flat());
    this.#copies.length = 0;
  }
  #iterate(inputs: readonly Tensor[], iteration: number): void {
    const { result, state } = this.#operation(inputs, this.#states.get(0), iteration);
    this.#results.add(result);
    this.#states.add(state);
  }

  async #uploaded(arrays: readonly DenseArray[]): Promise<Tensor[]> {
    const tensors = tensorsOf(arrays);
    if (!this.#webgpu) return tensors;
    // WebGPU tensors otherwise wait on the CPU until an operation wants them.
    for (const { dataId } of tensors) this.#webgpu.uploadToGPU(dataId);
    await this.#webgpu.queue.onSubmittedWorkDone();
    return tensors;
  }
}
