/** What a visitor's version of a lesson's shader asks of memory, beside the original: counted, not timed. */
import { expandPattern } from '../../engine/bench/plan.ts';
import type { Kernel, Params, Workload } from '../../engine/contract.ts';
import { gpuVariant } from '../../engine/kernel/kernel-variant.ts';
import { PLAIN } from '../../engine/kernel/plain-device.ts';
import { smallShapes } from '../../engine/kernel/shapes.ts';
import { shapeText } from '../../engine/shape-text.ts';
import type { Interpreter } from '../../ui/interpreter/client.ts';
import { type Score, scoreOf } from '../../ui/touches/score.ts';
import { workloads } from '../../workloads/registry.ts';
import type { ShaderEdit } from '../lesson.ts';

export interface EditCounts {
  readonly shape: string;
  readonly mine: Score;
  readonly original: Score;
}

/** Statements of all threads, at a small shape: a second or so of a phone's. */
const LIMIT_STEPS = 4_000_000;
const SEED = 1;

/**
 * Null where the interpreter cannot tell, or was stopped.
 * @throws InterpreterError (rejects)
 */
export async function countEdit(interpreter: Interpreter, edit: ShaderEdit, code: string): Promise<EditCounts | null> {
  const expanded = expandPattern(edit.pattern, workloads);
  const id = expanded.ok ? expanded.cases[0] : null;
  const workload = workloads.find((one) => one.id === id?.workload);
  if (!id || !workload) return null;
  const shapes = smallShapes(workload);
  // The second has an edge that no power of two meets.
  const params = shapes[Math.min(1, shapes.length - 1)];
  const scores: Score[] = [];
  for (const text of [code, edit.code]) {
    const kernel = kernelOf(workload, id.variant, params, edit.shader, text);
    if (!kernel) return null;
    const told = await interpreter.prove({ kernel, params, seed: SEED, limitSteps: LIMIT_STEPS });
    const score = told.status === 'done' ? scoreOf(told.value, workload, params) : null;
    if (!score) return null;
    scores.push(score);
  }
  return { shape: shapeText(workload, params), mine: scores[0], original: scores[1] };
}

/** The variant with one of its files replaced; what Lockstep sets for each size it sets here too. */
function kernelOf(workload: Workload, variant: string, params: Params, shader: string, code: string): Kernel | null {
  const passes = gpuVariant(workload.variants, variant)?.passes(params, PLAIN) ?? [];
  const own = passes.find((pass) => pass.shader === shader);
  if (!own) return null;
  const sets = Object.keys(own.constants ?? {});
  const pass = { shader, code, workgroups: null, sets };
  return { workload: workload.id, name: 'mine', from: variant, copyOf: null, scratch: [], passes: [pass] };
}
