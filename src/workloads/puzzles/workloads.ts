/** The puzzles as workloads: beside the registry, as they are there to be solved and not to compare machines with. */
import type { Workload } from '../../engine/contract.ts';
import { PUZZLES } from './registry.ts';
import { workloadOf } from './workload.ts';

export const puzzleWorkloads: readonly Workload[] = PUZZLES.map(workloadOf);
