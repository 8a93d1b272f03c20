/**
 * jax-js. Its arrays are lazy: work that nobody asks for is dropped with the array. So every iteration's array is
 * asked for before it is let go. WebGPU: `gpuBufferSync` submits its dispatches without waiting, and a batch ends by
 * waiting for the queue. WASM: `blockUntilReady` after each, which is also what lets its threads work (what is computed
 * synchronously stays on one).
 */
import { getWebGPUDevice, init, type Array as JaxArray, jit, numpy } from '@jax-js/jax';
import type { LoadedLibrary, Params, Peer, Tensors } from '../../engine/contract.ts';
import { hasGpu, NO_GPU, type PeerProblem } from './problem.ts';

export type JaxDevice = 'webgpu' | 'wasm';

export interface JaxProblem<P extends Params> extends PeerProblem<P> {
  operation(p: P): (first: JaxArray, second: JaxArray) => JaxArray;
}

/** @throws Error (rejects) where the device does not start */
export async function loadJax<P extends Params>(device: JaxDevice, problem: JaxProblem<P>): Promise<LoadedLibrary<P>> {
  if (device === 'webgpu' && !(await hasGpu())) return NO_GPU;
  if (!(await init(device)).includes(device)) throw new Error(`its ${device} device did not start.`);
  return { ok: true, open: async (p) => new JaxPeer(device, problem, p) };
}

class JaxPeer<P extends Params> implements Peer {
  readonly #device: JaxDevice;
  readonly #problem: JaxProblem<P>;
  readonly #p: P;
  readonly #operation: (first: JaxArray, second: JaxArray) => JaxArray;
  readonly #sets: (readonly [JaxArray, JaxArray])[] = [];
  #last: JaxArray | null = null;
  #iteration = 0;

  constructor(device: JaxDevice, problem: JaxProblem<P>, p: P) {
    this.#device = device;
    this.#problem = problem;
    this.#p = p;
    this.#operation = jit(problem.operation(p));
  }

  async upload(inputs: Tensors): Promise<void> {
    const [first, second] = this.#problem
      .inputs(inputs, this.#p)
      .map(({ data, shape }) => numpy.array(data, { shape: [...shape], device: this.#device }));
    await Promise.all([first.blockUntilReady(), second.blockUntilReady()]);
    this.#sets.push([first, second]);
  }

  async run(iterations: number): Promise<void> {
    for (let i = 0; i < iterations; i++) {
      const [first, second] = this.#sets[this.#iteration++ % this.#sets.length];
      const result = this.#operation(first.ref, second.ref);
      this.#last?.dispose();
      this.#last = result;
      // It takes the reference that it is given.
      if (this.#device === 'webgpu') result.ref.gpuBufferSync();
      else await result.blockUntilReady();
    }
    if (this.#device === 'webgpu') await getWebGPUDevice().queue.onSubmittedWorkDone();
  }

  async read(): Promise<readonly Tensors[]> {
    if (!this.#last) throw new Error('Nothing was run yet.');
    return [this.#problem.outputs(new Float32Array((await this.#last.ref.data()) as Float32Array), this.#p)];
  }

  async dispose(): Promise<void> {
    this.#last?.dispose();
    for (const array of this.#sets.flat()) array.dispose();
    this.#sets.length = 0;
    this.#last = null;
  }
}
