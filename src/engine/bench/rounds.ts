/** The timed part of a group: rounds in which every contender has one turn, in shuffled order; then the proof of it. */
import { randomUnit, shuffle } from '../random.ts';
import type { CaseRun } from './case-run.ts';
import type { RunContext } from './context.ts';
import { type Need, WITH_TRIPS } from './estimate.ts';
import type { Group } from './groups.ts';
import { settles, untilQuiet } from './quiet.ts';
import { equalRounds, firstsMs, laterNeeds } from './shares.ts';
import type { Events, Steps } from './steps.ts';
import { visibleSince } from './visible.ts';

export class Rounds {
  readonly #steps: Steps;
  readonly #context: RunContext;
  readonly #later: readonly Group[];
  readonly #next: () => number;
  /** Milliseconds of each contender's turn, without a round trip. */
  readonly #turnMs = new Map<CaseRun, number>();
  #before: CaseRun | null;
  /** When the last batch on a GPU ended. */
  readonly #gpuEnd = new Map<string | null, number>();

  /**
   * @param later groups that come after this one
   * @param before whose batch ran last
   */
  constructor(steps: Steps, context: RunContext, later: readonly Group[], before: CaseRun | null, seed: number) {
    this.#steps = steps;
    this.#context = context;
    this.#later = later;
    this.#before = before;
    this.#next = randomUnit(seed, 13);
  }

