/**
 * ONNX Runtime Web. A session executes every node of its graph that its outputs depend on, run after run; nothing is
 * kept from the run before.
 *
 * WebGPU: inputs and output are buffers of its own device, so nothing is copied; a batch ends by waiting for the queue.
 *
 * WASM: `run` returns when the result is there. It would copy inputs into its heap and the output out of it each time,
 * which is not the operation. So the inputs are constants of the model, and a timed run asks for one element that is cut
 * out of the result, which must be computed whole all the same. Graph optimisation is off, or a graph of constants would
 * be folded at load; packing in advance is off for inputs that an application would not know beforehand.
 */
import type { InferenceSession, Tensor as OrtTensor } from 'onnxruntime-web';
import type { LibraryHost, LoadedLibrary, Params, Peer, Tensors } from '../../engine/contract.ts';
import { encodeModel, type ModelNode } from './onnx-model.ts';
import { type DenseArray, hasGpu, NO_GPU, type PeerProblem } from './problem.ts';

export interface OnnxProblem<P extends Params> extends PeerProblem<P> {
  /** From inputs called `x0`, `x1` … to `y`. */
  node(p: P): ModelNode;
  /** Places of inputs that are weights: constants of the model that may be packed in advance, as an application's are. */
  readonly weights: readonly number[];
}

type Ort = typeof import('onnxruntime-web');

const inputName = (place: number) => `x${place}`;
const PROBE = 'probe';

function settle(ort: Ort, { cores, shared }: LibraryHost, mjs: string, wasm: string): void {
  ort.env.logLevel = 'error';
  ort.env.wasm.wasmPaths = { mjs: absolute(mjs), wasm: absolute(wasm) };
  ort.env.wasm.numThreads = shared ? cores : 1;
}

/** Threads resolve addresses from places of their own. */
const absolute = (url: string) => new URL(url, import.meta.url).href;

export async function loadOnnxWebGpu<P extends Params>(
  host: LibraryHost,
  problem: OnnxProblem<P>,
): Promise<LoadedLibrary<P>> {
  if (!(await hasGpu())) return NO_GPU;
  const { ort, mjs, wasm } = await import('./onnx-webgpu.ts');
  settle(ort, host, mjs, wasm);
  return { ok: true, open: (p, inputs) => OnnxGpuPeer.open(ort, problem, p, inputs) };
}

export async function loadOnnxWasm<P extends Params>(
  host: LibraryHost,
  problem: OnnxProblem<P>,
): Promise<LoadedLibrary<P>> {
  const { ort, mjs, wasm } = await import('./onnx-wasm.ts');
  settle(ort, host, mjs, wasm);
  return { ok: true, open: async (p) => new OnnxWasmPeer(ort, problem, p) };
}

const constant = (place: number, { data, shape }: DenseArray) => ({ name: inputName(place), data, shape });

class OnnxGpuPeer<P extends Params> implements Peer {
  readonly #ort: Ort;
  readonly #problem: OnnxProblem<P>;
  readonly #p: P;
  readonly #session: InferenceSession;
  readonly #device: GPUDevice;
  readonly #sets: { readonly feeds: Record<string, OrtTensor>; readonly buffers: readonly GPUBuffer[] }[] = [];
  readonly #output: GPUBuffer;
  readonly #fetches: Record<string, OrtTensor>;
  #iteration = 0;

  private constructor(ort: Ort, problem: OnnxProblem<P>, p: P, session: InferenceSession, device: GPUDevice) {
    this.#ort = ort;
    this.#problem = problem;
    this.#p = p;
    this.#session = session;
    this.#device = device;
    const shape = problem.outputShape(p);
    this.#output = this.#buffer(shape);
    this.#fetches = { y: ort.Tensor.fromGpuBuffer(this.#output, { dataType: 'float32', dims: shape }) };
  }

  static async open<P extends Params>(ort: Ort, problem: OnnxProblem<P>, p: P, inputs: Tensors) {
    const arrays = problem.inputs(inputs, p);
    const fixed = (place: number) => problem.weights.includes(place);
    const model = encodeModel({
      nodes: [problem.node(p)],
      inputs: arrays.flatMap(({ shape }, place) => (fixed(place) ? [] : [{ name: inputName(place), shape }])),
      outputs: [{ name: 'y', shape: problem.outputShape(p) }],
      constants: arrays.flatMap((array, place) => (fixed(place) ? [constant(place, array)] : [])),
    });
    const session = await ort.InferenceSession.create(model, {
      // Its other layout wraps a convolution in transpositions.
      executionProviders: [{ name: 'webgpu', preferredLayout: 'NCHW' }],
    });
    return new OnnxGpuPeer(ort, problem, p, session, (await ort.env.webgpu.device) as GPUDevice);
  }

