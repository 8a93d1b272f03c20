/** Where it was run, and the report of it all. */
import type { CaseId, Measurement } from './run.ts';
import type { Tensors } from './tensors.ts';

export interface AdapterInfo {
  readonly vendor: string;
  readonly architecture: string;
  readonly device: string;
  readonly description: string;
  /** SwiftShader, llvmpipe, WARP, a fallback adapter: the "GPU" is the CPU. */
  readonly software: boolean;
}

/** Which of a machine's GPUs is asked for; where there is one, or a browser does not tell them apart, it is the same. */
export type GpuPower = 'high-performance' | 'low-power';

export interface Environment {
  readonly runtime: 'browser' | 'dawn';
  /** Name and version, e.g. `Chromium 156`. */
  readonly browser: string;
  readonly os: string;
  readonly cores: number;
  /** Whether threads may share memory; named after what a page needs for it. */
  readonly crossOriginIsolated: boolean;
  /** Null without timestamps. */
  readonly timestampQuantumUs: number | null;
  readonly pageClockQuantumUs: number;
  /** Null where there is no GPU to talk to. */
  readonly adapter: AdapterInfo | null;
  /** The second of two GPUs, where a case of the run asked for it and it is there (see `CaseId.gpu`). */
  readonly second?: Pick<Environment, 'timestampQuantumUs'> & { readonly adapter: AdapterInfo };
  /** Whether a page was drawing while it was measured; null where nobody noted it. */
  readonly drawing: boolean | null;
  /** The Lockstep that measured, as in engine/version.ts; absent in results from before it was noted. */
  readonly lockstep?: string;
  readonly wasm: { readonly simd: boolean; readonly relaxedSimd: boolean };
}

export interface Report {
  /** History and import bring reports of schema 1 to this form (results/history/migrations.ts). */
  readonly schema: 2;
  /** A random UUID. */
  readonly id: string;
  /** ISO 8601, UTC. */
  readonly startedAt: string;
  readonly durationMs: number;
  readonly environment: Environment;
  /** Without the visitor's own inputs: those never leave the page. */
  readonly plan: { readonly budgetMs: number; readonly seed: number; readonly ownInputs: boolean };
  readonly measurements: readonly Measurement[];
}

/** What is being done with a case; `compile`: with all of its group, of which it is the first. */
export type CasePhase = 'compile' | 'prepare' | 'verify' | 'warm-up' | 'sample';

export type RunEvent =
  | { readonly type: 'start'; readonly environment: Environment; readonly cases: readonly CaseId[] }
  | { readonly type: 'phase'; readonly index: number; readonly phase: CasePhase }
  | { readonly type: 'progress'; readonly fraction: number; readonly leftMs: number }
  /** Sent again with more samples as the case goes on; the last one for an index is final. */
  | { readonly type: 'measurement'; readonly index: number; readonly measurement: Measurement; readonly final: boolean }
  | { readonly type: 'output'; readonly index: number; readonly outputs: Tensors; readonly reference: Tensors | null }
  | { readonly type: 'report'; readonly report: Report };