  async *sample(): Events {
    const { clock, settings, visibility, signal, lastEnd } = this.#context;
    const patience = clock.now() + (lastEnd - clock.now()) / (1 + this.#later.length);
    for (let round = 0; round < settings.rounds; round++) {
      const order = gpuTogether(shuffle([...this.#timed()], this.#next));
      if (round > 0) await this.#context.pause();
      const allowed = this.#allowed(round);
      let turns = 0;
      for (const run of order) {
        if (!run.live || run.over || !this.#mayRun(run, round, allowed)) continue;
        turns++;
        if (round === 0) yield { type: 'phase', index: run.index, phase: 'sample' };
        while (visibility.hidden() && !signal.aborted && clock.now() < patience) await clock.sleep(100);
        yield* this.#turn(run, round);
        if (run.samples.length && this.#context.due(run.index)) yield* this.#steps.measurement(run, false);
      }
      if (!turns) return;
    }
  }

  /** Proves every case as it was timed, and tells what came of it. */
  async *close(): Events {
    const { clock } = this.#context;
    // A second time for those whose backend was lost meanwhile.
    for (let time = 0; time < 2; time++) {
      for (const run of this.#steps.runs) {
        if (!run.live || run.proved || !run.samples.length) continue;
        yield { type: 'phase', index: run.index, phase: 'verify' };
        // Its time was kept back for this; it may take twice as long as foreseen.
        const end = Math.max(this.#context.lastEnd, clock.now() + 2 * run.closingMs);
        yield* this.#steps.guarded(run, end, (signal) => run.close(this.#steps.verifiers, signal));
        if (run.outcome || run.proved) yield* this.#steps.measurement(run, true);
      }
    }
  }

  async *#turn(run: CaseRun, round: number): Events {
    const { clock, visibility } = this.#context;
    if (settles(this.#before, run) && !(await untilQuiet(this.#context))) run.note({ code: 'restless' });
    const start = clock.now();
    let tripMs = 0;
    const work = async (signal: AbortSignal) => {
      if (this.#rested(run)) await run.batches.wake(signal);
      if (this.#travels(run, round)) tripMs = await this.#roundTrip(run, signal);
      const seen = visibleSince(visibility);
      const sample = await run.sample(signal);
      if (seen()) run.samples.push(sample);
      else run.hidden++;
    };
    yield* this.#steps.guarded(run, this.#samplingEnd(), work, true);
    this.#turnMs.set(run, clock.now() - start - tripMs);
    this.#before = run;
    this.#gpuEnd.set(run.device, clock.now());
  }

  /** @returns how long it took, whether it counts or not */
  async #roundTrip(run: CaseRun, signal: AbortSignal): Promise<number> {
    const { clock, visibility } = this.#context;
    const start = clock.now();
    const seen = visibleSince(visibility);
    const ms = await run.roundTrip(signal);
    if (seen()) run.roundTrips.push(ms);
    return clock.now() - start;
  }

  /** In the first rounds; of single iterations in every other, so that neighbouring batches keep to different sets. */
  #travels(run: CaseRun, round: number): boolean {
    const { clock, settings } = this.#context;
    const due = run.roundTrips.length < settings.roundTrips && (!run.batches.single || round % 2 === 0);
    // Nobody travels at the cost of another's first sample.
    const end = this.#samplingEnd(this.#firstsEnd()) - this.#steps.owedMs(run);
    return due && clock.now() + 2 * run.batches.iterationMs + run.batches.batchMs <= end;
  }

  /** A hardware adapter's clock falls while it rests: whoever comes first on it, ours or a library, runs once more. */
  #rested(run: CaseRun): boolean {
    if (!run.onGpu || this.#context.software(run.gpu) || !run.batches.short) return false;
    if (this.#before?.device !== run.device) return true;
    const ended = this.#gpuEnd.get(run.device) ?? -Infinity;
    return this.#context.clock.now() - ended > this.#context.settings.restMs;
  }

  #timed(): readonly CaseRun[] {
    return this.#steps.runs.filter((run) => run.live && !run.over);
  }

  #costMs(run: CaseRun): number {
    return this.#turnMs.get(run) ?? run.batches.batchMs;
  }

  /** With the round trips that are to come. */
  #roundMs(run: CaseRun): number {
    const travels = run.batches.single && run.roundTrips.length < this.#context.settings.roundTrips;
    return this.#costMs(run) * (travels ? WITH_TRIPS : 1);
  }

  /** No batch may begin that would not leave time to prove what was timed. */
  #samplingEnd(end = this.#context.lastEnd): number {
    const closing = this.#steps.runs.reduce((sum, run) => sum + (run.live && !run.proved ? run.closingMs : 0), 0);
    return end - CLOSING_MARGIN * closing;
  }

  /** Until then a group that stretches leaves time for one sample of each case to come. */
  #firstsEnd(): number {
    const { clock, lastEnd } = this.#context;
    if (!this.#later.length) return lastEnd;
    const runs = this.#timed();
    const typicalMs = runs.reduce((sum, run) => sum + this.#costMs(run), 0) / Math.max(runs.length, 1);
    return lastEnd - firstsMs(this.#later, this.#context, lastEnd - clock.now(), typicalMs);
  }

  /** Rounds that this group may have: as many as each group after it can have as well. */
  #allowed(round: number): number {
    const { clock, settings, plannedEnd } = this.#context;
    const runs = this.#timed();
    const leftMs = plannedEnd - clock.now();
    const roundMs = runs.reduce((sum, run) => sum + this.#roundMs(run), 0);
    const closingMs = runs.reduce((sum, run) => sum + CLOSING_MARGIN * run.closingMs, 0);
    const now: Omit<Need, 'setupMs'> = { roundMs, closingMs };
    const later = laterNeeds(this.#later, this.#context, leftMs, roundMs / Math.max(runs.length, 1));
    const allowed = Math.min(equalRounds(leftMs, round, now, later), settings.rounds);
    this.#steps.softEnd = clock.now() + Math.max(0, allowed - round) * roundMs + closingMs;
    return allowed;
  }

  #mayRun(run: CaseRun, round: number, allowed: number): boolean {
    const { clock, settings, plannedEnd, lastEnd } = this.#context;
    const { leastRounds } = settings;
    // One sample is better than none, as long as it can be proved.
    const first = !run.samples.length && round < leastRounds;
    if (first && clock.now() + this.#costMs(run) + run.closingMs <= lastEnd) return true;
    const cheap = this.#cheap(run);
    const kept = round < leastRounds || cheap ? 0 : this.#cheapMs(settings.rounds - round);
    // A run that stretches does so for the least that each must have, and for no more.
    const end = this.#samplingEnd(round < leastRounds ? this.#firstsEnd() : plannedEnd);
    const fits = clock.now() + this.#costMs(run) + kept <= end;
    // What is left when the last group has had its rounds belongs to nobody else.
    const fair = round < leastRounds || round + 1 <= allowed || !this.#later.length || cheap;
    if (fits && fair) return true;
    if (run.samples.length < settings.fewSamples) run.note({ code: 'over-budget' });
    return false;
  }

  /** What so many rounds of the contenders take that are never cut short. */
  #cheapMs(rounds: number): number {
    return this.#timed().reduce((sum, run) => sum + (this.#cheap(run) ? rounds * this.#costMs(run) : 0), 0);
  }

  /** Whether all its rounds, and those of contenders that cost about as little, are next to nothing of the budget. */
  #cheap(run: CaseRun): boolean {
    const { settings, budgetMs } = this.#context;
    const limit = 1.5 * this.#costMs(run);
    const each = this.#timed().reduce((sum, one) => sum + (this.#costMs(one) <= limit ? this.#costMs(one) : 0), 0);
    return each * settings.rounds <= settings.cheapShare * budgetMs;
  }
}

/** The proof may take longer than foreseen. */
const CLOSING_MARGIN = 1.25;

/** Contenders in the order given, those on one GPU together: a device that rests between samples loses its clock. */
function gpuTogether(runs: readonly CaseRun[]): CaseRun[] {
  const order = runs.map(({ device }) => device);
  return [...runs].sort((a, b) => order.indexOf(a.device) - order.indexOf(b.device));
}
