/** The machine in nine numbers, from what is known and what was measured here. Pure. */
import type { Environment } from '../../engine/contract.ts';
import { type HistoryEntry, rowsOfEntry } from '../../results/history/record.ts';
import { type KnownLimits, placeOf } from '../../results/roofline.ts';
import type { SummaryRow } from '../../results/summary.ts';
import type { SubgroupSize } from '../../ui/gpu/subgroups.ts';
import { fastest, speedup } from '../results.ts';
import type { Numbers } from './found.ts';

interface Sources {
  readonly environment: Pick<Environment, 'adapter' | 'browser' | 'cores'>;
  readonly subgroup: SubgroupSize | null;
  readonly limits: KnownLimits | null;
  /** Past runs, newest first. */
  readonly runs: readonly HistoryEntry[];
}

/** Elements that any GPU adds in less time than it takes to have it begin. */
const HARDLY_ANY = 4096;

export function numbersOf({ environment, subgroup, limits, runs }: Sources): Numbers {
  const place = placeOf(environment);
  const here = limits?.place === place ? limits.limits : null;
  // Of this very machine, and not out of a file.
  const own = runs.filter((run) => !run.imported && placeOf(run.environment) === place).map(rowsOfEntry);
  const newest = (read: (rows: readonly SummaryRow[]) => number | null): number | null =>
    own.map(read).find((value) => value !== null) ?? null;
  return {
    cores: environment.cores,
    cpuRate: here?.cpu?.gflops ?? null,
    cpuMemory: here?.cpu?.gbps ?? null,
    lanes: subgroup?.most ?? null,
    gpuRate: here?.gpu?.gflops ?? null,
    gpuMemory: here?.gpu?.gbps ?? null,
    launch: newest(launchMs),
    single: newest(oneAgainstOne),
    matmul: newest(bestAgainstBest),
  };
}

/** Milliseconds of a kernel that has next to nothing to do. */
function launchMs(rows: readonly SummaryRow[]): number | null {
  const small = rows.filter(({ workload, params }) => workload === 'vector-add' && Number(params.n) <= HARDLY_ANY);
  return fastest(small, 'gpu')?.kernelMs?.median ?? null;
}

/** How many times as long one GPU thread takes for a chain as one CPU thread. */
function oneAgainstOne(rows: readonly SummaryRow[]): number | null {
  const chains = rows.filter(({ workload, params }) => workload === 'dependent-chain' && params.chains === 1);
  const gpu = chains.find(({ variant }) => variant === 'one') ?? null;
  const steps = gpu?.params.steps;
  return (
    speedup(
      gpu,
      fastest(
        chains.filter(({ params }) => params.steps === steps),
        'cpu',
      ),
    )?.median ?? null
  );
}

/** How many times as fast the GPU's best kernel is as the CPU's best code, at the largest matrices of a run. */
function bestAgainstBest(rows: readonly SummaryRow[]): number | null {
  const products = rows.filter(({ workload }) => workload === 'matmul');
  const sizes = [...new Set(products.map(({ params }) => Number(params.n)))].sort((a, b) => b - a);
  for (const n of sizes) {
    const alike = products.filter(({ params }) => params.n === n && params.m === n && params.k === n);
    const ratio = speedup(fastest(alike, 'cpu'), fastest(alike, 'gpu'));
    if (ratio) return ratio.median;
  }
  return null;
}
