/** Dawn without a GPU: it compiles and validates, and runs nothing. */
import { create, globals } from 'webgpu';
import { feature } from '../gpu/feature.ts';

export interface NullDevice {
  readonly device: GPUDevice;
  /** What the compiler says, as `file:line:column message`; empty when it is content. */
  problems(file: string, code: string): Promise<string[]>;
  close(): void;
}

export async function openNullDevice(): Promise<NullDevice> {
  Object.assign(globalThis, globals);
  // With what browsers offer behind a flag.
  let dawn: GPU | null = create(['backend=null', 'enable-dawn-features=allow_unsafe_apis']);
  const adapter = await dawn.requestAdapter();
  if (!adapter) throw new Error('Dawn has no null adapter.');
  const features = [
    'subgroups',
    feature('subgroup-size-control'),
    'shader-f16',
    'timestamp-query',
    feature('chromium-experimental-subgroup-matrix'),
  ] as const;
  const device = await adapter.requestDevice({
    requiredFeatures: features.filter((name) => adapter.features.has(name)),
  });
  return {
    device,
    async problems(file, code) {
      device.pushErrorScope('validation');
      const module = device.createShaderModule({ label: file, code });
      const { messages } = await module.getCompilationInfo();
      const error = await device.popErrorScope();
      const told = messages.map(({ lineNum, linePos, message }) => `${file}:${lineNum}:${linePos} ${message}`);
      return told.length || !error ? told : [`${file}: ${error.message}`];
    },
    close() {
      device.destroy();
      // Dawn keeps its thread alive for as long as somebody holds it.
      dawn = null;
    },
  };
}
