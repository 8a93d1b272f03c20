/**
 * How long a case will take. Rough rates until the run itself has measured the variant at a smaller size; used to share
 * out the budget, to show the time left, and to refuse what cannot fit. Never shown as a result.
 */
import type { Cost, Params, SecondGpu, Variant, Workload } from '../contract.ts';
import { DEFAULT_SETTINGS, type ProtocolSettings } from './protocol.ts';

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
  /** For planning: what is known is not stretched too far, and a mere guess is null. */
  readonly likelyMs: number | null;
  /** What preparing and warming up took beyond what its iterations explain. */
  readonly extraMs: number;
}

interface Known {
  readonly work: number;
  readonly ms: number;
  readonly extraMs: number;
}

export class Estimator {
  /** The latest, and the one of other work before it. */
  readonly #known = new Map<string, { readonly last: Known; readonly before: Known | null }>();

  /**
   * Remembers what one iteration took, in a batch of a warm machine.
   * @param extraMs what all that comes before its samples took beyond what its iterations explain
   * @param gpu of two, which one: neither says anything of the other
   */
  learn(workload: Workload, variant: Variant, params: Params, iterationMs: number, extraMs = 0, gpu?: SecondGpu): void {
    const work = workOf(costOf(workload, variant, params));
    if (!(work > 0 && iterationMs > 0)) return;
    const key = keyOf(workload, variant, gpu);
    const known = this.#known.get(key);
    const before = known && known.last.work !== work ? known.last : (known?.before ?? null);
    this.#known.set(key, { last: { work, ms: iterationMs, extraMs }, before });
  }

  /** Milliseconds of one iteration. */
  predict(workload: Workload, variant: Variant, params: Params, gpu?: SecondGpu): Prediction {
    const work = workOf(costOf(workload, variant, params));
    const known = this.#known.get(keyOf(workload, variant, gpu));
    if (!known) {
      return {
        ms: Math.max(work / (FIRST_GUESS[variant.on] * 1e6), FLOOR_MS),
        atLeastMs: 0,
        likelyMs: null,
        extraMs: 0,
      };
    }
    const { last, before } = known;
    const times = work / last.work;
    const ms = Math.max(last.ms * times, FLOOR_MS);
    const stretched = ms / headroom(variant, times / FAR);
    return {
      ms,
      atLeastMs: ms / headroom(variant, times),
      likelyMs: (before && alongLine(before, last, work)) ?? stretched,
      extraMs: last.extraMs,
    };
  }
}

const keyOf = (workload: Workload, variant: Variant, gpu?: SecondGpu) => `${workload.id}:${variant.id}:${gpu ?? ''}`;

/** Through two sizes: a cost of each iteration and one of its work. Null where that makes no sense, or no larger. */
function alongLine(a: Known, b: Known, work: number): number | null {
  const slope = (b.ms - a.ms) / (b.work - a.work);
  const ms = b.ms + slope * (work - b.work);
  return slope >= 0 && ms > 0 ? ms : null;
}

/** So many times the work are still predicted well by the rate itself. */
const FAR = 64;

/**
 * How much the rate may grow with `times` the work. Many processors take large work to be all busy, and a small case is
 * mostly the cost of starting them: without this, one tiny size would rule out every large one.
 */
function headroom(variant: Variant, times: number): number {
  const one = variant.on === 'js' || (variant.on === 'wasm' && variant.threads === 'one');
  return one ? 1 : Math.sqrt(Math.max(times, 1));
}

/** What a case needs, in milliseconds. */
export interface Need {
  /** Before its samples: preparing, proof, warm-up, pairs of batches. */
  readonly setupMs: number;
  /** A batch, and a share of the round trips that go with some of them. */
  readonly roundMs: number;
  /** The proof of what was timed. */
  readonly closingMs: number;
}

export function needOf(iterationMs: number, batchMs: number, extraMs = 0, settings = DEFAULT_SETTINGS): Need {
  const { calibrationPairs, roundTrips, singleFrom } = settings;
  // By themselves: two for the proof, two for phases; they are read as they are timed.
  if (iterationMs >= batchMs * singleFrom) {
    return { setupMs: 100 + extraMs + 4 * iterationMs, roundMs: WITH_TRIPS * iterationMs, closingMs: 0 };
  }
  const setupMs = 100 + extraMs + (5 + roundTrips) * iterationMs + 3 * calibrationPairs * batchMs;
  // A batch is half an iteration longer on average.
  return { setupMs, roundMs: Math.max(batchMs, iterationMs) + iterationMs / 2, closingMs: 2 * batchMs };
}

/** A long iteration travels in every other of its first rounds, and that takes about as long again. */
export const WITH_TRIPS = 1.5;

/** Milliseconds that a case needs for proof, warm-up and its samples if nothing presses. */
export function fullCaseMs(iterationMs: number, batchMs: number, rounds: number, settings = DEFAULT_SETTINGS): number {
  const { setupMs, roundMs, closingMs } = needOf(iterationMs, batchMs, 0, settings);
  return setupMs + rounds * roundMs + closingMs;
}

/**
 * The least that a case takes until it has one sample that counts, ms: two iterations and more to prove it, a batch to warm
 * up, the sample, and two batches that prove it as timed.
 */
export function leastCaseMs(iterationMs: number, batchMs: number, extraMs = 0, settings = DEFAULT_SETTINGS): number {
  const batches = iterationMs >= batchMs * settings.singleFrom ? 0 : 4 * Math.max(batchMs, iterationMs);
  return extraMs + 3 * iterationMs + batches;
}

/** What is done where time is short. */
const PRESSED: ProtocolSettings = { ...DEFAULT_SETTINGS, calibrationPairs: 1, roundTrips: 0 };

/** Milliseconds that a plan wants at most, and the least that gives each case a few samples. */
export function estimatePlan(
  cases: readonly {
    readonly workload: Workload;
    readonly variant: Variant;
    readonly params: Params;
    readonly gpu?: SecondGpu;
  }[],
  batchMs: number,
  rounds: number,
  estimator = new Estimator(),
): { readonly fullMs: number; readonly leastMs: number } {
  let fullMs = 0;
  let leastMs = 0;
  for (const { workload, variant, params, gpu } of cases) {
    const { ms } = estimator.predict(workload, variant, params, gpu);
    fullMs += fullCaseMs(ms, batchMs, rounds);
    leastMs += fullCaseMs(ms, batchMs, 3, PRESSED);
  }
  return { fullMs, leastMs };
}
