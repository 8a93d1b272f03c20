/** Proving without a GPU: a kernel watched in the interpreter at one shape, with what a proof tells of a wrong one. */
import { passes as isRight } from '../bench/proof.ts';
import type { Kernel, Params, Reason, Workload } from '../contract.ts';
import type { InterpretProblem } from '../interpret/api.ts';
import { INTERPRETER, type WatchedPass, watchCase } from '../interpret/case.ts';
import { gpuVariant, withKernels } from '../kernel/kernel-variant.ts';
import { text } from '../text.ts';
import type { Proved } from './api.ts';

export interface Interpreted {
  readonly proved: Proved;
  /** Its passes; none where it did not run. */
  readonly passes: readonly WatchedPass[];
  /** Why it did not run. */
  readonly problem: InterpretProblem | null;
}

/** Plain data, as it travels to a worker. */
export interface InterpretingRequest {
  readonly kernel: Kernel;
  readonly params: Params;
  /** Of the inputs, and of the order of threads. */
  readonly seed: number;
  /** See `CaseRequest`. */
  readonly limitSteps: number;
}

interface Interpreting extends InterpretingRequest {
  readonly workload: Workload;
}

/** What outputs hold before: the pattern of this turn (gpu/pattern.ts). */
const TURN = 1;

export function proveInterpreted({ workload, kernel, params, seed, limitSteps }: Interpreting): Interpreted {
  const [known] = withKernels([workload], [kernel]);
  const variant = gpuVariant(known.variants, kernel.name);
  if (!variant) throw new Error(`${workload.id} has no kernel '${kernel.name}'.`);
  const capabilities = INTERPRETER;
  const watched = watchCase({ workload, variant, params, capabilities, inputSeed: seed, seed, limitSteps });
  if (!watched.ok) {
    const { problem } = watched;
    return { proved: { status: 'refused', reason: reasonOf(problem) }, passes: [], problem };
  }
  const { tensors, verdict, passes } = watched;
  if (isRight(verdict)) return { proved: { status: 'right', verdict }, passes, problem: null };
  const { outputs: specs, state } = workload.tensors(params);
  const outputs = Object.fromEntries(Object.keys({ ...specs, ...state }).map((name) => [name, tensors[name]]));
  const { reference = null } = workload.verifier(workload.generate(params, seed), params);
  const wrong = { ...verdict, ok: false };
  const proved = { status: 'wrong', verdict: wrong, outputs, reference, turn: TURN, run: 'first' } as const;
  return { proved, passes, problem: null };
}

const reasonOf = ({ kind, line, text: said }: InterpretProblem): Reason => ({
  code: `interpreter-${kind}`,
  text: line === null ? said : text(`Line ${line}: ${said.en}`, `第 ${line} 行：${said['zh-CN']}`),
});
