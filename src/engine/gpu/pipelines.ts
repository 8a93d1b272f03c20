/** Compiled kernels; the last few are kept. */
import type { GpuPass, Reason, ShaderMessage } from '../contract.ts';
import { doesNotCompile } from './reasons.ts';
import { specialize } from './specialize.ts';

export type Compiled =
  | { readonly ok: true; readonly pipeline: GPUComputePipeline; readonly compileMs: number }
  | { readonly ok: false; readonly reason: Reason };

/** A run has fewer; a tuner that comes back to one compiles it anew. */
const KEPT = 64;

export class Pipelines {
  readonly #device: GPUDevice;
  readonly #now: () => number;
  readonly #cache = new Map<string, Promise<Compiled>>();

  constructor(device: GPUDevice, now: () => number) {
    this.#device = device;
    this.#now = now;
  }

  /** `compileMs` is what the first compilation took, also when it comes from the cache. */
  get(pass: Pick<GpuPass, 'shader' | 'code' | 'constants'>): Promise<Compiled> {
    const code = specialize(pass.code, pass.constants ?? {});
    const compiling = this.#cache.get(code) ?? this.#compile(pass.shader, code);
    // The one used last is the last in the map.
    this.#cache.delete(code);
    this.#cache.set(code, compiling);
    for (const oldest of this.#cache.keys()) {
      if (this.#cache.size <= KEPT) break;
      this.#cache.delete(oldest);
    }
    return compiling;
  }

  async #compile(shader: string, code: string): Promise<Compiled> {
    const start = this.#now();
    const module = this.#device.createShaderModule({ label: shader, code });
    try {
      const pipeline = await this.#device.createComputePipelineAsync({
        label: shader,
        layout: 'auto',
        compute: { module },
      });
      return { ok: true, pipeline, compileMs: this.#now() - start };
    } catch (error) {
      const { messages } = await module.getCompilationInfo();
      const first = messages.find(({ type }) => type === 'error');
      const told = first ? `line ${first.lineNum}:${first.linePos} ${first.message}` : String(error);
      return { ok: false, reason: doesNotCompile(shader, told) };
    }
  }
}

/** What the device's compiler says of a WGSL text. An error in it is an answer here, not a failure. */
export async function messagesOf(device: GPUDevice, code: string): Promise<readonly ShaderMessage[]> {
  device.pushErrorScope('validation');
  const module = device.createShaderModule({ code });
  const refused = device.popErrorScope();
  const { messages } = await module.getCompilationInfo();
  await refused;
  return messages.map(({ type, lineNum, linePos, length, message }) => ({
    kind: type,
    line: lineNum,
    column: linePos,
    length,
    message,
  }));
}
