/** What a case writes: the places of its outputs, its state, its scratch, and the buffers through which it is read back. */
import { ARRAYS } from '../arrays.ts';
import type { TensorData, TensorSpec, TensorSpecs, Tensors } from '../contract.ts';
import { bytesOf, elementCount } from '../sizes.ts';
import { MOST_PATTERN_BYTES, patternOf } from './pattern.ts';
import type { Resources } from './resources.ts';
import { writeBuffer } from './write-buffer.ts';

interface Output {
  readonly name: string;
  readonly spec: TensorSpec;
  readonly places: readonly GPUBuffer[];
  readonly staging: GPUBuffer;
}

interface State {
  readonly name: string;
  readonly spec: TensorSpec;
  readonly buffer: GPUBuffer;
  readonly start: GPUBuffer;
  readonly staging: GPUBuffer;
}

/** What a case writes, by role. */
export interface Written {
  readonly outputs: TensorSpecs;
  readonly scratch: TensorSpecs;
  readonly state: TensorSpecs;
}

interface Target {
  readonly buffer: GPUBuffer;
  /** Where its pattern begins. */
  readonly from: number;
}

/** A round trip takes outputs home; a proof wants the state as well. */
export type Staged = 'outputs' | 'all';

export class Outputs {
  readonly #device: GPUDevice;
  readonly #outputs: readonly Output[];
  readonly #state: readonly State[];
  readonly #scratch: ReadonlyMap<string, GPUBuffer>;
  readonly #targets: readonly Target[];
  /** Two patterns of this many bytes, for f32 and for whole numbers. */
  readonly #patternBytes: number;
  readonly #pattern: GPUBuffer;

  /** @param start what the state is set back to */
  constructor(
    device: GPUDevice,
    resources: Resources,
    { outputs, scratch, state }: Written,
    places: number,
    start: Tensors,
  ) {
    this.#device = device;
    const storage = GPUBufferUsage.STORAGE | GPUBufferUsage.COPY_SRC | GPUBufferUsage.COPY_DST;
    const sizeOf = (name: string, spec: TensorSpec) => bytesOf({ [name]: spec });
    this.#outputs = Object.entries(outputs).map(([name, spec]) => ({
      name,
      spec,
      places: Array.from({ length: places }, () => resources.buffer(name, sizeOf(name, spec), storage)),
      staging: resources.buffer(`${name} read`, sizeOf(name, spec), GPUBufferUsage.MAP_READ | GPUBufferUsage.COPY_DST),
    }));
    const read = GPUBufferUsage.MAP_READ | GPUBufferUsage.COPY_DST;
    this.#state = Object.entries(state).map(([name, spec]) => {
      const bytes = sizeOf(name, spec);
      const one = {
        name,
        spec,
        buffer: resources.buffer(name, bytes, storage),
        start: resources.buffer(`${name} at the start`, bytes, GPUBufferUsage.COPY_SRC | GPUBufferUsage.COPY_DST),
        staging: resources.buffer(`${name} read`, bytes, read),
      };
      writeBuffer(device, one.start, start[name]);
      return one;
    });
    this.#scratch = new Map(
      Object.entries(scratch).map(([name, spec]) => [name, resources.buffer(name, sizeOf(name, spec), storage)]),
    );
    const written = [
      ...this.#outputs.flatMap(({ spec, places }) => places.map((buffer) => ({ buffer, spec }))),
      ...[...this.#scratch].map(([name, buffer]) => ({ buffer, spec: scratch[name] })),
    ];
    const largest = Math.max(4, ...written.map(({ buffer }) => buffer.size));
    this.#patternBytes = Math.min(largest, MOST_PATTERN_BYTES);
    this.#targets = written.map(({ buffer, spec }) => ({
      buffer,
      from: spec.dtype === 'f32' ? 0 : this.#patternBytes,
    }));
    const usage = GPUBufferUsage.COPY_SRC | GPUBufferUsage.COPY_DST;
    this.#pattern = resources.buffer('pattern', 2 * this.#patternBytes, usage);
  }

  /** An output at its place, state, or scratch. */
  buffer(name: string, place: number): GPUBuffer | undefined {
    const output = this.#outputs.find((one) => one.name === name)?.places[place];
    return output ?? this.#state.find((one) => one.name === name)?.buffer ?? this.#scratch.get(name);
  }

  get hasState(): boolean {
    return this.#state.length > 0;
  }

  isOutput(name: string): boolean {
    return this.#outputs.some((output) => output.name === name);
  }

  /**
   * Submits what fills all places and the scratch with what no kernel writes: NaN, or noise where there is no NaN; and
   * what sets the state back.
   */
  overwrite(turn: number): void {
    this.#device.queue.writeBuffer(this.#pattern, 0, patternOf(turn, this.#patternBytes / 4));
    const encoder = this.#device.createCommandEncoder();
    for (const { buffer, from } of this.#targets) {
      for (let at = 0; at < buffer.size; at += this.#patternBytes) {
        const bytes = Math.min(this.#patternBytes, buffer.size - at);
        encoder.copyBufferToBuffer(this.#pattern, from, buffer, at, bytes);
      }
    }
    for (const { buffer, start } of this.#state) encoder.copyBufferToBuffer(start, 0, buffer, 0, start.size);
    this.#device.queue.submit([encoder.finish()]);
  }

  /** Encodes what brings the outputs of a place, and the state, to where they can be read. */
  stage(encoder: GPUCommandEncoder, place: number, what: Staged): void {
    for (const { places, staging } of this.#outputs) {
      encoder.copyBufferToBuffer(places[place], 0, staging, 0, staging.size);
    }
    if (what === 'outputs') return;
    for (const { buffer, staging } of this.#state) encoder.copyBufferToBuffer(buffer, 0, staging, 0, staging.size);
  }

  /** Of the state. @throws Error where there is none of this name */
  stateOf(name: string): { readonly buffer: GPUBuffer; readonly spec: TensorSpec } {
    const found = this.#state.find((one) => one.name === name);
    if (!found) throw new Error(`There is no state '${name}'.`);
    return found;
  }

  /** What was staged and submitted. @param wait for the device */
  async staged(what: Staged, wait: (mapped: Promise<unknown>) => Promise<unknown>): Promise<Tensors> {
    const parts = what === 'outputs' ? this.#outputs : [...this.#outputs, ...this.#state];
    await wait(Promise.all(parts.map(({ staging }) => staging.mapAsync(GPUMapMode.READ))));
    const read: Record<string, TensorData> = {};
    for (const { name, spec, staging } of parts) {
      read[name] = typed(staging.getMappedRange().slice(0), spec);
      staging.unmap();
    }
    return read;
  }
}

/** Views bytes as a tensor; a buffer may be a little longer than its tensor. */
export const typed = (bytes: ArrayBuffer, spec: TensorSpec): TensorData =>
  new ARRAYS[spec.dtype](bytes, 0, elementCount(spec));
