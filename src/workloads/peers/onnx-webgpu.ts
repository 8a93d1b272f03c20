/**
 * ONNX Runtime Web on WebGPU. Inputs and results are buffers of its own device that are made beforehand, so nothing is
 * copied; iterations write to several in turn. Its API forces its user to await each `run` (which has then submitted the
 * work, not finished it); a batch ends by waiting once for the queue.
 */
import type { InferenceSession, Tensor as OrtTensor } from 'onnxruntime-web';
import mjs from 'onnxruntime-web/ort-wasm-simd-threaded.asyncify.mjs?url';
import wasm from 'onnxruntime-web/ort-wasm-simd-threaded.asyncify.wasm?url';
import * as ort from 'onnxruntime-web/webgpu';
import type { DenseArray, LibraryHost, LoadedLibrary, Params, Peer } from '../../engine/contract.ts';
import {
  Applications,
  caseOf,
  feedsOf,
  isFixed,
  type OnnxCase,
  type OnnxProblem,
  roundTrip,
  startOnnx,
} from './onnx.ts';
import { hasGpu, NO_GPU } from './problem.ts';

// Its other layout wraps a convolution in transpositions.
const OPTIONS: InferenceSession.SessionOptions = {
  executionProviders: [{ name: 'webgpu', preferredLayout: 'NCHW' }],
};

export async function loadOnnxWebGpu<P extends Params>(
  host: LibraryHost,
  problem: OnnxProblem<P>,
): Promise<LoadedLibrary<P>> {
  if (!(await hasGpu())) return NO_GPU;
  await startOnnx(ort, host, { mjs, wasm }, OPTIONS);
  const device = (await ort.env.webgpu.device) as GPUDevice;
  return {
    ok: true,
    layout: problem,
    async open(p, set, places) {
      const peer = new OnnxGpuPeer(caseOf(problem, p), device, places);
      await peer.beforeRoundTrip(set);
      return peer;
    },
  };
}

interface Copy {
  readonly session: InferenceSession;
  readonly feeds: Record<string, OrtTensor>;
  readonly buffers: readonly GPUBuffer[];
}

class OnnxGpuPeer implements Peer {
  readonly device: GPUDevice;
  readonly #one: OnnxCase;
  readonly #applications: Applications;
  readonly #copies: Copy[] = [];
  readonly #places: readonly { readonly buffer: GPUBuffer; readonly fetches: Record<string, OrtTensor> }[];
  readonly #unwritten: GPUBuffer;
  #last = 0;

  constructor(one: OnnxCase, device: GPUDevice, places: number) {
    this.#one = one;
    this.device = device;
    this.#applications = new Applications(one, (model) => ort.InferenceSession.create(model, OPTIONS));
    this.#places = Array.from({ length: places }, () => {
      const buffer = this.#buffer(one.shape);
      return { buffer, fetches: { y: this.#tensor(buffer, one.shape) } };
    });
    this.#unwritten = this.#buffer(one.shape);
    const nothing = new Float32Array(this.#unwritten.size / Float32Array.BYTES_PER_ELEMENT).fill(Number.NaN);
    device.queue.writeBuffer(this.#unwritten, 0, nothing);
  }

  async upload(copy: number, set: readonly DenseArray[]): Promise<void> {
    if (!this.#copies[copy]) await this.#make(copy, set);
    const outside = set.filter((_array, place) => !isFixed(this.#one, place));
    for (const [place, { data }] of outside.entries()) {
      this.device.queue.writeBuffer(this.#copies[copy].buffers[place], 0, data);
    }
    await this.device.queue.onSubmittedWorkDone();
  }

  /** The pattern is NaN, which is right nowhere. */
  async overwrite(): Promise<void> {
    const encoder = this.device.createCommandEncoder();
    for (const { buffer } of this.#places) encoder.copyBufferToBuffer(this.#unwritten, 0, buffer, 0, buffer.size);
    this.device.queue.submit([encoder.finish()]);
    await this.device.queue.onSubmittedWorkDone();
  }

  async run(first: number, iterations: number): Promise<void> {
    for (let i = first; i < first + iterations; i++) {
      const { session, feeds } = this.#copies[i % this.#copies.length];
      await session.run(feeds, this.#places[i % this.#places.length].fetches);
    }
    this.#last = first + iterations - 1;
    await this.device.queue.onSubmittedWorkDone();
  }

  async read(back: 0 | 1): Promise<Float32Array> {
    const { buffer } = this.#places[(this.#last - back) % this.#places.length];
    const usage = GPUBufferUsage.COPY_DST | GPUBufferUsage.MAP_READ;
    const staging = this.device.createBuffer({ size: buffer.size, usage });
    const encoder = this.device.createCommandEncoder();
    encoder.copyBufferToBuffer(buffer, 0, staging, 0, buffer.size);
    this.device.queue.submit([encoder.finish()]);
    await staging.mapAsync(GPUMapMode.READ);
    const data = new Float32Array(staging.getMappedRange().slice(0));
    staging.destroy();
    return data.subarray(0, elements(this.#one.shape));
  }

  async beforeRoundTrip(set: readonly DenseArray[]): Promise<void> {
    await this.#applications.get(set);
  }

  async roundTrip(set: readonly DenseArray[]): Promise<Float32Array> {
    return roundTrip(ort, this.#one, await this.#applications.get(set), set);
  }

  async dispose(): Promise<void> {
    await this.#applications.release();
    const inputs = this.#copies.flatMap(({ buffers }) => buffers);
    const outputs = this.#places.map(({ buffer }) => buffer);
    for (const buffer of [...inputs, ...outputs, this.#unwritten]) buffer.destroy();
  }

  async #make(copy: number, set: readonly DenseArray[]): Promise<void> {
    const buffers: GPUBuffer[] = [];
    const feeds = feedsOf(this.#one, set, ({ shape }) => {
      const buffer = this.#buffer(shape);
      buffers.push(buffer);
      return this.#tensor(buffer, shape);
    });
    this.#copies[copy] = { session: await this.#applications.get(set), feeds, buffers };
  }

  #tensor(buffer: GPUBuffer, dims: readonly number[]): OrtTensor {
    return ort.Tensor.fromGpuBuffer(buffer, { dataType: 'float32', dims });
  }

  /** The runtime wants whole blocks of 16 bytes. */
  #buffer(shape: readonly number[]): GPUBuffer {
    const usage = GPUBufferUsage.STORAGE | GPUBufferUsage.COPY_SRC | GPUBufferUsage.COPY_DST;
    return this.device.createBuffer({ size: Math.ceil((elements(shape) * 4) / 16) * 16, usage });
  }
}

const elements = (shape: readonly number[]) => shape.reduce((product, side) => product * side, 1);
