/** What a kernel asks of memory, small enough to compare two by. Pure. */
import type { Params, Workload } from '../../engine/contract.ts';
import type { Counts } from '../../engine/interpret/api.ts';
import type { Interpreted } from '../../engine/prove/interpreted.ts';
import { elementCount } from '../../engine/sizes.ts';

/** Of one run of a kernel, by element of the output; barriers by thread. */
export type Score = Counts;

/** Null where the interpreter did not run it. */
export function scoreOf({ passes }: Interpreted, workload: Workload, params: Params): Score | null {
  if (passes.length === 0) return null;
  const { outputs, state } = workload.tensors(params);
  const elements = Object.values({ ...state, ...outputs }).reduce((sum, spec) => sum + elementCount(spec), 0);
  const all = (name: keyof Score) => passes.reduce((sum, { ran }) => sum + ran.counts[name], 0) / elements;
  return {
    reads: all('reads'),
    writes: all('writes'),
    sharedReads: all('sharedReads'),
    sharedWrites: all('sharedWrites'),
    atomics: all('atomics'),
    barriers: passes.reduce((sum, { ran }) => sum + ran.most.barriers, 0),
  };
}
