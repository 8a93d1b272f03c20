/**
 * The proof of a library whose workload has state. Nobody promises that it comes to the same bits twice (its sums may be
 * shared out among threads as they happen to be free), so batches are not compared with a run step by step: of each that
 * is looked at the last step is checked, from the state that the library hands out as it was before it.
 */
import type { Reading, Session, Tensors, Verdict } from '../contract.ts';
import { abortable } from './abort.ts';
import { type Proof, passes, type Verifiers } from './proof.ts';
import type { StateProof } from './trace.ts';

/** In batches of one, of as many as are asked for, and of both lengths. */
const CHECKS = 4;

export class LastStep implements StateProof {
  readonly #verifiers: Verifiers;
  readonly #proof: Proof;

  constructor(verifiers: Verifiers, proof: Proof) {
    this.#verifiers = verifiers;
    this.#proof = proof;
  }

  checks(): number {
    return CHECKS;
  }

  /** The first iteration from the start, which nobody needs to hand out; and the last of as many in one batch. */
  async upTo(iterations: number, session: Session, turn: number, signal: AbortSignal): Promise<Verdict | null> {
    for (const length of new Set([1, iterations])) {
      await abortable(session.overwrite(turn), signal);
      await abortable(session.run(length, signal), signal);
      const wrong = this.compare(await abortable(session.read(), signal), length);
      if (wrong) return wrong;
    }
    return null;
  }

  compare({ last, before }: Reading, iterations: number): Verdict | null {
    if (last.length !== 1 || !before) throw new Error('A library with state did not hand out what it was.');
    const from: Tensors = iterations === 1 ? this.#verifiers.inputs(0) : before;
    const verdict = this.#proof.step(this.#verifiers, last[0].set, from, last[0].outputs);
    if (passes(verdict)) return null;
    return { ...verdict, ok: false, at: `iteration ${iterations}, ${verdict.at ?? ''}` };
  }
}
