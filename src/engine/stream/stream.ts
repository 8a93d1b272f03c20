/** Runs what api.ts describes. */
import { abortable } from '../bench/abort.ts';
import { placeCase, uncopied } from '../bench/placed.ts';
import { preparedBy } from '../bench/prepared.ts';
import { CANCELLED, unexpected } from '../bench/reasons.ts';
import type { Backend, Clock, Environment, Piece, Reason, Session, Stream, Workload } from '../contract.ts';
import { BackendLostError } from '../errors.ts';
import { judgeStep, latestOf } from '../follow/proof.ts';
import { startOf } from '../follow/start.ts';
import type { StreamEvent, StreamRequest } from './api.ts';

export interface StreamParts {
  readonly workloads: readonly Workload[];
  readonly backends: readonly Backend[];
  readonly clock: Pick<Clock, 'now'>;
  readonly environment: Environment;
  readonly signal: AbortSignal;
}

/** Whoever is told; a piece that is answered with false is the last. */
export type TellStream = (event: StreamEvent) => unknown;

/** Resolves after the `end` event. Rejects with what `tell` rejects with. */
export async function stream(request: StreamRequest, parts: StreamParts, tell: TellStream): Promise<void> {
  await tell({ type: 'start', environment: parts.environment });
  const reason = parts.signal.aborted ? CANCELLED : await streamOne(request, parts, tell);
  await tell({ type: 'end', reason, cancelled: parts.signal.aborted });
}

async function streamOne(request: StreamRequest, parts: StreamParts, tell: TellStream): Promise<Reason | null> {
  const placed = placeCase(request.case, parts);
  if ('code' in placed) return placed;
  const { workload, variant, params, backend } = placed;
  const { signal } = parts;
  const courier = new Courier(tell);
  try {
    const start = startOf(workload, params, request);
    if ('reason' in start) return start.reason;
    const job = { workload: uncopied(workload), variant, params, sets: [start.tensors] };
    const prepared = await preparedBy(backend, job, signal);
    if (prepared.status !== 'ready') return prepared.reason;
    const { session } = prepared;
    try {
      const verifier = workload.verifier(start.tensors, params);
      await abortable(session.overwrite(0), signal);
      await session.run(1, signal);
      const wrong = judgeStep(verifier, start.tensors, await latestOf(session, signal), variant);
      if (wrong) return wrong;
      // The first is felt out, piece by piece; from the second is learned how much may be under way at once.
      await session.run(1, signal);
      await abortable(session.overwrite(1), signal);
      await tell({ type: 'begin' });
      const told = (piece: Piece) => courier.bring(piece);
      const { iterations, every, tensor } = request;
      await run(session, { iterations, every, tensor, told }, parts);
      await courier.delivered();
      // What it came to is a state from which it still steps as it should.
      const last = await latestOf(session, signal);
      await session.run(1, signal);
      return judgeStep(verifier, last, await latestOf(session, signal), variant);
    } finally {
      await session.dispose();
    }
  } catch (error) {
    const lost = error instanceof BackendLostError;
    // For whoever comes next, whatever else went wrong; what it cannot bring back, that will tell.
    const rebuilt = lost && !signal.aborted ? backend.rebuild().catch(() => undefined) : null;
    // What had arrived by then is shown first.
    await courier.delivered().finally(() => rebuilt);
    if (signal.aborted) return CANCELLED;
    return lost ? error.reason : unexpected(error);
  }
}

async function run(session: Session, stream: Stream, { signal, clock }: StreamParts): Promise<void> {
  if (session.stream) return session.stream(stream, signal);
  const { iterations, every, tensor, told } = stream;
  const start = clock.now();
  for (let issued = 0; issued < iterations; ) {
    const more = Math.min(every, iterations - issued);
    await session.run(more, signal);
    issued += more;
    const { [tensor]: data } = await latestOf(session, signal);
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

  constructor(tell: TellStream) {
    this.#tell = tell;
  }

  /** @returns false once somebody has had enough */
  bring(piece: Piece): boolean {
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
