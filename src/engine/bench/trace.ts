/**
 * The proof of a workload with state, of our own contenders: a run of one iteration after the other from the start, each
 * checked from the state before it. A timed batch is right when it ends in the very bits in which that run ended after as many iterations.
 */
import type { Reading, Readout, Session, Tensors, Verdict } from '../contract.ts';
import { abortable } from './abort.ts';
import { type Proof, passes, type Verifiers } from './proof.ts';

export interface StateProof {
  /** Iterations that are checked in float64 where the longest batch has `longest` of them. */
  checks(longest: number): number;
  /**
   * Runs as many iterations from the start, and checks them.
   * @returns what is wrong; null where nothing is
   */
  upTo(iterations: number, session: Session, turn: number, signal: AbortSignal): Promise<Verdict | null>;
  /** @returns what is wrong with what a batch of that length left behind; null where nothing is */
  compare(reading: Reading, iterations: number): Verdict | null;
}

export class Trace implements StateProof {
  readonly #verifiers: Verifiers;
  readonly #proof: Proof;
  /** Of what is there after so many iterations; the first is that of the start, which nobody compares. */
  readonly #digests: string[] = [''];

  constructor(verifiers: Verifiers, proof: Proof) {
    this.#verifiers = verifiers;
    this.#proof = proof;
  }

  /** Whether a batch of that length could be compared. */
  knows(iterations: number): boolean {
    return iterations < this.#digests.length;
  }

  checks(longest: number): number {
    return longest;
  }

  /** One by one; those that were checked before must come to the same bits again. */
  async upTo(iterations: number, session: Session, turn: number, signal: AbortSignal): Promise<Verdict | null> {
    await abortable(session.overwrite(turn), signal);
    let before: Tensors = this.#verifiers.inputs(0);
    for (let at = 1; at <= iterations; at++) {
      await abortable(session.run(1, signal), signal);
      const reading = await abortable(session.read(), signal);
      const wrong = this.knows(at) ? this.compare(reading, at) : this.#step(before, reading.last, at);
      if (wrong) return wrong;
      before = reading.last[0].outputs;
    }
    return null;
  }

  #step(before: Tensors, last: readonly Readout[], iterations: number): Verdict | null {
    const { set, outputs } = only(last);
    const verdict = this.#proof.step(this.#verifiers, set, before, outputs);
    if (!passes(verdict)) return { ...verdict, ok: false, at: `iteration ${iterations}, ${verdict.at ?? ''}` };
    this.#digests[iterations] = digestOf(outputs);
    return null;
  }

  compare({ last }: Reading, iterations: number): Verdict | null {
    if (!this.knows(iterations)) throw new Error(`A batch of ${iterations} was never checked step by step.`);
    if (digestOf(only(last).outputs) === this.#digests[iterations]) return null;
    return {
      ok: false,
      maxError: Infinity,
      tolerance: 0,
      at: `after ${iterations} iterations, other bits than step by step`,
      method: 'elementwise',
    };
  }
}

function only(last: readonly Readout[]): Readout {
  if (last.length !== 1) throw new Error(`A batch with state was read back as ${last.length} iterations.`);
  return last[0];
}

/** 64 bits of every bit of the tensors (two 32-bit FNV-1a style hashes over words): told apart but by a rare accident. */
function digestOf(tensors: Tensors): string {
  let [a, b] = [0x811c_9dc5, 0x9747_b28c];
  for (const name of Object.keys(tensors).sort()) {
    const data = tensors[name];
    const words =
      data.BYTES_PER_ELEMENT === 4 ? new Uint32Array(data.buffer as ArrayBuffer, data.byteOffset, data.length) : data;
    for (const word of words) {
      a = Math.imul(a ^ word, 0x0100_0193);
      a ^= a >>> 15;
      b = Math.imul(b ^ word, 0x5bd1_e995);
      b ^= b >>> 13;
    }
  }
  return `${a >>> 0} ${b >>> 0}`;
}
