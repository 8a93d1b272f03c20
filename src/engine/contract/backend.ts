/** Who runs it. */
import type { Params } from './params.ts';
import type { Sample } from './run.ts';
import type { Tensors } from './tensors.ts';
import type { On, Reason, Variant } from './variant.ts';
import type { Workload } from './workload.ts';

/** Owns every buffer of one case. `dispose` frees them in reverse order of creation and may be called twice. */
export interface Session {
  /** Resolves when the work has finished; no upload, no readback. Rejects with the signal's reason when aborted. */
  run(iterations: number, signal: AbortSignal): Promise<Sample>;
  read(): Promise<{ readonly outputs: Tensors; readonly readbackMs: number }>;
  dispose(): Promise<void>;
}

export interface Job {
  readonly workload: Workload;
  readonly variant: Variant;
  readonly params: Params;
  readonly inputs: Tensors;
  /** See `Plan`. */
  readonly edits?: Readonly<Record<string, string>>;
  /** Of the workload's `tuning`; absent: the default. */
  readonly configuration?: string;
}

/** What a compiler says of a shader. Lines and columns count from 1; `length` in characters, 0 where it is not told. */
export interface ShaderMessage {
  readonly kind: 'error' | 'warning' | 'info';
  readonly line: number;
  readonly column: number;
  readonly length: number;
  readonly message: string;
}

export type Prepared =
  | {
      readonly status: 'ready';
      readonly session: Session;
      readonly compileMs: number;
      readonly uploadMs: number;
      /** Of the workload's `tuning`, for its variant: the one asked for, or the default that stood in for it. */
      readonly configuration?: string;
    }
  | { readonly status: 'unsupported'; readonly reason: Reason }
  | { readonly status: 'failed'; readonly reason: Reason };

/**
 * Runs variants of some kinds. Expected trouble (a limit, out of memory, a shader that does not compile) comes back as
 * a `Prepared`; `BackendLostError` (see errors.ts) is thrown when nothing works any more until `rebuild`.
 */
export interface Backend {
  readonly runs: readonly On[];
  prepare(job: Job, signal: AbortSignal): Promise<Prepared>;
  /** Starts afresh after a loss (a lost device, a crashed worker). */
  rebuild(): Promise<void>;
  dispose(): Promise<void>;
}

/** Milliseconds from an arbitrary start. Injected, so that tests need not wait. */
export interface Clock {
  now(): number;
  sleep(ms: number): Promise<void>;
}
