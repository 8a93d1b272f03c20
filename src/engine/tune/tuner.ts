/**
 * Finds the fastest configuration on this device by successive halving: at each size all that have a chance are proved
 * and timed once, the faster half is timed with twice the batches, and so on until few are left. What is hopeless at one
 * size is not tried at the next.
 * Method: K. Jamieson and A. Talwalkar, "Non-stochastic Best Arm Identification", AISTATS 2016.
 */
import { abortable } from '../bench/abort.ts';
import { workMsOf } from '../bench/calibrate.ts';
import { passes, Verifiers } from '../bench/proof.ts';
import { aimOf, DEFAULT_SETTINGS, MOST_ITERATIONS, SHORTEST_MS } from '../bench/protocol.ts';
import { unexpected } from '../bench/reasons.ts';
import { visibleSince } from '../bench/visible.ts';
import type {
  GpuVariant,
  Job,
  Params,
  Reason,
  Sample,
  Session,
  Tensors,
  Tuning,
  Verdict,
  Workload,
} from '../contract.ts';
import { BackendLostError } from '../errors.ts';
import { randomU32 } from '../random.ts';
import type { Tried, TuneEvent, Winner } from './api.ts';
import { tunedKey } from './key.ts';
import { DEFAULT_TUNING, type TuneDependencies, type TuneSettings } from './settings.ts';

/** Ends with an `end` event, also when cancelled or when the device does not come back. @throws RangeError without `tuning` */
export async function* tune(
  workload: Workload,
  sizes: readonly Params[] | undefined,
  given: TuneDependencies,
): AsyncGenerator<TuneEvent, void> {
  const { tuning } = workload;
  const variant = workload.variants.find(({ id }) => id === tuning?.variant);
  if (!tuning || variant?.on !== 'gpu') throw new RangeError(`${workload.id} has nothing to tune.`);
  const wanted = sizes?.length ? sizes : tuning.sizes(given.capabilities);
  yield* new Tuner(workload, tuning, variant, wanted, given).run();
}

/** What all configurations share at one size. */
interface Size {
  readonly params: Params;
  readonly sets: readonly Tensors[];
  readonly verifiers: Verifiers;
}

interface Standing {
  readonly configuration: string;
  ms: number;
}

/** The device does not come back, or is lost again and again. */
class GiveUpError extends Error {
  readonly reason: Reason;

  constructor(reason: Reason) {
    super(reason.text.en);
    this.reason = reason;
  }
}

class Tuner {
  readonly #workload: Workload;
  readonly #tuning: Tuning;
  readonly #variant: GpuVariant;
  readonly #sizes: readonly Params[];
  readonly #given: TuneDependencies;
  readonly #settings: TuneSettings;
  readonly #hopeless = new Set<string>();
  readonly #tuned: Record<string, string> = {};
  readonly #chance: () => number;
  /** What the device takes to report that nothing was to be done; null until it has been asked. */
  #idleMs: number | null = null;
  #losses = 0;
  /** Of the size under way. */
  #best = Infinity;
  #warm = false;

  constructor(
    workload: Workload,
    tuning: Tuning,
    variant: GpuVariant,
    sizes: readonly Params[],
    given: TuneDependencies,
  ) {
    this.#workload = workload;
    this.#tuning = tuning;
    this.#variant = variant;
    // Of sizes that share a winner the largest is tuned.
    this.#sizes = [...new Map(sizes.map((params) => [tuning.buckets(params)[0], params])).values()];
    this.#given = given;
    this.#chance = randomU32(given.seed, 17);
    this.#settings = given.settings ?? DEFAULT_TUNING;
  }

