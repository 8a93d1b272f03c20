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
 *
 * State is arrays that a traced function takes and gives. Who asks for an iteration's result asks for its state as well:
 * all that one call of a traced function computes is started together.
 */
import { getWebGPUDevice, init, type Array as JaxArray, jit, numpy } from '@jax-js/jax';
import type { DenseArray, DenseLayout, LibraryHost, LoadedLibrary, Params, Peer } from '../../engine/contract.ts';
import { hasGpu, LastTwo, NO_GPU, NO_WEB_WORKERS } from './problem.ts';

export type JaxDevice = 'webgpu' | 'wasm';

type Operation = (...inputs: JaxArray[]) => JaxArray;

export interface JaxProblem<P extends Params> extends DenseLayout<P> {
  operation(p: P): Operation;
}

/** Of a workload with state. */
export interface JaxLoop<P extends Params> extends DenseLayout<P> {
  iteration(p: P): Iteration;
}

type Iteration = (inputs: JaxArray[], state: JaxArray[]) => { readonly result: JaxArray; readonly state: JaxArray[] };

/** @throws Error (rejects) where the device does not start */
export async function loadJax<P extends Params>(
  device: JaxDevice,
  { runtime }: LibraryHost,
  problem: JaxProblem<P> | JaxLoop<P>,
): Promise<LoadedLibrary<P>> {
  if (device === 'wasm' && runtime === 'node') return NO_WEB_WORKERS;
  if (device === 'webgpu' && !(await hasGpu())) return NO_GPU;
  if (!(await init(device)).includes(device)) throw new Error(`its ${device} device did not start.`);
  return {
    ok: true,
    layout: problem,
    async open(p) {
      const iteration = iterationOf(problem, p);
      return device === 'webgpu' ? new JaxGpuPeer(device, iteration) : new JaxWasmPeer(device, iteration);
    },
  };
}

function iterationOf<P extends Params>(problem: JaxProblem<P> | JaxLoop<P>, p: P): Iteration {
  if ('iteration' in problem) return jit(problem.iteration(p));
  const operation = jit(problem.operation(p));
  return (inputs) => ({ result: operation(...inputs), state: [] });
}

const refs = (arrays: readonly JaxArray[]): JaxArray[] => arrays.map(({ ref }) => ref);

const free = (arrays: readonly JaxArray[]) => {
  for (const each of arrays) each.dispose();
};

/** What both devices do alike. */
abstract class JaxPeer implements Peer {
  readonly #device: JaxDevice;
  readonly #iteration: Iteration;
  readonly #copies: (readonly JaxArray[])[] = [];
  readonly #states = new LastTwo<readonly JaxArray[]>(free);
  readonly results = new LastTwo<JaxArray>((result) => result.dispose());

  constructor(device: JaxDevice, iteration: Iteration) {
    this.#device = device;
    this.#iteration = iteration;
    this.#states.add([]);
  }

  abstract run(first: number, iterations: number): Promise<void>;

  async upload(copy: number, set: readonly DenseArray[]): Promise<void> {
    free(this.#copies[copy] ?? []);
    this.#copies[copy] = await this.#uploaded(set);
  }

  async overwrite(): Promise<void> {
    this.results.clear();
  }

  async begin(state: readonly DenseArray[]): Promise<void> {
    this.#states.clear();
    this.#states.add(await this.#uploaded(state));
  }

  /** Not yet asked for. An operation takes the references that it is given. */
  iterate(iteration: number): JaxArray {
    return this.#next(refs(this.#copies[iteration % this.#copies.length]));
  }

  async read(back: 0 | 1): Promise<Float32Array> {
    return (await this.results.get(back).ref.data()) as Float32Array;
  }

  readState(back: 0 | 1): Promise<readonly Float32Array[]> {
    return Promise.all(refs(this.#states.get(back)).map(async (part) => (await part.data()) as Float32Array));
  }

  async roundTrip(set: readonly DenseArray[]): Promise<Float32Array> {
    const result = this.#next(this.#arrays(set));
    this.results.add(result);
    return (await result.ref.data()) as Float32Array;
  }

  async dispose(): Promise<void> {
    this.results.clear();
    this.#states.clear();
    free(this.#copies.flat());
    this.#copies.length = 0;
  }

  #next(inputs: JaxArray[]): JaxArray {
    const { result, state } = this.#iteration(inputs, refs(this.#states.get(0)));
    this.#states.add(state);
    return result;
  }

  async #uploaded(arrays: readonly DenseArray[]): Promise<JaxArray[]> {
    const made = this.#arrays(arrays);
    await Promise.all(made.map((array) => array.blockUntilReady()));
    return made;
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
