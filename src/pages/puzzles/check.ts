/** What came of an answer at each shape, and what that says of it. Pure. */
import type { Params, Workload } from '../../engine/contract.ts';
import type { Access, Counts, OutOfBounds, Race } from '../../engine/interpret/api.ts';
import type { Proved } from '../../engine/prove/api.ts';
import type { Interpreted } from '../../engine/prove/interpreted.ts';
import { elementCount } from '../../engine/sizes.ts';

export interface Tried {
  readonly params: Params;
  readonly interpreted: Interpreted;
  /** By the GPU; null where it was not asked. */
  readonly gpu: Proved | null;
}

/**
 * `right`: at every shape, whoever ran it. `luck`: right here, and in another order of threads or on another GPU perhaps
 * not. `unrun`: it did not run. `unasked`: nobody can tell, as the interpreter cannot run it and there is no GPU.
 */
export type Outcome = 'right' | 'luck' | 'wrong' | 'unrun' | 'unasked';

/** Reasons of a GPU that is gone, which say nothing of the answer. */
const NO_GPU: readonly string[] = ['no-webgpu', 'no-adapter', 'device-gone', 'device-refused', 'device-lost'];

const hasSaid = (gpu: Proved | null): gpu is Proved =>
  gpu !== null && !(gpu.status === 'refused' && NO_GPU.includes(gpu.reason.code));

/** The GPU's word, where it has one. */
export const provedOf = ({ gpu, interpreted }: Tried): Proved => (hasSaid(gpu) ? gpu : interpreted.proved);

/** Whether a GPU has run it. */
export const byGpu = (tried: readonly Tried[]): boolean => tried.every(({ gpu }) => hasSaid(gpu));

export function outcomeOf(tried: readonly Tried[]): Outcome {
  const words = tried.map(provedOf);
  if (words.some(({ status }) => status === 'wrong')) return 'wrong';
  if (tried.some(({ gpu, interpreted }) => !hasSaid(gpu) && isBeyond(interpreted))) return 'unasked';
  if (words.some(({ status }) => status === 'refused')) return 'unrun';
  return doubtOf(tried) ? 'luck' : 'right';
}

/** What the interpreter cannot run, and a GPU may. */
export const isBeyond = ({ problem }: Interpreted): boolean => problem?.kind === 'not-here';

/** Whether a GPU is to have its say: not of what is known to be wrong, and not of what would hold it up. */
export const asksGpu = (interpreted: readonly Interpreted[]): boolean =>
  interpreted.every(({ proved, problem }) =>
    problem ? problem.kind !== 'endless' && problem.kind !== 'divergent' : proved.status !== 'wrong',
  );

export type Doubt =
  | { readonly kind: 'race'; readonly race: Race; readonly read: Access | null; readonly write: Access }
  | { readonly kind: 'outside'; readonly access: OutOfBounds };

/** The first that makes a right result one of luck; null where there is none. Reading outside spoils nothing by itself. */
export function doubtOf(tried: readonly Tried[]): Doubt | null {
  const ran = tried.flatMap(({ interpreted }) => interpreted.passes.map((pass) => pass.ran));
  const race = ran.flatMap(({ races }) => races.first)[0];
  if (race) {
    const { first, second } = race;
    const write = second.kind === 'write' ? second : first;
    const other = write === first ? second : first;
    return { kind: 'race', race, read: other.kind === 'read' ? other : null, write };
  }
  const access = ran.flatMap(({ outOfBounds }) => outOfBounds.first).find(({ kind }) => kind === 'write');
  return access ? { kind: 'outside', access } : null;
}

/** Of one run of a kernel, by element of the output; barriers by thread. */
export type Score = Counts;

/** Null where the interpreter did not run it. */
export function scoreOf({ passes }: Interpreted, workload: Workload, params: Params): Score | null {
  if (passes.length === 0) return null;
  const elements = Object.values(workload.tensors(params).outputs).reduce((sum, spec) => sum + elementCount(spec), 0);
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
