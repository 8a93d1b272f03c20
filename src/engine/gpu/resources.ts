/** What is created for one purpose is destroyed together, in reverse order, also when creating the next thing fails. */
export class Resources {
  readonly #destroyers = new Map<object, () => void>();
  readonly #device: GPUDevice;

  constructor(device: GPUDevice) {
    this.#device = device;
  }

  /** A buffer whose size is rounded up to whole 32-bit words. */
  buffer(label: string, bytes: number, usage: GPUBufferUsageFlags): GPUBuffer {
    const size = Math.max(4, Math.ceil(bytes / 4) * 4);
    return this.#own(this.#device.createBuffer({ label, size, usage }));
  }

  /** What a shader reads as `texture_2d<f32>`: bytes come as 0…1. */
  picture(label: string, width: number, height: number): GPUTexture {
    const usage = GPUTextureUsage.TEXTURE_BINDING | GPUTextureUsage.COPY_DST | GPUTextureUsage.COPY_SRC;
    return this.#own(this.#device.createTexture({ label, size: [width, height], format: 'rgba8unorm', usage }));
  }

  timestamps(count: number): GPUQuerySet {
    return this.#own(this.#device.createQuerySet({ type: 'timestamp', count }));
  }

  /** Calls `end` with the others: for what is shared with somebody else. */
  onDestroy(end: () => void): void {
    this.#destroyers.set(end, end);
  }

  /** Destroys one of them before the others. */
  free(one: GPUBuffer): void {
    this.#destroyers.get(one)?.();
    this.#destroyers.delete(one);
  }

  /** May be called twice. */
  destroy(): void {
    const destroyers = [...this.#destroyers.values()].reverse();
    this.#destroyers.clear();
    for (const destroy of destroyers) destroy();
  }

  #own<T extends GPUBuffer | GPUTexture | GPUQuerySet>(one: T): T {
    this.#destroyers.set(one, () => one.destroy());
    return one;
  }
}
