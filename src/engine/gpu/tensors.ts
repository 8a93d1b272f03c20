/** From tensors to what a shader binds. */
import type { Job, TensorData, TensorSpecs } from '../contract.ts';
import type { EditedPass } from './edits.ts';
import type { Resources } from './resources.ts';

export type Buffers = ReadonlyMap<string, GPUBuffer>;

export function bufferOf(buffers: Buffers, name: string): GPUBuffer {
  const buffer = buffers.get(name);
  if (!buffer) throw new Error(`A pass binds '${name}', which is no tensor of the workload or scratch of the variant.`);
  return buffer;
}

/** One set of the inputs that some pass reads as textures. */
export function picturesOf(
  resources: Resources,
  { sets: [inputs] }: Job,
  passes: readonly EditedPass[],
  specs: TensorSpecs,
): ReadonlyMap<string, GPUTexture> {
  const names = new Set(passes.flatMap(({ pass }) => pass.textures ?? []));
  return new Map(
    [...names].map((name) => {
      const [height, width] = specs[name].shape;
      return [name, resources.picture(`${name} texture`, width, height, inputs[name] as Uint8Array<ArrayBuffer>)];
    }),
  );
}

/** WebGPU writes whole 32-bit words. */
export function upload(device: GPUDevice, buffer: GPUBuffer, data: TensorData): void {
  const whole = data.byteLength - (data.byteLength % 4);
  const bytes = new Uint8Array(data.buffer as ArrayBuffer, data.byteOffset, data.byteLength);
  if (whole) device.queue.writeBuffer(buffer, 0, bytes, 0, whole);
  if (whole === data.byteLength) return;
  const rest = new Uint8Array(4);
  rest.set(bytes.subarray(whole));
  device.queue.writeBuffer(buffer, whole, rest);
}
