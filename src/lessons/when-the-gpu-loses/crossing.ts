/** Who leads at which size, and where the lead changes hands. Pure. */
import { isNoisy, type Ratio } from '../../engine/stats/ratio.ts';
import { timeOf } from '../../results/contest.ts';
import type { SummaryRow } from '../../results/summary.ts';
import type { Results } from '../lesson.ts';
import { fastest, rowsOf, speedup } from '../results.ts';

/** The best of each side at one size. Ratios are the CPU's time over the GPU's: above 1 the GPU leads. */
export interface Duel {
  readonly n: number;
  readonly gpuMs: number;
  /** Upload, kernel and readback, of the row whose kernel is fastest. */
  readonly copiesMs: number;
  readonly cpuMs: number;
  readonly kernel: Ratio;
  readonly withCopies: number;
}

/** Ascending by `n`; only sizes at which both sides have a time. */
export function duelsOf(results: Results, run: string): readonly Duel[] {
  const bySize = new Map<number, SummaryRow[]>();
  for (const row of rowsOf(results, run)) {
    const n = Number(row.params.n);
    bySize.set(n, [...(bySize.get(n) ?? []), row]);
  }
  return [...bySize].sort(([a], [b]) => a - b).flatMap(([n, rows]) => duelOf(n, rows) ?? []);
}

function duelOf(n: number, rows: readonly SummaryRow[]): Duel | null {
  const gpu = fastest(rows, 'gpu');
  const cpu = fastest(rows, 'cpu');
  const kernel = speedup(cpu, gpu);
  const whole = gpu && timeOf(gpu, 'endToEnd');
  if (!kernel || !gpu?.kernelMs || !whole || !cpu?.kernelMs) return null;
  const copiesMs = whole.median;
  // JavaScript and WebAssembly work where the data is: the CPU's best pays for no copies.
  const cpuMs = cpu.kernelMs.median;
  return { n, gpuMs: gpu.kernelMs.median, copiesMs, cpuMs, kernel, withCopies: cpuMs / copiesMs };
}

export type Winner = 'gpu' | 'cpu' | 'tie' | 'noisy';

export function winnerOf({ kernel }: Duel): Winner {
  if (isNoisy(kernel)) return 'noisy';
  if (kernel.tie) return 'tie';
  return kernel.median > 1 ? 'gpu' : 'cpu';
}

export type Crossing =
  /** `low` is the last size where the CPU leads, `high` the first where the GPU does; at sizes between, neither. */
  | { readonly kind: 'between'; readonly low: number; readonly high: number }
  /** One side leads wherever one does. */
  | { readonly kind: 'cpu' | 'gpu' }
  /** Nobody leads anywhere, or the lead changes more than once. */
  | { readonly kind: 'unclear' };

/** Kernel against kernel; null for fewer than two sizes. */
export function crossingOf(duels: readonly Duel[]): Crossing | null {
  if (duels.length < 2) return null;
  const winners = duels.map(winnerOf);
  const lastCpu = winners.lastIndexOf('cpu');
  const firstGpu = winners.indexOf('gpu');
  if (lastCpu < 0 && firstGpu < 0) return { kind: 'unclear' };
  if (firstGpu < 0) return { kind: 'cpu' };
  if (lastCpu < 0) return { kind: 'gpu' };
  return lastCpu < firstGpu ? { kind: 'between', low: duels[lastCpu].n, high: duels[firstGpu].n } : { kind: 'unclear' };
}
