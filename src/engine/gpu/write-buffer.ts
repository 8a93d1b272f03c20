import type { TensorData } from '../contract.ts';

/** WebGPU writes whole 32-bit words. */
export function writeBuffer(device: GPUDevice, buffer: GPUBuffer, data: TensorData): void {
  const whole = data.byteLength - (data.byteLength % 4);
  const bytes = new Uint8Array(data.buffer as ArrayBuffer, data.byteOffset, data.byteLength);
  if (whole) device.queue.writeBuffer(buffer, 0, bytes, 0, whole);
  if (whole === data.byteLength) return;
  const rest = new Uint8Array(4);
  rest.set(bytes.subarray(whole));
  device.queue.writeBuffer(buffer, whole, rest);
}
