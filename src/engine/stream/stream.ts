/** Runs what api.ts describes. */
import { abortable } from '../bench/abort.ts';
import type { BenchClock } from '../bench/context.ts';
import { GRACE_MS, gracefully } from '../bench/gracefully.ts';
import { placeCase, uncopied } from '../bench/placed.ts';
import { preparedBy } from '../bench/prepared.ts';
import { CANCELLED, unexpected } from '../bench/reasons.ts';
import type { Backend, Environment, Piece, Reason, Session, Stream, Tensors, Workload } from '../contract.ts';
import { BackendLostError } from '../errors.ts';
import { judgeStep, latestOf } from '../follow/proof.ts';
import { startOf } from '../follow/start.ts';
import type { StreamEvent, StreamRequest } from './api.ts';

export interface StreamParts {
  readonly workloads: readonly Workload[];
  readonly backends: readonly Backend[];
  readonly clock: BenchClock;
  readonly environment: Environment;
  readonly signal: AbortSignal;
}

/** Whoever is told; a piece that is answered with false is the last. */
export type TellStream = (event: StreamEvent) => unknown;

/** Resolves after the `end` event. Rejects with what `tell` rejects with. */
export async function stream(request: StreamRequest, parts: StreamParts, tell: TellStream): Promise<void> {
  const { environment, signal } = parts;
  await tell({ type: 'start', environment });
  const { reason, proved } = signal.aborted ? unproved(CANCELLED) : await streamOne(request, parts, tell);
  await tell({ type: 'end', reason, cancelled: signal.aborted, proved });
}

/** As the `end` event has them. */
type Outcome = Pick<Extract<StreamEvent, { type: 'end' }>, 'reason' | 'proved'>;

const unproved = (reason: Reason): Outcome => ({ reason, proved: false });

async function streamOne(request: StreamRequest, parts: StreamParts, tell: TellStream): Promise<Outcome> {
  const placed = placeCase(request.case, parts);
  if ('code' in placed) return unproved(placed);
  const { workload, variant, params, backend } = placed;
  const { signal, clock } = parts;
  const courier = new Courier(tell);
  try {
    const start = startOf(workload, params, request);
    if ('reason' in start) return unproved(start.reason);
    const job = { workload: uncopied(workload), variant, params, sets: [start.tensors] };
    const prepared = await preparedBy(backend, job, signal);
    if (prepared.status !== 'ready') return unproved(prepared.reason);
    const { session } = prepared;
    try {
      const verifier = workload.verifier(start.tensors, params);
      /** One more from where it is. */
      const step = async (before: Tensors, limit: AbortSignal) => {
        await abortable(session.run(1, limit), limit);
        return judgeStep(verifier, before, await latestOf(session, limit), variant);
      };
      await abortable(session.overwrite(0), signal);
      const wrong = await step(start.tensors, signal);
      if (wrong) return unproved(wrong);
      // The first is felt out, piece by piece; from the second is learned how much may be under way at once.
      await abortable(session.run(1, signal), signal);
      await abortable(session.overwrite(1), signal);
      await tell({ type: 'begin' });
      return await gracefully(signal, clock, GRACE_MS, async (limit) => {
        await run(session, request, (piece) => courier.bring(piece), parts, limit);
        await courier.delivered();
        if (!courier.brought) return unproved(CANCELLED);
        // What it came to is a state from which it still steps as it should.
        const late = await step(await latestOf(session, limit), limit);
        return late ? unproved(late) : { reason: signal.aborted ? CANCELLED : null, proved: true };
      });
    } finally {
      await session.dispose();
    }
  } catch (error) {
    const lost = error instanceof BackendLostError;
    // For whoever comes next, whatever else went wrong; what it cannot bring back, that will tell.
    const rebuilt = lost ? backend.rebuild().catch(() => undefined) : null;
    // What had arrived by then is shown first.
    await courier.delivered().finally(() => rebuilt);
    return unproved(lost ? error.reason : signal.aborted ? CANCELLED : unexpected(error));
  }
}

/** Ends behind a whole piece where `parts.signal` says so: from there it can be proved. */
async function run(
  session: Session,
  { iterations, every, tensor }: StreamRequest,
  told: Stream['told'],
  { signal, clock }: StreamParts,
  limit: AbortSignal,
): Promise<void> {
  const goesOn = () => !signal.aborted;
  if (session.stream) return abortable(session.stream({ iterations, every, tensor, goesOn, told }, limit), limit);
  const start = clock.now();
  for (let issued = 0; issued < iterations && goesOn(); ) {
    const more = Math.min(every, iterations - issued);
    await abortable(session.run(more, limit), limit);
    issued += more;
    const { [tensor]: data } = await latestOf(session, limit);
    if (!told({ iterations: issued, data, ms: clock.now() - start })) return;
  }
}

/** Brings pieces to whoever looks, one at a time and always the latest, so that nobody who writes waits for who reads. */
class Courier {
  readonly #tell: TellStream;
  #latest: Piece | null = null;
  #way: Promise<void> | null = null;
  #enough = false;
  #error: unknown = null;
  #brought = false;

  constructor(tell: TellStream) {
    this.#tell = tell;
  }

  /** Whether there was anything. */
  get brought(): boolean {
    return this.#brought;
  }

  /** @returns false once somebody has had enough */
  bring(piece: Piece): boolean {
    this.#brought = true;
    this.#latest = piece;
    this.#way ??= this.#go();
    return !this.#enough;
  }

  /** Once nothing is under way. @throws what the telling threw */
  async delivered(): Promise<void> {
    await this.#way;
    if (this.#error) throw this.#error;
  }

  async #go(): Promise<void> {
    try {
      while (this.#latest && !this.#enough) {
        const { iterations, data, ms } = this.#latest;
        this.#latest = null;
        this.#enough = (await this.#tell({ type: 'piece', iterations, data, ms })) === false;
      }
    } catch (error) {
      this.#error = error;
      this.#enough = true;
    }
    this.#way = null;
  }
}
