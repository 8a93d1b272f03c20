/** One group of cases: all prepared and proved, then warmed, then sampled in turns, then proved as they were timed. */
import type { Plan } from '../contract.ts';
import type { CaseRun } from './case-run.ts';
import type { RunContext } from './context.ts';
import { needOf } from './estimate.ts';
import type { Group } from './groups.ts';
import { longestMs } from './protocol.ts';
import { settles, untilQuiet } from './quiet.ts';
import { outOfTime, unexpected } from './reasons.ts';
import { Rounds } from './rounds.ts';
import { firstsMs } from './shares.ts';
import { type Events, Steps } from './steps.ts';

export class GroupRun {
  readonly #group: Group;
  readonly #later: readonly Group[];
  readonly #plan: Plan;
  readonly #context: RunContext;
  readonly #steps: Steps;
  readonly #setupMs = new Map<CaseRun, number>();

  /** @param later groups that come after this one */
  constructor(group: Group, later: readonly Group[], plan: Plan, context: RunContext) {
    this.#group = group;
    this.#later = later;
    this.#plan = plan;
    this.#context = context;
    const now = context.clock.now();
    const softEnd = now + Math.max(0, context.plannedEnd - now) / (1 + later.length);
    this.#steps = new Steps(group, plan, context, softEnd);
  }

  /** Every case of the group ends with one final `measurement`, whatever happens. */
  async *run(): Events {
    const { signal } = this.#context;
    const { runs } = this.#steps;
    try {
      if (!signal.aborted) yield* this.#measure();
    } catch (error) {
      if (!signal.aborted) for (const run of runs) if (!run.outcome) run.end('failed', unexpected(error));
    } finally {
      // Reverse order of creation. When cancelled nobody waits: a dispatch under way may take a while to end.
      const freed = [...runs].reverse().reduce((before, run) => before.then(() => run.dispose()), Promise.resolve());
      if (!signal.aborted) await freed;
    }
    for (const run of runs) yield* this.#steps.measurement(run, true);
  }

  async *#measure(): Events {
    const reason = this.#steps.open();
    if (reason) {
      for (const run of this.#steps.runs) run.end('failed', reason);
      return;
    }
    yield* this.#prove();
    yield* this.#warm();
    const before = this.#steps.runs.findLast(({ live }) => live) ?? null;
    const rounds = new Rounds(this.#steps, this.#context, this.#later, before, this.#plan.seed);
    yield* rounds.sample();
    yield* rounds.close();
  }

  async *#prove(): Events {
    const { clock, estimator, lastEnd } = this.#context;
    const { workload, params } = this.#group;
    const { runs } = this.#steps;
    yield* this.#steps.compile(clock.now() + (lastEnd - clock.now()) / 2);
    for (const [place, run] of runs.entries()) {
      const start = clock.now();
      const { atLeastMs } = estimator.predict(workload, run.variant, params, run.gpu);
      // Who was proved has a sample before anybody else takes the time for it.
      const left = lastEnd - this.#steps.owedMs() - start;
      if (left <= 0 || atLeastMs > left) {
        run.end('aborted', outOfTime(left <= 0 ? null : atLeastMs, longestMs(this.#plan, this.#context.settings)));
        continue;
      }
      const end = start + left - this.#keptFor(place + 1, left);
      yield* this.#steps.prove(run, end);
      yield* this.#steps.look(run, end);
      this.#setupMs.set(run, clock.now() - start);
      if (run.outcome) yield* this.#steps.measurement(run, true);
    }
  }

  /**
   * Time that one proof, however long, leaves to the cases from `place` on and to later groups: what they are guessed to
   * need, with room for a wrong guess, and half of it at most.
   */
  #keptFor(place: number, leftMs: number): number {
    const waiting = [{ ...this.#group, cases: this.#group.cases.slice(place) }, ...this.#later];
    return Math.min(GUESS_MARGIN * firstsMs(waiting, this.#context, leftMs), leftMs / 2);
  }

  async *#warm(): Events {
    const { clock, settings, estimator, plannedEnd, lastEnd } = this.#context;
    const { workload, params } = this.#group;
    const { runs } = this.#steps;
    // By the number of groups, whatever their work was guessed to be; a third of it at most, as samples count for more.
    const softEnd = clock.now() + (plannedEnd - clock.now()) / (1 + this.#later.length);
    let before: CaseRun | null = null;
    for (const [place, run] of runs.entries()) {
      if (!run.live) continue;
      yield { type: 'phase', index: run.index, phase: 'warm-up' };
      if (settles(before, run)) await untilQuiet(this.#context);
      const start = clock.now();
      const share = Math.max(0, (softEnd - start) / (runs.length - place) / SHARES);
      const nominal =
        run.onGpu && !this.#context.software(run.gpu) ? settings.warmUpMs.hardware : settings.warmUpMs.other;
      // A GPU's or a library's first run may be long for reasons of its own; a kernel's tells how long the next will be.
      const own = run.variant.on === 'gpu' || run.variant.on === 'library';
      const end = lastEnd - this.#steps.owedMs();
      const patience = own ? end : Math.min(start + Math.max(share, 2 * settings.batchMs), end);
      const warmMs = Math.min(nominal, share);
      // Who seems to skip may use what its samples would have had: nobody else's time.
      const time = { shareMs: share, inDoubtMs: SHARES * share, patience, end };
      const warmUp = (signal: AbortSignal) => run.warmUp(warmMs, time, signal);
      // A second time where its device was lost meanwhile.
      for (let time = 0; time < 2 && run.live && !run.batches.warm; time++) {
        yield* this.#steps.guarded(run, lastEnd - this.#steps.owedMs(run), warmUp);
      }
      before = run;
      if (run.outcome) yield* this.#steps.measurement(run, true);
      if (!run.live) continue;
      const { iterationMs } = run.batches;
      const expectedMs = needOf(iterationMs, settings.batchMs).setupMs;
      const extraMs = (this.#setupMs.get(run) ?? 0) + clock.now() - start - expectedMs;
      estimator.learn(workload, run.variant, params, iterationMs, Math.max(0, extraMs), run.gpu);
    }
  }
}

/** Of a case's time, one for its warm-up and the others for its samples. */
const SHARES = 3;

/** A case that has not run may be so many times as slow as it is guessed to be. */
const GUESS_MARGIN = 4;
