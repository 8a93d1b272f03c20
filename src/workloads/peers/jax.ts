/**
 * jax-js. Its arrays are lazy: work that nobody asks for is dropped with the array. So every iteration's array is
 * asked for before it is let go; the last two are kept. An array gets its memory from the library, anew for each call.
 *
 * WebGPU: `gpuBufferSync` submits an iteration's dispatches without waiting, and a batch ends by waiting once for the
 * queue.
 *
 * WASM: `blockUntilReady` starts an iteration on its threads (what is computed synchronously stays on one) and promises
 * its end. Nothing forces its user to await that before the next is started; but an array that is let go before it is
 * ready is not computed, so three are on their way at most, and a batch ends when the last is ready.
 *
 * A round trip makes arrays, calls the traced function and awaits `data()`.
 */
import { getWebGPUDevice, init, type Array as JaxArray, jit, numpy } from '@jax-js/jax';
import type { DenseArray, DenseLayout, LibraryHost, LoadedLibrary, Params, Peer } from '../../engine/contract.ts';
import { hasGpu, LastTwo, NO_GPU, NO_WEB_WORKERS } from './problem.ts';

export type JaxDevice = 'webgpu' | 'wasm';

type Operation = (...inputs: JaxArray[]) => JaxArray;

export interface JaxProblem<P extends Params> extends DenseLayout<P> {
  operation(p: P): Operation;
}

/** @throws Error (rejects) where the device does not start */
export async function loadJax<P extends Params>(
  device: JaxDevice,
  { runtime }: LibraryHost,
  problem: JaxProblem<P>,
): Promise<LoadedLibrary<P>> {
  if (device === 'wasm' && runtime === 'node') return NO_WEB_WORKERS;
  if (device === 'webgpu' && !(await hasGpu())) return NO_GPU;
  if (!(await init(device)).includes(device)) throw new Error(`its ${device} device did not start.`);
  return {
    ok: true,
    layout: problem,
    async open(p) {
      const operation = jit(problem.operation(p));
      return device === 'webgpu' ? new JaxGpuPeer(device, operation) : new JaxWasmPeer(device, operation);
    },
  };
}

/** What both devices do alike. */
abstract class JaxPeer implements Peer {
  readonly #device: JaxDevice;
  readonly #operation: Operation;
  readonly #copies: (readonly JaxArray[])[] = [];
  readonly results = new LastTwo<JaxArray>((result) => result.dispose());

  constructor(device: JaxDevice, operation: Operation) {
    this.#device = device;
    this.#operation = operation;
  }

  abstract run(first: number, iterations: number): Promise<void>;

  async upload(copy: number, set: readonly DenseArray[]): Promise<void> {
    for (const array of this.#copies[copy] ?? []) array.dispose();
    const arrays = this.#arrays(set);
    this.#copies[copy] = arrays;
    await Promise.all(arrays.map((array) => array.blockUntilReady()));
  }

  async overwrite(): Promise<void> {
    this.results.clear();
  }

  /** Not yet asked for. An operation takes the references that it is given. */
  iterate(iteration: number): JaxArray {
    return this.#operation(...this.#copies[iteration % this.#copies.length].map(({ ref }) => ref));
  }

  async read(back: 0 | 1): Promise<Float32Array> {
    return (await this.results.get(back).ref.data()) as Float32Array;
  }

  async roundTrip(set: readonly DenseArray[]): Promise<Float32Array> {
    return (await this.#operation(...this.#arrays(set)).data()) as Float32Array;
  }

  async dispose(): Promise<void> {
    this.results.clear();
    for (const array of this.#copies.flat()) array.dispose();
    this.#copies.length = 0;
  }

  #arrays(set: readonly DenseArray[]): JaxArray[] {
    return set.map(({ data, shape }) => numpy.array(data, { shape: [...shape], device: this.#device }));
  }
}

class JaxGpuPeer extends JaxPeer {
  get device(): GPUDevice {
    return getWebGPUDevice();
  }

  async run(first: number, iterations: number): Promise<void> {
    for (let i = first; i < first + iterations; i++) {
      const result = this.iterate(i);
      result.ref.gpuBufferSync();
      this.results.add(result);
    }
    await this.device.queue.onSubmittedWorkDone();
  }
}

class JaxWasmPeer extends JaxPeer {
  async run(first: number, iterations: number): Promise<void> {
    const onTheirWay: Promise<JaxArray>[] = [];
    for (let i = first; i < first + iterations; i++) {
      if (onTheirWay.length === 3) this.results.add(await (onTheirWay.shift() as Promise<JaxArray>));
      onTheirWay.push(this.iterate(i).blockUntilReady());
    }
    for (const result of onTheirWay) this.results.add(await result);
  }
}
