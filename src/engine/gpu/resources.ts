/** Whatever a session creates is destroyed with it, in reverse order, also when creating the next thing fails. */
export class Resources {
  readonly #destroyers: (() => void)[] = [];
  readonly #device: GPUDevice;
  /** Bytes of all buffers made so far. */
  bytes = 0;

  constructor(device: GPUDevice) {
    this.#device = device;
  }

  /** A buffer whose size is rounded up to whole 32-bit words. */
  buffer(label: string, bytes: number, usage: GPUBufferUsageFlags): GPUBuffer {
    const size = Math.max(4, Math.ceil(bytes / 4) * 4);
    const buffer = this.#device.createBuffer({ label, size, usage });
    this.bytes += size;
    this.#destroyers.push(() => buffer.destroy());
    return buffer;
  }

  /** What a shader reads as `texture_2d<f32>`: bytes come as 0…1. Filled with `data`, [height, width, 4]. */
  picture(label: string, width: number, height: number, data: Uint8Array<ArrayBuffer>): GPUTexture {
    const usage = GPUTextureUsage.TEXTURE_BINDING | GPUTextureUsage.COPY_DST;
    const texture = this.#device.createTexture({ label, size: [width, height], format: 'rgba8unorm', usage });
    this.bytes += data.byteLength;
    this.#destroyers.push(() => texture.destroy());
    this.#device.queue.writeTexture({ texture }, data, { bytesPerRow: 4 * width }, [width, height]);
    return texture;
  }

  timestamps(count: number): GPUQuerySet {
    const set = this.#device.createQuerySet({ type: 'timestamp', count });
    this.#destroyers.push(() => set.destroy());
    return set;
  }

  /** May be called twice. */
  destroy(): void {
    for (let destroy = this.#destroyers.pop(); destroy; destroy = this.#destroyers.pop()) destroy();
  }
}
