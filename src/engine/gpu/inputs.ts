/**
 * The inputs of cases, as they lie on the device. Contenders of one run read the same copies: each set is uploaded once,
 * and many contenders fit side by side.
 */
import type { TensorSpecs, Tensors } from '../contract.ts';
import { bytesOf } from '../sizes.ts';
import { Resources } from './resources.ts';
import { writeBuffer } from './write-buffer.ts';

export interface InputHost {
  readonly device: GPUDevice;
  readonly now: () => number;
  /** Waits for all work; rejects when the device is lost. */
  readonly done: () => Promise<unknown>;
}

export type Storage = 'buffer' | 'texture' | 'both';

/** What a case needs of its inputs. */
export interface InputNeeds {
  readonly sets: readonly Tensors[];
  readonly specs: TensorSpecs;
  /** By name; a buffer where nothing is said. */
  readonly storage: ReadonlyMap<string, Storage>;
  /** A multiple of the sets: copy c holds set c mod sets. */
  readonly copies: number;
}

interface Stored {
  readonly buffer: GPUBuffer | null;
  readonly texture: GPUTexture | null;
  /** Of the tensor, in whole words: the buffer may be longer. */
  readonly bytes: number;
}

export class Inputs {
  /** Of the first set, into memory that has just been made. */
  uploadMs = 0;
  readonly #host: InputHost;
  readonly #resources: Resources;
  readonly #needs: InputNeeds;
  readonly #copies: ReadonlyMap<string, Stored>[] = [];

  constructor(host: InputHost, needs: InputNeeds) {
    this.#host = host;
    this.#resources = new Resources(host.device);
    this.#needs = needs;
  }

  /** Makes all copies: the sets uploaded, further ones copied on the device. */
  async fill(): Promise<void> {
    const { now, done } = this.#host;
    const start = now();
    this.#copies.push(this.#copy());
    this.write(0);
    await done();
    this.uploadMs = now() - start;
    const { sets, copies } = this.#needs;
    while (this.#copies.length < copies) {
      this.#copies.push(this.#copy());
      const copy = this.#copies.length - 1;
      if (copy < sets.length) this.write(copy);
      else this.#duplicate(copy - sets.length, copy);
    }
    await done();
  }

  buffer(name: string, copy: number): GPUBuffer | null {
    return this.#copies[copy].get(name)?.buffer ?? null;
  }

  /** As a shader sees it: an array no longer than the tensor. */
  binding(name: string, copy: number): GPUBufferBinding | null {
    const { buffer, bytes } = this.#copies[copy].get(name) ?? {};
    return buffer ? { buffer, size: bytes } : null;
  }

  texture(name: string, copy: number): GPUTexture | null {
    return this.#copies[copy].get(name)?.texture ?? null;
  }

  /** Uploads once more what the copy holds. */
  write(copy: number): void {
    const { sets } = this.#needs;
    const tensors = sets[copy % sets.length];
    for (const [name, { buffer, texture }] of this.#copies[copy]) {
      if (buffer) writeBuffer(this.#host.device, buffer, tensors[name]);
      if (texture) {
        const { width, height } = texture;
        const pixels = tensors[name] as Uint8Array<ArrayBuffer>;
        this.#host.device.queue.writeTexture({ texture }, pixels, { bytesPerRow: 4 * width }, [width, height]);
      }
    }
  }

  destroy(): void {
    this.#resources.destroy();
  }

  #copy(): ReadonlyMap<string, Stored> {
    const { specs, storage } = this.#needs;
    const copy = new Map<string, Stored>();
    for (const [name, spec] of Object.entries(specs)) {
      const kind = storage.get(name) ?? 'buffer';
      const [height, width] = spec.shape;
      const bytes = Math.ceil(bytesOf({ [name]: spec }) / 4) * 4;
      const buffer = kind === 'texture' ? null : this.#resources.buffer(name, Math.max(bytes, LEAST), USAGE());
      const texture = kind === 'buffer' ? null : this.#resources.picture(`${name} texture`, width, height);
      copy.set(name, { buffer, texture, bytes });
    }
    return copy;
  }

  /** On the device: quicker than from the page. */
  #duplicate(from: number, to: number): void {
    const encoder = this.#host.device.createCommandEncoder();
    for (const [name, target] of this.#copies[to]) {
      const source = this.#copies[from].get(name);
      if (target.buffer && source?.buffer)
        encoder.copyBufferToBuffer(source.buffer, 0, target.buffer, 0, target.buffer.size);
      if (target.texture && source?.texture) {
        const { width, height } = target.texture;
        encoder.copyTextureToTexture({ texture: source.texture }, { texture: target.texture }, [width, height]);
      }
    }
    this.#host.device.queue.submit([encoder.finish()]);
  }
}

/** `Dispatch.mayWrite` reads the arguments of a dispatch, three words, from an input. */
const LEAST = 16;
const USAGE = () =>
  GPUBufferUsage.STORAGE | GPUBufferUsage.INDIRECT | GPUBufferUsage.COPY_SRC | GPUBufferUsage.COPY_DST;

interface Shared {
  readonly inputs: Inputs;
  users: number;
}

/** All inputs on a device, by the object that holds their sets. */
export class SharedInputs {
  readonly #host: InputHost;
  readonly #known = new Map<readonly Tensors[], Map<string, Shared>>();

  constructor(host: InputHost) {
    this.#host = host;
  }

  /**
   * The inputs of whoever came first with the same sets and needs, or new ones. One call at a time.
   * @returns with what lets go of them: the last one to call it destroys them
   */
  async take(needs: InputNeeds): Promise<{ readonly inputs: Inputs; readonly release: () => void }> {
    const key = JSON.stringify([needs.copies, Object.entries(needs.specs), [...needs.storage].sort()]);
    const known = this.#known.get(needs.sets)?.get(key);
    const shared = known ?? { inputs: new Inputs(this.#host, needs), users: 0 };
    if (!known) {
      try {
        await shared.inputs.fill();
      } catch (error) {
        shared.inputs.destroy();
        throw error;
      }
      const byNeeds = this.#known.get(needs.sets) ?? new Map<string, Shared>();
      this.#known.set(needs.sets, byNeeds.set(key, shared));
    }
    shared.users++;
    return { inputs: shared.inputs, release: () => this.#release(needs.sets, key, shared) };
  }

  #release(sets: readonly Tensors[], key: string, shared: Shared): void {
    if (--shared.users > 0) return;
    shared.inputs.destroy();
    const byNeeds = this.#known.get(sets);
    byNeeds?.delete(key);
    if (!byNeeds?.size) this.#known.delete(sets);
  }
}
