/** Runs what api.ts describes: prepared, proved and warmed like any case, then batch upon batch, then proved again. */
import { limited, TimeUpError } from '../bench/abort.ts';
import { workMsOf } from '../bench/calibrate.ts';
import { CaseRun } from '../bench/case-run.ts';
import { asksSecond, backendOf, placeOf } from '../bench/devices.ts';
import { GRACE_MS, gracefully } from '../bench/gracefully.ts';
import type { Group } from '../bench/groups.ts';
import { inputSetsOf } from '../bench/inputs.ts';
import { Verifiers } from '../bench/proof.ts';
import { DEFAULT_SETTINGS, type ProtocolSettings } from '../bench/protocol.ts';
import { CANCELLED, HIDDEN, outOfTime, UNKNOWN_CASE, unexpected } from '../bench/reasons.ts';
import type { RunDependencies } from '../bench/run-plan.ts';
import { visibleSince } from '../bench/visible.ts';
import { workloadOf } from '../case-id.ts';
import type { Environment, Measurement, Reason, Workload } from '../contract.ts';
import { BackendLostError } from '../errors.ts';
import { tunedFor } from '../tune/key.ts';
import type { SustainEvent, Sustained, SustainedBatch, SustainRequest } from './api.ts';

export type SustainParts = Omit<RunDependencies, 'pause' | 'id'>;

/** Compiling and proving on a busy machine take seconds; what takes longer than this never gets to run. */
const SETUP_MS = 60_000;

/** Ends with an `end` event, also when cancelled. */
export async function* sustain(request: SustainRequest, parts: SustainParts): AsyncGenerator<SustainEvent, void> {
  const environment = await parts.environment(parts.signal, asksSecond([request.case]));
  yield { type: 'start', environment };
  const { startedAt, signal } = parts;
  const batches: SustainedBatch[] = [];
  const told = (measurement: Measurement): SustainEvent => {
    const { seconds, seed } = request;
    const kept = measurement.status === 'ok' ? batches : [];
    const sustained: Sustained = {
      environment,
      startedAt,
      seconds,
      seed,
      cancelled: signal.aborted,
      batches: kept,
      measurement,
    };
    return { type: 'end', sustained };
  };
  const group = groupOf(request, parts.workloads);
  if (!group) {
    yield told({ case: request.case, on: null, status: 'unsupported', reason: UNKNOWN_CASE });
    return;
  }
  const run = new OneCase(group, request, environment, parts);
  try {
    yield* run.setUp();
    yield* run.go(batches);
    await run.prove();
  } catch (error) {
    await run.fail(error);
  } finally {
    await run.dispose();
  }
  yield told(run.measurement());
}

function groupOf({ case: id }: SustainRequest, workloads: readonly Workload[]): Group | null {
  const workload = workloadOf(id, workloads);
  const variant = workload?.variants.find((one) => one.id === id.variant);
  return workload && variant ? { workload, params: id.params, cases: [{ index: 0, id, variant }], split: false } : null;
}

class OneCase {
  readonly #run: CaseRun;
  readonly #group: Group;
  readonly #request: SustainRequest;
  /** As it is for the GPU of the case. */
  readonly #place: Environment;
  readonly #parts: SustainParts;
  readonly #settings: ProtocolSettings;
  #verifiers: Verifiers | null = null;

