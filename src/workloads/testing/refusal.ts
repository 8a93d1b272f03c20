import type { GpuPass } from '../../engine/contract.ts';

/** What the device says when the pass is bound as the engine would bind it. */
export async function refusal(
  device: GPUDevice,
  pass: GpuPass,
  bytes: (name: string) => number,
): Promise<string | null> {
  device.pushErrorScope('validation');
  const module = device.createShaderModule({ code: pass.code });
  const pipeline = device.createComputePipeline({ layout: 'auto', compute: { module } });
  device.createBindGroup({
    layout: pipeline.getBindGroupLayout(0),
    entries: pass.bindings.map((name, binding) => ({
      binding,
      resource: {
        buffer: device.createBuffer({
          size: Math.max(16, Math.ceil(bytes(name) / 4) * 4),
          usage: GPUBufferUsage.STORAGE,
        }),
      },
    })),
  });
  return (await device.popErrorScope())?.message ?? null;
}
