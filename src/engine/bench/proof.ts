/** Proof: what a batch left behind, compared with float64. Every set of inputs has a verifier of its own. */
import type { Params, Readout, Rounding, Tensors, Verdict, Verifier, Workload } from '../contract.ts';

/** Made when the first output of a set is there to be checked, and kept for all contenders. */
export class Verifiers {
  readonly #workload: Workload;
  readonly #params: Params;
  readonly #sets: readonly Tensors[];
  readonly #made = new Map<number, Verifier>();

  constructor(workload: Workload, params: Params, sets: readonly Tensors[]) {
    this.#workload = workload;
    this.#params = params;
    this.#sets = sets;
  }

  of(set: number): Verifier {
    const known = this.#made.get(set);
    if (known) return known;
    const verifier = this.#workload.verifier(this.#sets[set], this.#params);
    this.#made.set(set, verifier);
    return verifier;
  }

  /** A set, with the state at the start. */
  inputs(set: number): Tensors {
    return this.#sets[set];
  }

  /** @throws Error when the readouts are not of neighbouring iterations of a batch: nothing could be concluded from them */
  expectNeighbours(last: readonly Readout[], iterations: number): void {
    const sets = new Set(last.map(({ set }) => set));
    const wanted = Math.min(iterations, 2, this.#sets.length);
    if (last.length !== Math.min(iterations, 2) || sets.size !== wanted) {
      throw new Error(`A batch of ${iterations} was read back as sets ${last.map(({ set }) => set).join(', ')}.`);
    }
    for (const set of sets) if (!(set in this.#sets)) throw new Error(`There is no set ${set} of inputs.`);
  }
}

/** What says so itself, and whose figures are numbers. */
export function passes({ ok, maxError, tolerance }: Verdict): boolean {
  return ok && !Number.isNaN(maxError) && !Number.isNaN(tolerance);
}

/** All that was checked of one case. */
export class Proof {
  /** The verdict that came nearest to its tolerance, as long as all are good. */
  verdict: Verdict | null = null;
  /** The longest that one check took. */
  checkMs = 0;
  readonly #now: () => number;
  readonly #rounding: Rounding | undefined;

  /** @param rounding the variant's */
  constructor(now: () => number, rounding: Rounding | undefined) {
    this.#now = now;
    this.#rounding = rounding;
  }

  /** @returns what is wrong; null where nothing is. @throws Error as `expectNeighbours` does */
  check(verifiers: Verifiers, last: readonly Readout[], iterations: number): Verdict | null {
    verifiers.expectNeighbours(last, iterations);
    for (const { set, outputs } of last) {
      const verifier = verifiers.of(set);
      const verdict = this.#timed(() => verifier.check(outputs, this.#rounding));
      if (!passes(verdict)) return { ...verdict, ok: false };
    }
    return null;
  }

  /** One iteration of a workload with state. */
  step(verifiers: Verifiers, set: number, before: Tensors, after: Tensors): Verdict {
    const verifier = verifiers.of(set);
    if (!verifier.step) throw new Error('A workload with state needs a verifier of one step.');
    return this.#timed(() => verifier.step?.(before, after, this.#rounding) as Verdict);
  }

  #timed(check: () => Verdict): Verdict {
    const start = this.#now();
    const verdict = check();
    this.checkMs = Math.max(this.checkMs, this.#now() - start);
    if (passes(verdict) && (!this.verdict || shareOf(verdict) > shareOf(this.verdict))) this.verdict = verdict;
    return verdict;
  }
}

/** How much of what is allowed was used: by it verdicts of different inputs are told apart. */
export const shareOf = ({ maxError, tolerance }: Pick<Verdict, 'maxError' | 'tolerance'>): number =>
  maxError === 0 ? 0 : maxError / tolerance;
