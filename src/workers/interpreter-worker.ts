/** The interpreter, away from the page: a kernel may keep it busy for seconds. Whoever has had enough ends the worker. */
import { expose } from 'comlink';
import { type WatchRequest, watchKernel } from '../engine/interpret/kernel.ts';
import { type InterpretingRequest, proveInterpreted } from '../engine/prove/interpreted.ts';
import { workloads } from '../workloads/registry.ts';

/** Puzzles come once one is asked for, as in the bench worker. */
async function workloadOf({ kernel: { workload: id } }: InterpretingRequest) {
  const found = workloads.find((one) => one.id === id);
  if (found) return found;
  const { puzzleWorkloads } = await import('../workloads/puzzles/workloads.ts');
  const puzzle = puzzleWorkloads.find((one) => one.id === id);
  if (!puzzle) throw new Error(`There is no workload '${id}'.`);
  return puzzle;
}

expose({
  /** Answers once the worker is there: fetching it is no part of what a kernel may take. */
  ready: () => undefined,
  watch: (request: WatchRequest) => watchKernel(workloads, request),
  prove: async (request: InterpretingRequest) => proveInterpreted({ workload: await workloadOf(request), ...request }),
});