  async upload(inputs: Tensors): Promise<void> {
    const feeds: Record<string, OrtTensor> = {};
    const buffers: GPUBuffer[] = [];
    for (const [place, { data, shape }] of this.#problem.inputs(inputs, this.#p).entries()) {
      if (this.#problem.weights.includes(place)) continue;
      const buffer = this.#buffer(shape);
      this.#device.queue.writeBuffer(buffer, 0, data);
      buffers.push(buffer);
      feeds[inputName(place)] = this.#ort.Tensor.fromGpuBuffer(buffer, { dataType: 'float32', dims: shape });
    }
    this.#sets.push({ feeds, buffers });
    await this.#device.queue.onSubmittedWorkDone();
  }

  async run(iterations: number): Promise<void> {
    for (let i = 0; i < iterations; i++) {
      await this.#session.run(this.#sets[this.#iteration++ % this.#sets.length].feeds, this.#fetches);
    }
    await this.#device.queue.onSubmittedWorkDone();
  }

  async read(): Promise<readonly Tensors[]> {
    const { size } = this.#output;
    const staging = this.#device.createBuffer({ size, usage: GPUBufferUsage.COPY_DST | GPUBufferUsage.MAP_READ });
    const encoder = this.#device.createCommandEncoder();
    encoder.copyBufferToBuffer(this.#output, 0, staging, 0, size);
    this.#device.queue.submit([encoder.finish()]);
    await staging.mapAsync(GPUMapMode.READ);
    const data = new Float32Array(staging.getMappedRange().slice(0));
    staging.destroy();
    const length = this.#problem.outputShape(this.#p).reduce((product, side) => product * side, 1);
    return [this.#problem.outputs(data.subarray(0, length), this.#p)];
  }

  async dispose(): Promise<void> {
    await this.#session.release();
    for (const buffer of [...this.#sets.flatMap(({ buffers }) => buffers), this.#output]) buffer.destroy();
  }

  /** The runtime wants whole blocks of 16 bytes. */
  #buffer(shape: readonly number[]): GPUBuffer {
    const bytes = shape.reduce((product, side) => product * side, 4);
    const usage = GPUBufferUsage.STORAGE | GPUBufferUsage.COPY_SRC | GPUBufferUsage.COPY_DST;
    return this.#device.createBuffer({ size: Math.ceil(bytes / 16) * 16, usage });
  }
}

class OnnxWasmPeer<P extends Params> implements Peer {
  readonly #ort: Ort;
  readonly #problem: OnnxProblem<P>;
  readonly #p: P;
  readonly #sessions: InferenceSession[] = [];
  #iteration = 0;

  constructor(ort: Ort, problem: OnnxProblem<P>, p: P) {
    this.#ort = ort;
    this.#problem = problem;
    this.#p = p;
  }

  async upload(inputs: Tensors): Promise<void> {
    const shape = this.#problem.outputShape(this.#p);
    const places = (name: string, value: bigint) => ({
      name,
      shape: [shape.length],
      data: BigInt64Array.from(shape, () => value),
    });
    const model = encodeModel({
      nodes: [this.#problem.node(this.#p), { type: 'Slice', inputs: ['y', 'begin', 'end'], outputs: [PROBE] }],
      inputs: [],
      outputs: [
        { name: 'y', shape },
        { name: PROBE, shape: shape.map(() => 1) },
      ],
      constants: [
        ...this.#problem.inputs(inputs, this.#p).map((array, place) => constant(place, array)),
        places('begin', 0n),
        places('end', 1n),
      ],
    });
    const session = await this.#ort.InferenceSession.create(model, {
      executionProviders: ['wasm'],
      graphOptimizationLevel: 'disabled',
      extra: { session: { disable_prepacking: this.#problem.weights.length ? '0' : '1' } },
    });
    this.#sessions.push(session);
  }

  async run(iterations: number): Promise<void> {
    for (let i = 0; i < iterations; i++) {
      await this.#sessions[this.#iteration++ % this.#sessions.length].run({}, [PROBE]);
    }
  }

  /** Computes once more and takes the whole result out of the heap. */
  async read(): Promise<readonly Tensors[]> {
    const { y } = await this.#sessions[0].run({}, ['y']);
    return [this.#problem.outputs(new Float32Array((await y.getData()) as Float32Array), this.#p)];
  }

  async dispose(): Promise<void> {
    for (const session of this.#sessions) await session.release();
    this.#sessions.length = 0;
  }
}