  constructor(group: Group, request: SustainRequest, environment: Environment, parts: SustainParts) {
    this.#group = group;
    this.#request = request;
    this.#place = placeOf(environment, request.case.gpu);
    this.#parts = parts;
    this.#settings = parts.settings ?? DEFAULT_SETTINGS;
    const { clock, visibility, backends } = parts;
    const [one] = group.cases;
    const backend = backendOf(backends, one.variant, one.id.gpu);
    const tools = { clock, visibility, settings: this.#settings, quantumMs: environment.pageClockQuantumUs / 1000 };
    this.#run = new CaseRun(group, one, backend, tools, request.seed);
  }

  async *setUp(): AsyncGenerator<SustainEvent, void> {
    const { seed, tuned } = this.#request;
    const { workload, params } = this.#group;
    const given = inputSetsOf(this.#group, { cases: [this.#request.case], budgetMs: 0, seed });
    if ('reason' in given) {
      this.#run.end('failed', given.reason);
      return;
    }
    const verifiers = new Verifiers(workload, params, given.sets);
    this.#verifiers = verifiers;
    const tunes = workload.tuning?.variant === this.#run.variant.id;
    const build = this.#run.build ?? (tunes ? tunedFor(tuned, this.#place, workload, params) : undefined);
    yield { type: 'phase', phase: 'prepare' };
    await this.#within(SETUP_MS, (signal) =>
      this.#run.prepare({ sets: given.sets, build }, async (backend) => (await backend.idleMs?.()) ?? 0, signal),
    );
    if (this.#run.outcome) return;
    yield { type: 'phase', phase: 'verify' };
    await this.#within(SETUP_MS, async (signal) => void (await this.#run.prove(verifiers, signal)));
    if (!this.#run.live) return;
    yield { type: 'phase', phase: 'warm-up' };
    const { warmUpMs, batchMs } = this.#settings;
    const software = this.#place.adapter?.software ?? true;
    const warmMs = this.#run.onGpu && !software ? warmUpMs.hardware : warmUpMs.other;
    const end = this.#parts.clock.now() + SETUP_MS;
    const time = { shareMs: 4 * batchMs, inDoubtMs: SETUP_MS, patience: end, end };
    await this.#within(SETUP_MS, (signal) => this.#run.warmUp(warmMs, time, signal));
  }

  /** @param batches filled with all that was run */
  async *go(batches: SustainedBatch[]): AsyncGenerator<SustainEvent, void> {
    if (!this.#run.live) return;
    const { clock, visibility, signal } = this.#parts;
    yield { type: 'phase', phase: 'sample' };
    const start = clock.now();
    const endMs = 1000 * this.#request.seconds;
    for (let now = 0; now < endMs && !signal.aborted; now = clock.now() - start) {
      const seen = visibleSince(visibility);
      const sample = await gracefully(signal, clock, GRACE_MS, (limited) => this.#run.sample(limited));
      const hidden = !seen();
      if (hidden) this.#run.hidden++;
      else this.#run.samples.push(sample);
      const workMs = workMsOf(sample.wallMs, this.#run.idleMs);
      const batch = { endMs: clock.now() - start, iterations: sample.iterations, workMs, hidden };
      batches.push(batch);
      yield { type: 'batch', batch };
    }
  }

  /** What the last batch left behind, and one of the other length: only then does any of it count. */
  async prove(): Promise<void> {
    const verifiers = this.#verifiers;
    if (!this.#run.live || !verifiers || !this.#run.samples.length) return;
    const { clock, signal } = this.#parts;
    const ms = GRACE_MS + 2 * this.#run.closingMs;
    await gracefully(signal, clock, ms, (limited) => this.#run.close(verifiers, limited));
  }

  async fail(error: unknown): Promise<void> {
    if (error instanceof BackendLostError) {
      this.#run.end('failed', error.reason);
      // For whatever is run next.
      await this.#run.backend?.rebuild().catch(() => undefined);
    } else if (this.#parts.signal.aborted) this.#run.end('aborted', CANCELLED);
    else if (error instanceof TimeUpError) this.#run.end('aborted', outOfTime(null, SETUP_MS));
    else this.#run.end('failed', unexpected(error));
  }

  measurement(): Measurement {
    const { visibility, signal } = this.#parts;
    const { samples, hidden } = this.#run;
    const unseen = !samples.length && (hidden > 0 || visibility.hidden());
    const late: Reason = unseen ? HIDDEN : outOfTime(null, SETUP_MS);
    const quantumMs = (this.#place.timestampQuantumUs ?? 0) / 1000;
    return this.#run.measurement(true, signal.aborted ? CANCELLED : late, quantumMs);
  }

  dispose(): Promise<void> {
    return this.#run.dispose();
  }

  /** Stopped by a cancel at once, and when it takes longer. */
  async #within(ms: number, work: (signal: AbortSignal) => Promise<void>): Promise<void> {
    const { clock, signal } = this.#parts;
    const limit = limited(signal, clock, ms);
    try {
      await work(limit.signal);
    } finally {
      limit.free();
    }
  }
}
