/** Which plan the race runs. Pure; loaded with the first race, as the workloads are. */
import { caseOf, resolveParams } from '../../engine/case-id.ts';
import type { Environment, Plan, Workload } from '../../engine/contract.ts';
import { CONTENDERS } from './race.ts';

/** A software adapter takes longer to compile and to prove the same kernels. */
const BUDGET_MS = { usual: 4000, software: 6000 } as const;
/** With fewer cores than this the textbook loop at the large size would eat up the time of all others. */
const CORES_FOR_LARGE = 6;

/** A software adapter, a missing one and a small processor get a smaller size, so that the race stays short. */
export function raceSize({ adapter, cores }: Pick<Environment, 'adapter' | 'cores'>): number {
  if (adapter?.software) return 256;
  return adapter && cores >= CORES_FOR_LARGE ? 1024 : 512;
}

/** @param matmul the workload from the registry */
export function racePlan(matmul: Workload, environment: Environment, seed: number): Plan {
  const resolved = resolveParams(matmul, { n: raceSize(environment) });
  if (!resolved.ok) throw new RangeError(resolved.problem.en);
  const budgetMs = environment.adapter?.software ? BUDGET_MS.software : BUDGET_MS.usual;
  return {
    cases: CONTENDERS.map((variant) => caseOf(matmul, variant, resolved.params)),
    budgetMs,
    stretches: true,
    early: true,
    seed,
  };
}
