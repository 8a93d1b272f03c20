/** Small kernels for tests of the interpreter. */
import type { InterpretProblem, InterpretRequest, Ran } from '../api.ts';
import { interpret } from '../interpret.ts';

const USUAL = { workgroups: [1, 1, 1], seed: 1, limitSteps: 1e6 } as const;

export const run = (code: string, request: Partial<InterpretRequest> = {}) =>
  interpret(code, { buffers: [], ...USUAL, ...request });

/** @throws Error where it does not run */
export function ran(code: string, request: Partial<InterpretRequest> = {}): Ran {
  const found = run(code, request);
  if (!found.ok) throw new Error(`line ${found.problem.line}: ${found.problem.text.en}`);
  return found;
}

/** @throws Error where it runs */
export function problemIn(code: string, request: Partial<InterpretRequest> = {}): InterpretProblem {
  const found = run(code, request);
  if (found.ok) throw new Error('It ran.');
  return found.problem;
}

export type Kind = 'f32' | 'i32' | 'u32';
const ARRAYS = { f32: Float32Array, i32: Int32Array, u32: Uint32Array } as const;

/** What one thread writes to `out`, `count` numbers; more of the module stands before it. */
export function written(body: string, kind: Kind, count: number, module = ''): number[] {
  const code = `enable f16;
${module}
@group(0) @binding(0) var<storage, read_write> out: array<${kind}>;
@compute @workgroup_size(1) fn main() {
${body}
}`;
  return [...ran(code, { buffers: [{ data: new ARRAYS[kind](count) }] }).buffers[0]];
}