  async *run(): AsyncGenerator<TuneEvent, void> {
    const { signal, capabilities } = this.#given;
    const all = new Set(this.#sizes.flatMap((params) => this.#tuning.configurations(params, capabilities)));
    yield { type: 'start', configurations: all.size, sizes: this.#sizes };
    let problem: Reason | null = null;
    try {
      for (const [place, params] of this.#sizes.entries()) yield* this.#size(params, place);
    } catch (error) {
      if (!signal.aborted) problem = error instanceof GiveUpError ? error.reason : unexpected(error);
    }
    yield { type: 'end', tuned: this.#tuned, cancelled: signal.aborted, problem };
  }

  async *#size(params: Params, place: number): AsyncGenerator<TuneEvent, void> {
    const { capabilities, environment, seed } = this.#given;
    const { finalists, hopeless } = this.#settings;
    const [fallback, ...others] = this.#tuning.configurations(params, capabilities);
    const names = [fallback, ...others.filter((name) => !this.#hopeless.has(name))];
    this.#best = Infinity;
    const sets = [this.#workload.generate(params, seed), this.#workload.generate(params, seed + 1)];
    const size: Size = { params, sets, verifiers: new Verifiers(this.#workload, params, sets) };
    // Each halving costs about as much as the one before: half the configurations, twice the batches.
    const rounds = 1 + Math.max(0, Math.ceil(Math.log2(Math.max(names.length, 1) / finalists)));
    const fraction = (round: number, done: number, of: number) =>
      (place + (round + done / of) / rounds) / this.#sizes.length;
    let standing: Standing[] = [];
    for (const [at, configuration] of names.entries()) {
      const tried = await this.#try(size, configuration, 1);
      if (tried.status === 'timed') standing.push({ configuration, ms: tried.ms });
      yield { type: 'tried', tried, fraction: fraction(0, at + 1, names.length) };
    }
    standing.sort(byTime);
    for (const one of standing) if (one.ms > hopeless * standing[0].ms) this.#hopeless.add(one.configuration);
    const first = standing.find(({ configuration }) => configuration === fallback);
    for (let round = 1; round < rounds && standing.length > 1; round++) {
      standing = standing.slice(0, Math.max(Math.ceil(standing.length / 2), Math.min(finalists, standing.length)));
      // The default runs along: it is what the winner is compared with.
      const runners = first && !standing.includes(first) ? [...standing, first] : standing;
      for (const [at, one] of runners.entries()) {
        const tried = await this.#try(size, one.configuration, 2 ** round);
        one.ms = tried.status === 'timed' ? Math.min(one.ms, tried.ms) : Infinity;
        yield { type: 'tried', tried, fraction: fraction(round, at + 1, runners.length) };
      }
      standing = standing.filter(({ ms }) => Number.isFinite(ms)).sort(byTime);
    }
    const best = first && first.ms <= standing[0]?.ms * (1 + TIE) ? first : standing[0];
    const [bucket] = this.#tuning.buckets(params);
    const key = tunedKey(environment, this.#workload, bucket);
    if (!best || key === null) return;
    this.#tuned[key] = best.configuration;
    const fallbackMs = first && Number.isFinite(first.ms) ? first.ms : null;
    const winner: Winner = { params, key, configuration: best.configuration, ms: best.ms, fallbackMs };
    yield { type: 'winner', winner };
  }

  /**
   * What was timed last is proved: what comes out as fast is right.
   * Whatever goes wrong costs this configuration alone. @throws the signal's reason; GiveUpError
   */
  async #try(size: Size, configuration: string, batches: number): Promise<Tried> {
    const { backend, signal } = this.#given;
    const { params, sets } = size;
    const job: Job = { workload: this.#workload, variant: this.#variant, params, sets, build: configuration };
    let session: Session | null = null;
    try {
      signal.throwIfAborted();
      const prepared = await backend.prepare(job, signal);
      if (prepared.status !== 'ready') return { params, configuration, status: 'failed', reason: prepared.reason };
      session = prepared.session;
      this.#idleMs ??= prepared.idleMs ?? (await abortable(backend.idleMs?.() ?? Promise.resolve(0), signal));
      const first = await this.#run(session, 1);
      const { ms, iterations } = await this.#time(session, first, batches);
      const verdict = await this.#wrong(session, size, iterations);
      if (verdict) return { params, configuration, status: 'wrong', verdict };
      this.#best = Math.min(this.#best, ms);
      return { params, configuration, status: 'timed', ms };
    } catch (error) {
      if (signal.aborted) throw signal.reason;
      if (error instanceof BackendLostError) await this.#rebuild(error.reason);
      const reason = error instanceof BackendLostError ? error.reason : unexpected(error);
      return { params, configuration, status: 'failed', reason };
    } finally {
      // A lost device has nothing left to free, and a cancelled dispatch may take a while to end: nobody waits.
      const freed = session?.dispose().catch(() => {});
      if (!signal.aborted) await freed;
    }
  }

  /** What is wrong with the last batch, if anything. */
  async #wrong(session: Session, { verifiers }: Size, iterations: number): Promise<Verdict | null> {
    const { last } = await abortable(session.read(), this.#given.signal);
    verifiers.expectNeighbours(last, iterations);
    const verdicts = last.map(({ set, outputs }) => verifiers.of(set).check(outputs, this.#variant.rounding));
    return verdicts.find((verdict) => !passes(verdict)) ?? null;
  }

  /**
   * The fastest of several batches: what disturbs a batch only ever makes it slower.
   * @returns also how many iterations the last that was run had
   */
  async #time(session: Session, first: Sample, batches: number): Promise<{ ms: number; iterations: number }> {
    const { clock, capabilities } = this.#given;
    const { batchMs, warmMs, hopeless } = this.#settings;
    const quantumMs = this.#given.environment.pageClockQuantumUs / 1000;
    const aimMs = aimOf(batchMs, { quantumMs, idleMs: this.#idleMs ?? 0 });
    const isSeen = ({ wallMs }: Sample) => wallMs >= DEFAULT_SETTINGS.leastClockSteps * quantumMs;
    const firstMs = this.#timeOf(first);
    // Even a first run is not this much slower than those that follow.
    if (firstMs > batchMs && firstMs > 2 * hopeless * this.#best) return { ms: firstMs, iterations: 1 };
    let each = firstMs;
    let iterations = 1;
    let seen = isSeen(first);
    const run = async () => {
      // What the clock hardly saw does not tell how many fill a batch.
      const wanted = Math.min(Math.max(1, Math.round(aimMs / each)), seen ? Infinity : 8 * iterations);
      // Neighbours lie in different places: two at least, and now an odd number of them, now an even one.
      iterations = wanted + (this.#chance() >>> 31);
      const sample = await this.#run(session, iterations);
      seen = isSeen(sample);
      each = this.#timeOf(sample) / iterations;
      return each;
    };
    while (!seen && iterations < MOST_ITERATIONS) await run();
    if (!this.#warm) {
      const end = clock.now() + (capabilities.software ? warmMs.other : warmMs.hardware);
      while (clock.now() < end) await run();
      this.#warm = true;
    }
    // The first run of a session compiles, clears and faults pages in: where it is short it says little.
    if (firstMs < batchMs) await run();
    let best = Infinity;
    for (let batch = 0; batch < batches; batch++) best = Math.min(best, await run());
    return { ms: best, iterations };
  }

  /** A batch during which the page was in sight: browsers hold back hidden ones. One that was not is made again. */
  async #run(session: Session, iterations: number): Promise<Sample> {
    const { clock, signal, visibility } = this.#given;
    for (;;) {
      while (visibility.hidden()) await abortable(clock.sleep(HIDDEN_MS), signal);
      const seen = visibleSince(visibility);
      await abortable(session.overwrite(this.#chance() % 2 ** 16), signal);
      const sample = await abortable(session.run(iterations, signal), signal);
      if (seen()) return sample;
    }
  }

  /** By the clock that a run goes by. */
  #timeOf({ wallMs }: Sample): number {
    return Math.max(workMsOf(wallMs, this.#idleMs ?? 0), SHORTEST_MS);
  }

  async #rebuild(reason: Reason): Promise<void> {
    this.#losses++;
    if (this.#losses > this.#settings.losses) throw new GiveUpError(reason);
    this.#warm = false;
    this.#idleMs = null;
    await this.#given.backend.rebuild().catch(() => {
      throw new GiveUpError(reason);
    });
  }
}

/** The default is only given up for what is faster by more than chance. */
const TIE = 0.02;

const byTime = (a: Standing, b: Standing) => a.ms - b.ms;

/** How often a hidden page is asked whether it is back. */
const HIDDEN_MS = 100;
