/** A visitor's kernel in the interpreter. As plain data it travels to a worker and back. */
import type { GpuCapabilities, Kernel, Params, Verdict, Workload } from '../contract.ts';
import { gpuVariant, withKernels } from '../kernel/kernel-variant.ts';
import { text } from '../text.ts';
import type { InterpretProblem } from './api.ts';
import { type WatchedPass, watchCase } from './case.ts';

export interface WatchRequest {
  readonly kernel: Kernel;
  readonly params: Params;
  /** Of the device here, where there is one: a copy of a variant is then what it would be on it. */
  readonly capabilities: GpuCapabilities;
  readonly inputSeed: number;
  /** Of the order of threads. */
  readonly seed: number;
}

export type WatchedKernel =
  | { readonly ok: true; readonly verdict: Verdict; readonly passes: readonly WatchedPass[] }
  /** `shader` names the pass; null where none was begun. */
  | { readonly ok: false; readonly shader: string | null; readonly problem: InterpretProblem };

/** Some seconds of an interpreter. */
const MOST_STEPS = 2e7;

/** One iteration on the workload's inputs, every touch kept. */
export function watchKernel(workloads: readonly Workload[], request: WatchRequest): WatchedKernel {
  const { kernel, params, capabilities, inputSeed, seed } = request;
  const workload = withKernels(workloads, [kernel]).find(({ id }) => id === kernel.workload);
  const variant = workload && gpuVariant(workload.variants, kernel.name);
  if (!variant) return { ok: false, shader: null, problem: UNKNOWN };
  const watched = watchCase({
    workload,
    variant,
    params,
    capabilities,
    inputSeed,
    seed,
    limitSteps: MOST_STEPS,
    trace: true,
  });
  if (!watched.ok) return watched;
  const { verdict, passes } = watched;
  return { ok: true, verdict, passes };
}

const UNKNOWN: InterpretProblem = {
  kind: 'bindings',
  line: null,
  text: text(
    'This version of Lockstep does not know what the kernel computes.',
    '此版本的 Lockstep 没有这个计算任务。',
  ),
};
