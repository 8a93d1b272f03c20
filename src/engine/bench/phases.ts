/** What surrounds the kernel of one case: compiling, uploading and reading back, by themselves and as one round trip. */
import { median } from 'simple-statistics';
import type { FirstUse, Phases, Session } from '../contract.ts';
import { abortable } from './abort.ts';
import type { Batches, CaseTools } from './batches.ts';
import { seenMs } from './seen.ts';

export class CasePhases {
  /** In steady state as far as there was time to see it; null until the first iteration is over. */
  phases: Phases | null = null;
  firstUse: FirstUse | null = null;
  readonly #tools: CaseTools;

  constructor(tools: CaseTools) {
    this.#tools = tools;
  }

  /** What one readback takes, ms; 0 until it is known. */
  get readbackMs(): number {
    return this.phases?.readbackMs ?? 0;
  }

  /** The first time counts once: not again after a loss. */
  first(cost: FirstUse): void {
    this.firstUse ??= cost;
    const { compileMs, uploadMs, readbackMs } = cost;
    this.phases ??= { compileMs, uploadMs, readbackMs };
  }

  /**
   * Upload and readback by themselves and, untimed, a first round trip; left out where there is no time for it.
   * @param end by the clock
   */
  async steady(session: Session, batches: Batches, end: number, signal: AbortSignal): Promise<void> {
    const { clock, settings } = this.#tools;
    if (!this.phases || clock.now() + 2 * batches.iterationMs > end) return;
    // What is read back is one iteration's, as after a round trip.
    await batches.plain(1, signal);
    const uploads: number[] = [];
    const readbacks: number[] = [];
    for (let time = 0; time < settings.phaseTimes && (time === 0 || clock.now() < end); time++) {
      uploads.push(await seenMs(this.#tools, () => abortable(session.upload(signal), signal)));
      readbacks.push(await seenMs(this.#tools, async () => (await abortable(session.read(), signal)).readbackMs));
    }
    this.phases = { ...this.phases, uploadMs: median(uploads), readbackMs: median(readbacks) };
    await abortable(session.roundTrip(signal), signal);
  }

  /** @throws Error for a time that is none */
  roundTrip(session: Session, signal: AbortSignal): Promise<number> {
    return seenMs(this.#tools, async () => {
      const ms = await abortable(session.roundTrip(signal), signal);
      if (!(ms >= 0 && ms < Infinity)) throw new Error(`A round trip was reported as ${ms} ms.`);
      return ms;
    });
  }
}
