/** One pass of a case, ready to be encoded whole or in slices. */
import type { GpuPass } from '../contract.ts';
import type { Resources } from './resources.ts';
import { firstAlone, type Slice, slicesOf } from './slices.ts';

/** Uniform buffers are bound at multiples of this (the default `minUniformBufferOffsetAlignment`). */
const SLOT_BYTES = 256;

/** What a pass binds, in order. It binds no inputs where `copies` is 1, and no outputs where `places` is 1. */
export interface Bound {
  readonly copies: number;
  readonly places: number;
  at(copy: number, place: number): readonly (GPUBufferBinding | GPUTexture)[];
}

export class Dispatch {
  readonly #device: GPUDevice;
  readonly #resources: Resources;
  readonly #pipeline: GPUComputePipeline;
  readonly #pass: GpuPass;
  readonly #most: number;
  readonly #bound: Bound;
  /** By copy of the inputs and place of the outputs, as they come to be needed. */
  readonly #tensors = new Map<number, GPUBindGroup>();
  readonly #watch: GPUBindGroup | null;
  #slices: readonly { readonly slice: Slice; readonly problem: GPUBindGroup | Uint32Array<ArrayBuffer> }[] = [];
  #problems: GPUBuffer | null = null;

  constructor(
    device: GPUDevice,
    resources: Resources,
    pipeline: GPUComputePipeline,
    pass: GpuPass,
    bound: Bound,
    watch: GPUBuffer | null = null,
  ) {
    this.#device = device;
    this.#resources = resources;
    this.#pipeline = pipeline;
    this.#pass = pass;
    this.#most = device.limits.maxComputeWorkgroupsPerDimension;
    this.#bound = bound;
    this.#watch = watch && groupOf(device, pipeline, watch);
    this.bind(0, 0);
    this.#cutInto(watch ? firstAlone(this.#slicesOf(FIRST_PIECES)) : this.#slicesOf(FIRST_PIECES));
  }

  get length(): number {
    return this.#slices.length;
  }

  /** Before the clock starts: makes what `encode` needs for this copy of the inputs and this place. */
  bind(copy: number, place: number): GPUBindGroup {
    const { copies, places, at } = this.#bound;
    const [from, to] = [copy % copies, place % places];
    const key = from * places + to;
    const known = this.#tensors.get(key);
    if (known) return known;
    const group = this.#device.createBindGroup({
      layout: this.#pipeline.getBindGroupLayout(0),
      entries: at(from, to).map((one, binding) => ({
        binding,
        resource: 'createView' in one ? one.createView() : one,
      })),
    });
    this.#tensors.set(key, group);
    return group;
  }

  /** Chooses anew in how many slices the pass runs; none may be under way. */
  cut(pieces: number): void {
    const slices = this.#slicesOf(pieces);
    if (slices.length !== this.#slices.length) this.#cutInto(slices);
  }

  #slicesOf(pieces: number): Slice[] {
    return slicesOf(this.#pass.workgroups, pieces, this.#most);
  }

  #cutInto(slices: readonly Slice[]): void {
    const { problem, immediate, shader } = this.#pass;
    // `struct Problem { origin: vec3u, first: u32, … }`: a u32 after a vec3u fills its padding, and 16 bytes are its step.
    const size = Math.ceil((3 + problem.length) / 4) * 16;
    const words = (immediate ? size : SLOT_BYTES) / 4;
    const data = new Uint32Array(slices.length * words);
    for (const [i, { origin }] of slices.entries()) data.set([...origin, ...problem], i * words);
    if (immediate) {
      this.#slices = slices.map((slice, i) => ({ slice, problem: data.slice(i * words, (i + 1) * words) }));
      return;
    }
    const usage = GPUBufferUsage.UNIFORM | GPUBufferUsage.COPY_DST;
    if (this.#problems) this.#resources.free(this.#problems);
    const buffer = this.#resources.buffer(`problem of ${shader}`, data.byteLength, usage);
    this.#problems = buffer;
    this.#device.queue.writeBuffer(buffer, 0, data);
    const layout = this.#pipeline.getBindGroupLayout(1);
    this.#slices = slices.map((slice, i) => ({
      slice,
      problem: this.#device.createBindGroup({
        layout,
        entries: [{ binding: 0, resource: { buffer, offset: i * SLOT_BYTES, size } }],
      }),
    }));
  }

  /** Encodes slice number `index` on the given copy of the inputs, into the given place of the outputs. */
  encode(encoder: GPUComputePassEncoder, index: number, copy: number, place: number): void {
    this.#set(encoder, index, this.bind(copy, place));
    encoder.dispatchWorkgroups(...this.#slices[index].slice.workgroups);
  }

  /**
   * Whether the shader may write to an input, which it shares with others and in which it could keep what `overwrite`
   * clears elsewhere. A layout does not tell. But one dispatch cannot both write a buffer and take its arguments from it:
   * such a dispatch is encoded, and never submitted.
   */
  async mayWrite(input: GPUBuffer): Promise<boolean> {
    if (!(await this.#refusesArguments(input))) return false;
    // Whatever else is wrong with the pass would be wrong with other arguments as well.
    const neutral = this.#device.createBuffer({ size: 16, usage: GPUBufferUsage.INDIRECT });
    const refused = await this.#refusesArguments(neutral);
    neutral.destroy();
    return !refused;
  }

  async #refusesArguments(buffer: GPUBuffer): Promise<boolean> {
    this.#device.pushErrorScope('validation');
    const encoder = this.#device.createCommandEncoder();
    const pass = encoder.beginComputePass();
    this.#set(pass, 0, this.bind(0, 0));
    pass.dispatchWorkgroupsIndirect(buffer, 0);
    pass.end();
    encoder.finish();
    return (await this.#device.popErrorScope()) !== null;
  }

  #set(encoder: GPUComputePassEncoder, index: number, tensors: GPUBindGroup): void {
    encoder.setPipeline(this.#pipeline);
    encoder.setBindGroup(0, tensors);
    const { problem } = this.#slices[index];
    if (problem instanceof Uint32Array) encoder.setImmediates(0, problem);
    else encoder.setBindGroup(1, problem);
    if (this.#watch) encoder.setBindGroup(2, this.#watch);
  }
}

const groupOf = (device: GPUDevice, pipeline: GPUComputePipeline, buffer: GPUBuffer) =>
  device.createBindGroup({ layout: pipeline.getBindGroupLayout(2), entries: [{ binding: 0, resource: { buffer } }] });

/** The first run knows nothing of how long the work takes; this many pieces keep an unlucky one tolerable. */
const FIRST_PIECES = 64;
