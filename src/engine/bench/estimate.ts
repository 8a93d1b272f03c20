/**
 * How long a case will take. Rough rates until the run itself has measured the variant at a smaller size; used to share
 * out the budget, to show the time left, and to refuse what cannot fit. Never shown as a result.
 */
import type { Cost, Params, Variant, Workload } from '../contract.ts';

/** Operations per nanosecond that a first guess assumes; deliberately low, so that it errs on the side of "slow". */
const FIRST_GUESS: Readonly<Record<Variant['on'], number>> = { gpu: 2, js: 0.5, workers: 1, wasm: 4, library: 2 };
/** A dispatch, a message: nothing is faster than this, in ms. */
const FLOOR_MS = 0.02;

export const costOf = (workload: Workload, variant: Variant, params: Params): Cost =>
  variant.cost?.(params) ?? workload.cost(params);

/** Operations of any kind, or the 4-byte words that move where those are more: what time is taken to grow with. */
export const workOf = ({ flops, bytes, otherOps = 0 }: Cost): number => Math.max(flops + otherOps, bytes / 4);

export interface Prediction {
  readonly ms: number;
  /** No machine that behaved as this one has would be faster; 0 as long as nothing is known. For refusing only. */
  readonly atLeastMs: number;
}

export class Estimator {
  readonly #known = new Map<string, { readonly work: number; readonly rate: number }>();

  /** Remembers what one iteration took, in a batch of a warm machine. */
  learn(workload: Workload, variant: Variant, params: Params, iterationMs: number): void {
    const work = workOf(costOf(workload, variant, params));
    if (work > 0 && iterationMs > 0)
      this.#known.set(`${workload.id}:${variant.id}`, { work, rate: work / iterationMs });
  }

  /** Milliseconds of one iteration. */
  predict(workload: Workload, variant: Variant, params: Params): Prediction {
    const work = workOf(costOf(workload, variant, params));
    const known = this.#known.get(`${workload.id}:${variant.id}`);
    const ms = Math.max(work / (known?.rate ?? FIRST_GUESS[variant.on] * 1e6), FLOOR_MS);
    return { ms, atLeastMs: known ? ms / headroom(variant, work / known.work) : 0 };
  }
}

/**
 * How much the rate may grow with `times` the work. Many processors take large work to be all busy, and a small case is
 * mostly the cost of starting them: without this, one tiny size would rule out every large one.
 */
function headroom(variant: Variant, times: number): number {
  const one = variant.on === 'js' || (variant.on === 'wasm' && variant.threads === 'one');
  return one ? 1 : Math.sqrt(Math.max(times, 1));
}

/** Milliseconds that a case needs for proof, warm-up and its samples if nothing presses. */
export const fullCaseMs = (iterationMs: number, batchMs: number, rounds: number): number =>
  100 + 2 * iterationMs + (rounds + 6) * Math.max(batchMs, iterationMs);

/** Milliseconds that a plan wants at most, and the least that gives each case a few samples. */
export function estimatePlan(
  cases: readonly { readonly workload: Workload; readonly variant: Variant; readonly params: Params }[],
  batchMs: number,
  rounds: number,
  estimator = new Estimator(),
): { readonly fullMs: number; readonly leastMs: number } {
  let fullMs = 0;
  let leastMs = 0;
  for (const { workload, variant, params } of cases) {
    const { ms } = estimator.predict(workload, variant, params);
    fullMs += fullCaseMs(ms, batchMs, rounds);
    leastMs += fullCaseMs(ms, batchMs, 3);
  }
  return { fullMs, leastMs };
}
