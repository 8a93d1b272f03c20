/** One pass of a case, ready to be encoded whole or in slices. */
import type { GpuPass } from '../contract.ts';
import type { Resources } from './resources.ts';
import { type Slice, slicesOf } from './slices.ts';

/** Uniform buffers are bound at multiples of this (the default `minUniformBufferOffsetAlignment`). */
const SLOT_BYTES = 256;

export class Dispatch {
  readonly #device: GPUDevice;
  readonly #resources: Resources;
  readonly #pipeline: GPUComputePipeline;
  readonly #pass: GpuPass;
  readonly #most: number;
  /** One bind group per copy of the inputs. */
  readonly #tensors: readonly GPUBindGroup[];
  readonly #watch: GPUBindGroup | null;
  #slices: readonly { readonly slice: Slice; readonly problem: GPUBindGroup }[] = [];

  constructor(
    device: GPUDevice,
    resources: Resources,
    pipeline: GPUComputePipeline,
    pass: GpuPass,
    copies: readonly (readonly (GPUBuffer | GPUTexture)[])[],
    watch: GPUBuffer | null = null,
  ) {
    this.#device = device;
    this.#resources = resources;
    this.#pipeline = pipeline;
    this.#pass = pass;
    this.#most = device.limits.maxComputeWorkgroupsPerDimension;
    const layout = pipeline.getBindGroupLayout(0);
    this.#tensors = copies.map((bound) =>
      device.createBindGroup({
        layout,
        entries: bound.map((one, binding) => ({
          binding,
          resource: 'createView' in one ? one.createView() : { buffer: one },
        })),
      }),
    );
    this.#watch = watch && groupOf(device, pipeline, watch);
    this.cut(FIRST_PIECES);
  }

  get length(): number {
    return this.#slices.length;
  }

  /** Chooses anew in how many slices the pass runs. */
  cut(pieces: number): void {
    const slices = slicesOf(this.#pass.workgroups, pieces, this.#most);
    if (slices.length === this.#slices.length) return;
    const words = SLOT_BYTES / 4;
    const data = new Uint32Array(slices.length * words);
    slices.forEach(({ origin }, i) => {
      // `struct Problem { origin: vec3u, first: u32, … }`: a u32 after a vec3u fills its padding.
      data.set([...origin, ...this.#pass.problem], i * words);
    });
    const usage = GPUBufferUsage.UNIFORM | GPUBufferUsage.COPY_DST;
    const buffer = this.#resources.buffer(`problem of ${this.#pass.shader}`, data.byteLength, usage);
    this.#device.queue.writeBuffer(buffer, 0, data);
    const layout = this.#pipeline.getBindGroupLayout(1);
    const size = Math.ceil((3 + this.#pass.problem.length) / 4) * 16;
    this.#slices = slices.map((slice, i) => ({
      slice,
      problem: this.#device.createBindGroup({
        layout,
        entries: [{ binding: 0, resource: { buffer, offset: i * SLOT_BYTES, size } }],
      }),
    }));
  }

  /** Encodes slice number `index` on the given copy of the inputs. */
  encode(encoder: GPUComputePassEncoder, index: number, copy: number): void {
    const { slice, problem } = this.#slices[index];
    encoder.setPipeline(this.#pipeline);
    encoder.setBindGroup(0, this.#tensors[copy]);
    encoder.setBindGroup(1, problem);
    if (this.#watch) encoder.setBindGroup(2, this.#watch);
    encoder.dispatchWorkgroups(...slice.workgroups);
  }
}

const groupOf = (device: GPUDevice, pipeline: GPUComputePipeline, buffer: GPUBuffer) =>
  device.createBindGroup({ layout: pipeline.getBindGroupLayout(2), entries: [{ binding: 0, resource: { buffer } }] });

/** The first run knows nothing of how long the work takes; this many pieces keep an unlucky one tolerable. */
const FIRST_PIECES = 64;
