/** A kernel that a visitor has written, as plain data: it travels in drafts, files, links and messages. */
import type { Dtype } from './tensors.ts';

/** Workgroups along x, y and z: formulas (kernel/formula.ts). */
export type Workgroups = readonly [x: string, y: string, z: string];

export interface KernelPass {
  /** Names it. Where the kernel began as a variant: the file that it replaces, wherever that variant uses it. */
  readonly shader: string;
  readonly code: string;
  /** Null: as many as the variant takes. A kernel that began as none has a formula in every pass. */
  readonly workgroups: Workgroups | null;
  /** Module-scope constants that Lockstep sets, as they depend on the size. */
  readonly sets: readonly string[];
}

/** A buffer between passes. */
export interface KernelScratch {
  readonly name: string;
  readonly dtype: Extract<Dtype, 'f32' | 'u32' | 'i32'>;
  /** Elements, a formula. */
  readonly length: string;
}

export interface Kernel {
  /** Id of the workload that it solves. */
  readonly workload: string;
  /** In cases, charts and tables; no variant's id. */
  readonly name: string;
  /** The variant that it began as: it keeps its bindings, uniforms and scratch. Null: bindings go by their names in the text. */
  readonly from: string | null;
  /** The name of somebody else's kernel that it is a copy of. */
  readonly copyOf: string | null;
  readonly scratch: readonly KernelScratch[];
  /** In the order in which they run where it began as no variant. At least one. */
  readonly passes: readonly KernelPass[];
}
