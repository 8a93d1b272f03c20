/** Compiled kernels; the last few are kept. */
import type { GpuPass, Reason, ShaderMessage } from '../contract.ts';
import type { Place } from '../wgsl-lines.ts';
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

  /**
   * `compileMs` is what the first compilation took, also when it comes from the cache.
   * @param place finds where an offset of the code is in the text that it was made from
   */
  get(pass: Pick<GpuPass, 'shader' | 'code' | 'constants'>, place?: (offset: number) => Place): Promise<Compiled> {
    const code = specialize(pass.code, pass.constants ?? {});
    const compiling = this.#cache.get(code) ?? this.#compile(pass.shader, code, place);
    // The one used last is the last in the map.
    this.#cache.delete(code);
    this.#cache.set(code, compiling);
    for (const oldest of this.#cache.keys()) {
      if (this.#cache.size <= KEPT) break;
      this.#cache.delete(oldest);
    }
    return compiling;
  }

  async #compile(shader: string, code: string, place?: (offset: number) => Place): Promise<Compiled> {
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
      const told = first ? said(first, place) : String(error);
      return { ok: false, reason: doesNotCompile(shader, told) };
    }
  }
}

/** Not every message has a place. */
function said({ lineNum, linePos, offset, message }: GPUCompilationMessage, place?: (offset: number) => Place): string {
  if (!lineNum) return message;
  const { line, column } = place?.(offset) ?? { line: lineNum, column: linePos };
  return `line ${line}:${column} ${message}`;
}

/** What the device's compiler says of a WGSL text. An error in it is an answer here, not a failure. */
export async function messagesOf(device: GPUDevice, code: string): Promise<readonly ShaderMessage[]> {
  device.pushErrorScope('validation');
  const module = device.createShaderModule({ code });
  const [, { messages }] = await Promise.all([device.popErrorScope(), module.getCompilationInfo()]);
  return messages.map(({ type, lineNum, linePos, length, message }) => ({
    kind: type,
    line: lineNum,
    column: linePos,
    length,
    message,
  }));
}
