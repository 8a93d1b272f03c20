/** Compiled kernels: those of a group are asked for at once, and the last few are kept, from one run to the next too. */
import type { Compiling, GpuPass, Reason, ShaderMessage } from '../contract.ts';
import type { Place } from '../wgsl-lines.ts';
import { textOf } from './pass-text.ts';
import { doesNotCompile } from './reasons.ts';

export type Compiled =
  | { readonly ok: true; readonly pipeline: GPUComputePipeline }
  | { readonly ok: false; readonly reason: Reason };

/** What is to be compiled. */
export interface Wanted {
  readonly pass: Pick<GpuPass, 'shader' | 'code' | 'constants' | 'immediate'>;
  /** Finds where an offset of the code is in the text that it was made from. */
  readonly place?: (offset: number) => Place;
}

/** The kernels of one case. */
export interface Taken extends Compiling {
  /** By place in what was wanted; passes that repeat have one pipeline. */
  readonly compiled: readonly Compiled[];
  /** From asking for the first until the last was there; of kernels that were kept, what that took then. */
  readonly compileMs: number;
}

/** A run has fewer; a tuner that comes back to one compiles it anew. */
const KEPT = 64;

interface Kept {
  readonly startMs: number;
  /** Null while it is being compiled. */
  endMs: number | null;
  readonly compiled: Promise<Compiled>;
  /** All that were asked for at once, itself among them. */
  readonly batch: readonly Kept[];
  /** Whether a case has waited for it: for the next it was there from before. */
  taken: boolean;
}

export class Pipelines {
  readonly #device: GPUDevice;
  readonly #now: () => number;
  readonly #cache = new Map<string, Kept>();

  constructor(device: GPUDevice, now: () => number) {
    this.#device = device;
    this.#now = now;
  }

  /** Compiles all at once, for cases that will take them. Resolves when the last is there, or has failed. */
  async ahead(wanted: readonly Wanted[]): Promise<void> {
    const known = new Set(this.#cache.values());
    const kept = this.#ask(wanted);
    // Those of a case that never came to take them.
    for (const one of kept) if (known.has(one)) one.taken = true;
    await Promise.all(kept.map(({ compiled }) => compiled));
  }

  async take(wanted: readonly Wanted[]): Promise<Taken> {
    const kept = this.#ask(wanted);
    const compiled = await Promise.all(kept.map((one) => one.compiled));
    const own = [...new Set(kept)];
    const fresh = own.filter(({ taken }) => !taken);
    for (const one of own) one.taken = true;
    const batch = new Set(fresh.flatMap((one) => one.batch));
    const whole = [...batch].every(({ endMs }) => endMs !== null);
    return {
      compiled,
      compileMs: coveredMs(fresh.length ? fresh : own),
      cached: own.length > 0 && fresh.length === 0,
      ...(batch.size > 1 && whole && { together: { kernels: batch.size, wallMs: coveredMs([...batch]) } }),
    };
  }

  #ask(wanted: readonly Wanted[]): readonly Kept[] {
    const batch: Kept[] = [];
    const all = wanted.map(({ pass, place }) => {
      const code = textOf(pass);
      const kept = this.#cache.get(code) ?? this.#begin(pass.shader, code, batch, place);
      // The one used last is the last in the map.
      this.#cache.delete(code);
      this.#cache.set(code, kept);
      return kept;
    });
    for (const oldest of this.#cache.keys()) {
      if (this.#cache.size <= KEPT) break;
      this.#cache.delete(oldest);
    }
    return all;
  }

  #begin(shader: string, code: string, batch: Kept[], place: Wanted['place']): Kept {
    const compiled = this.#compile(shader, code, place).finally(() => {
      kept.endMs = this.#now();
    });
    const kept: Kept = { startMs: this.#now(), endMs: null, compiled, batch, taken: false };
    batch.push(kept);
    return kept;
  }

  async #compile(shader: string, code: string, place: Wanted['place']): Promise<Compiled> {
    const module = this.#device.createShaderModule({ label: shader, code });
    try {
      const pipeline = await this.#device.createComputePipelineAsync({
        label: shader,
        layout: 'auto',
        compute: { module },
      });
      return { ok: true, pipeline };
    } catch (error) {
      const { messages } = await module.getCompilationInfo();
      const first = messages.find(({ type }) => type === 'error');
      const told = first ? said(first, place) : String(error);
      return { ok: false, reason: doesNotCompile(shader, told) };
    }
  }
}

/** Time in which at least one was being compiled, ms. */
function coveredMs(kept: readonly Kept[]): number {
  let total = 0;
  let until = -Infinity;
  for (const { startMs, endMs } of [...kept].sort((a, b) => a.startMs - b.startMs)) {
    const end = endMs ?? startMs;
    total += Math.max(0, end - Math.max(startMs, until));
    until = Math.max(until, end);
  }
  return total;
}

/** Not every message has a place. */
function said({ lineNum, linePos, offset, message }: GPUCompilationMessage, place: Wanted['place']): string {
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
