/** How one case is proved: before anything of it is timed, and as it was timed. */
import type { Reading, Readout, Session, Tensors, Variant, Verdict } from '../contract.ts';
import { BackendLostError } from '../errors.ts';
import { abortable } from './abort.ts';
import type { Batches } from './batches.ts';
import { LastStep } from './last-step.ts';
import { Proof, type Verifiers } from './proof.ts';
import { type StateProof, Trace } from './trace.ts';

export class CaseProof {
  readonly #variant: Variant;
  readonly #batches: Batches;
  readonly #hasState: boolean;
  readonly #proof: Proof;
  /** What the session's first iteration left, until that is proved. */
  #first: readonly Readout[] = [];
  /** Of timed batches of one iteration: the latest outputs of each set, those of a device that was lost since among them. */
  readonly #kept = new Map<number, Readout>();
  /** Of a workload with state. */
  #trace: StateProof | null = null;
  #session: Session | null = null;

  /**
   * @param hasState every batch begins at its start
   * @param now milliseconds
   */
  constructor(variant: Variant, batches: Batches, hasState: boolean, now: () => number) {
    this.#variant = variant;
    this.#batches = batches;
    this.#hasState = hasState;
    this.#proof = new Proof(now, variant.rounding);
  }

  /** From now on what runs here is proved. */
  use(session: Session): void {
    this.#session = session;
  }

  /** Of all that was looked at; null before. */
  get verdict(): Verdict | null {
    return this.#proof.verdict;
  }

  /** What proving it as timed will take, ms. @param readbackMs of its outputs */
  closingMs(readbackMs: number): number {
    const { checkMs } = this.#proof;
    const { longest, iterationMs, batchMs, single } = this.#batches;
    if (this.#trace) {
      const checkedMs = this.#trace.checks(longest) * (checkMs + readbackMs);
      return 2 * batchMs + longest * iterationMs + checkedMs;
    }
    if (single) return 2 * checkMs;
    return 2 * batchMs + 4 * (checkMs + readbackMs);
  }

  /** For the proof to come: the next batch overwrites every place. */
  keepFirst(last: readonly Readout[]): void {
    this.#first = last;
  }

  /** Keeps what the last timed batch left. */
  async keepLast(signal: AbortSignal): Promise<void> {
    for (const readout of (await this.#readLast(signal)).last) this.#kept.set(readout.set, readout);
  }

  /** Checks the first iteration, which was kept, then neighbours on another set. @returns its outputs, and what is wrong */
  async before(verifiers: Verifiers, signal: AbortSignal): Promise<{ outputs: Tensors; wrong: Verdict | null }> {
    const first = this.#first;
    this.#first = [];
    const [{ outputs }] = first;
    if (this.#hasState) {
      // After a loss the same bits are expected of what was checked before.
      this.#trace ??= new (this.#variant.on === 'library' ? LastStep : Trace)(verifiers, this.#proof);
      return { outputs, wrong: await this.#traces(this.#trace, 2, signal) };
    }
    const wrong = this.#proof.check(verifiers, first, 1);
    if (wrong) return { outputs, wrong };
    // An iteration that long is proved together with the one before it: its place is its own.
    const iterations = this.#batches.single ? 1 : 2;
    await this.#batches.timed(signal, iterations);
    const { last: second } = await this.#readLast(signal);
    const wrongThen = this.#proof.check(verifiers, second, iterations);
    if (!wrongThen) verifiers.expectNeighbours([...first, ...second].slice(-2), 2);
    return { outputs, wrong: wrongThen };
  }

  /**
   * What was timed: the last two iterations of the last timed batch, and of one of the other length. Of single
   * iterations, the last on each set. @returns what is wrong
   */
  async after(verifiers: Verifiers, signal: AbortSignal): Promise<Verdict | null> {
    if (this.#trace) return this.#afterTraced(this.#trace, signal);
    if (this.#batches.single) {
      for (const readout of this.#kept.values()) {
        const wrong = this.#proof.check(verifiers, [readout], 1);
        if (wrong) return wrong;
      }
      return null;
    }
    const length = this.#batches.intact;
    const reading = length ? await this.#readLast(signal).catch(forgetLost) : null;
    const wrong = reading && this.#proof.check(verifiers, reading.last, length);
    if (wrong) return wrong;
    const { iterations } = await this.#batches.timed(signal, this.#batches.other(length));
    return this.#proof.check(verifiers, (await this.#readLast(signal)).last, iterations);
  }

  /** What the last timed batch left, and one of the other length, are what the proof of its kind says. */
  async #afterTraced(trace: StateProof, signal: AbortSignal): Promise<Verdict | null> {
    const length = this.#batches.intact;
    const reading = length ? await this.#readLast(signal).catch(forgetLost) : null;
    const lengths = [length, this.#batches.other(length)];
    const wrong =
      (await this.#traces(trace, Math.max(...lengths), signal)) ?? (reading && trace.compare(reading, length));
    if (wrong) return wrong;
    const { iterations } = await this.#batches.timed(signal, this.#batches.single ? 1 : lengths[1]);
    return trace.compare(await this.#readLast(signal), iterations);
  }

  /** Whether as many iterations are right. */
  #traces(trace: StateProof, iterations: number, signal: AbortSignal): Promise<Verdict | null> {
    return trace.upTo(iterations, this.#session as Session, this.#batches.nextTurn(), signal);
  }

  #readLast(signal: AbortSignal): Promise<Reading> {
    return abortable((this.#session as Session).read(), signal);
  }
}

/** Outputs that went with their thread, which somebody else's case took along: another batch is read instead. */
function forgetLost(error: unknown): null {
  if (error instanceof BackendLostError) return null;
  throw error;
}
