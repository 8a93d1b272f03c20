/** The race: which plan it runs, and what may be said about its outcome. Pure. */
import { caseOf, resolveParams } from '../../engine/case-id.ts';
import type { Environment, Plan, Workload } from '../../engine/contract.ts';
import { type Ratio, ratioOf } from '../../engine/stats/ratio.ts';
import type { SummaryRow } from '../../results/summary.ts';

/** Variants of matmul, in the order of the lanes. */
export const CONTENDERS = ['tuned', 'tiled', 'wasm-threads', 'js-textbook'] as const;
export type Contender = (typeof CONTENDERS)[number];

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
  return { cases: CONTENDERS.map((variant) => caseOf(matmul, variant, resolved.params)), budgetMs, seed };
}

interface Pair {
  readonly gpu: SummaryRow;
  readonly cpu: SummaryRow;
  /** How many times the faster kernel is faster. */
  readonly ratio: Ratio;
}

export type Verdict =
  /** `endToEnd`: CPU's time over the GPU's with the copies counted, best of each side. */
  | (Pair & { readonly kind: 'gpu'; readonly endToEnd: number })
  | (Pair & { readonly kind: 'cpu' | 'tie' })
  | { readonly kind: 'cpu-only'; readonly cpu: SummaryRow }
  | { readonly kind: 'gpu-only'; readonly gpu: SummaryRow }
  | { readonly kind: 'none' };

/** Best GPU against best CPU, nothing else. */
export function verdictOf(rows: readonly SummaryRow[]): Verdict {
  const timed = rows.filter((row) => row.status === 'ok');
  const onGpu = timed.filter((row) => row.on === 'gpu');
  const onCpu = timed.filter((row) => row.on !== 'gpu');
  const gpu = fastest(onGpu, kernelMs);
  const cpu = fastest(onCpu, kernelMs);
  if (!gpu?.kernelMs || !cpu?.kernelMs) {
    if (cpu) return { kind: 'cpu-only', cpu };
    return gpu ? { kind: 'gpu-only', gpu } : { kind: 'none' };
  }
  const ratio = ratioOf(cpu.kernelMs, gpu.kernelMs);
  if (ratio.tie) return { kind: 'tie', gpu, cpu, ratio };
  if (ratio.median < 1) return { kind: 'cpu', gpu, cpu, ratio: ratioOf(gpu.kernelMs, cpu.kernelMs) };
  const endToEnd = Math.min(...onCpu.map(endToEndMs)) / Math.min(...onGpu.map(endToEndMs));
  return { kind: 'gpu', gpu, cpu, ratio, endToEnd };
}

const kernelMs = (row: SummaryRow) => row.kernelMs?.median ?? Number.POSITIVE_INFINITY;
const endToEndMs = (row: SummaryRow) => row.endToEndMs?.median ?? Number.POSITIVE_INFINITY;

const fastest = (rows: readonly SummaryRow[], time: (row: SummaryRow) => number): SummaryRow | undefined =>
  rows.reduce<SummaryRow | undefined>((best, row) => (best && time(best) <= time(row) ? best : row), undefined);

/** Whether the copies leave the GPU ahead, make the two even (within 5 %), or put the CPU ahead. */
export const afterCopies = (endToEnd: number): 'ahead' | 'even' | 'behind' =>
  endToEnd > 1.05 ? 'ahead' : endToEnd < 0.95 ? 'behind' : 'even';

/** An interval of fewer samples than this says nothing. */
const LEAST_SAMPLES = 3;

export const hasInterval = ({ kernelMs }: SummaryRow): boolean => (kernelMs?.samples ?? 0) >= LEAST_SAMPLES;

/** Variants of matmul that use every core. */
export const usesAllCores = (row: SummaryRow): boolean => row.variant === 'wasm-threads' || row.on === 'workers';
