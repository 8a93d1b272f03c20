/** Brings a part of the state home while the device goes on: a few buffers in a ring, each mapped when its turn comes. */
import type { Stream, TensorData, TensorSpec } from '../contract.ts';
import type { Live } from './live.ts';
import { typed } from './outputs.ts';
import type { Resources } from './resources.ts';

/** So many pieces are under way at most: the device does not idle, and whoever cancels waits for no more than these. */
const SLOTS = 4;

interface TrailParts extends Pick<Stream, 'told'> {
  readonly live: Live;
  readonly resources: Resources;
  readonly source: { readonly buffer: GPUBuffer; readonly spec: TensorSpec };
  readonly now: () => number;
}

export class Trail {
  readonly #parts: TrailParts;
  readonly #slots: readonly GPUBuffer[];
  readonly #start: number;
  /** The oldest first. */
  readonly #underWay: Promise<void>[] = [];
  #taken = 0;
  #enough = false;

  constructor(parts: TrailParts) {
    this.#parts = parts;
    const usage = GPUBufferUsage.MAP_READ | GPUBufferUsage.COPY_DST;
    const { resources, source, now } = parts;
    this.#slots = Array.from({ length: SLOTS }, () => resources.buffer('piece', source.buffer.size, usage));
    this.#start = now();
  }

  /** Once a slot is free. @returns false where nobody wants more */
  async hasRoom(): Promise<boolean> {
    if (this.#underWay.length === SLOTS) await this.#underWay.shift();
    return !this.#enough;
  }

  /** Encodes the copy of what there is by then. */
  take(encoder: GPUCommandEncoder): void {
    const { buffer } = this.#parts.source;
    encoder.copyBufferToBuffer(buffer, 0, this.#slots[this.#taken % SLOTS], 0, buffer.size);
  }

  /** Once it is submitted. */
  follow(iterations: number): void {
    const arrival = this.#arrive(this.#slots[this.#taken++ % SLOTS], iterations);
    // Where one fails, nobody waits for those behind it.
    arrival.catch(() => {});
    this.#underWay.push(arrival);
  }

  /** Resolves when all that is under way has come. */
  async end(): Promise<void> {
    for (const arrival of this.#underWay) await arrival;
  }

  async #arrive(slot: GPUBuffer, iterations: number): Promise<void> {
    const { live, now, told } = this.#parts;
    // A device that is lost refuses in its own words what it has mapped already.
    const data = await live.guard(this.#read(slot));
    // What was under way when somebody had enough is nobody's any more.
    if (!this.#enough && !told({ iterations, data, ms: now() - this.#start })) this.#enough = true;
  }

  async #read(slot: GPUBuffer): Promise<TensorData> {
    const { live, source } = this.#parts;
    await live.wait(slot.mapAsync(GPUMapMode.READ));
    const data = typed(slot.getMappedRange().slice(0), source.spec);
    slot.unmap();
    return data;
  }
}
