/** The steps of a group's cases: each is guarded, so that trouble stays with its case, and a lost backend comes back. */
import type { Backend, Job, Plan, Reason, RunEvent, Tensors } from '../contract.ts';
import { BackendLostError } from '../errors.ts';
import { abortable, limited, TimeUpError } from './abort.ts';
import { CaseRun } from './case-run.ts';
import type { RunContext } from './context.ts';
import { backendOf } from './devices.ts';
import type { Group } from './groups.ts';
import { inputSetsOf } from './inputs.ts';
import { Verifiers } from './proof.ts';
import { longestMs } from './protocol.ts';
import { CANCELLED, editOutOfTime, HIDDEN, LOST_AGAIN, LOST_AND_LATE, outOfTime, unexpected } from './reasons.ts';

export type Events = AsyncGenerator<RunEvent, void>;

export class Steps {
  readonly runs: readonly CaseRun[];
  /** When it should be over: planned anew as its cost becomes known. */
  softEnd: number;
  readonly #group: Group;
  readonly #plan: Plan;
  readonly #context: RunContext;
  readonly #startMs: number;
  readonly #told = new Set<CaseRun>();
  readonly #shown = new Set<CaseRun>();
  #sets: readonly Tensors[] = [];
  #verifiers: Verifiers | null = null;

  constructor(group: Group, plan: Plan, context: RunContext, softEnd: number) {
    this.#group = group;
    this.#plan = plan;
    this.#context = context;
    this.softEnd = softEnd;
    this.#startMs = context.clock.now();
    this.runs = group.cases.map((one) => {
      const backend = backendOf(context.backends, one.variant, one.id.gpu);
      const run = new CaseRun(group, one, backend, context, plan.seed);
      if (group.split) run.note({ code: 'not-interleaved' });
      return run;
    });
  }

  /** Makes the sets of inputs. @returns why there are none */
  open(): Reason | null {
    const given = inputSetsOf(this.#group, this.#plan);
    if ('reason' in given) return given.reason;
    this.#sets = given.sets;
    this.#verifiers = new Verifiers(this.#group.workload, this.#group.params, given.sets);
    return null;
  }

  get verifiers(): Verifiers {
    if (!this.#verifiers) throw new Error('The group has no inputs yet.');
    return this.#verifiers;
  }

  /** What cases that were proved need until each has one sample that counts, ms; but for one of them. */
  owedMs(but: CaseRun | null = null): number {
    const owed = this.runs.filter((run) => run !== but && run.live && !run.over && !run.samples.length);
    return owed.reduce((sum, run) => sum + run.firstMs, 0);
  }

  /**
   * Compiles the kernels of all cases at once, before any of them runs.
   * @param end clock time from which nobody waits for it any longer: each case then waits for its own
   */
  async *compile(end: number): Events {
    const { signal, clock } = this.#context;
    const backends = new Set(this.runs.map(({ backend }) => backend));
    const asked = [...backends].flatMap((backend) =>
      backend?.compileAll ? { backend, runs: this.runs.filter((run) => run.backend === backend) } : [],
    );
    if (!asked.length || signal.aborted) return;
    yield { type: 'phase', index: asked[0].runs[0].index, phase: 'compile' };
    const { workload, params } = this.#group;
    const limit = limited(signal, clock, Math.max(end - clock.now(), 0));
    const compiled = asked.map(({ backend, runs }) => {
      const jobs = runs.map((run): Job => ({ workload, variant: run.variant, params, ...this.#build(run) }));
      return backend.compileAll?.(jobs, signal);
    });
    // Whatever goes wrong, a lost device too: the case that it happens to comes to it next, and is told of it.
    await abortable(Promise.allSettled(compiled), limit.signal).catch(() => {});
    limit.free();
    signal.throwIfAborted();
  }

  /** A first time of a case that has just been proved, for a plan that asks for it. */
  async *look(run: CaseRun, end: number): Events {
    if (!this.#plan.early || !run.live) return;
    yield* this.guarded(run, end, (signal) => run.look(signal));
    if (run.live && run.seen) yield* this.measurement(run, false);
  }

  /**
   * Prepares a case and proves it, before anything of it is timed.
   * @param end clock time at which that is stopped
   */
  async *prove(run: CaseRun, end = this.#context.lastEnd): Events {
    yield { type: 'phase', index: run.index, phase: 'prepare' };
    let prepared = false;
    yield* this.guarded(run, end, async (signal) => {
      await run.prepare(this.#build(run), (backend) => this.#idleMs(backend), signal);
      prepared = run.outcome === null;
    });
    if (!prepared) return;
    yield { type: 'phase', index: run.index, phase: 'verify' };
    let outputs: Tensors | null = null;
    yield* this.guarded(run, end, async (signal) => {
      outputs = await run.prove(this.verifiers, signal);
    });
    if (outputs && this.#plan.keepOutputs && !this.#shown.has(run)) {
      this.#shown.add(run);
      yield { type: 'output', index: run.index, outputs, reference: this.verifiers.of(0).reference ?? null };
    }
  }

  /**
   * Runs one step of a case; whatever goes wrong stays with that case, or with those that share its lost backend.
   * @param end clock time at which the step is stopped; one that has begun may take a quarter of a second in any case
   * @param keeps a case whose step is stopped ends all the same when nothing of it is to be kept
   */
  async *guarded(run: CaseRun, end: number, step: (signal: AbortSignal) => Promise<void>, keeps = false): Events {
    const { signal, clock } = this.#context;
    const limit = limited(signal, clock, Math.max(end - clock.now(), MINIMUM_STEP_MS));
    try {
      await step(limit.signal);
    } catch (error) {
      if (signal.aborted) throw signal.reason;
      if (error instanceof TimeUpError && keeps && run.samples.length) {
        run.note({ code: 'over-budget' });
        run.over = true;
      } else if (error instanceof BackendLostError && run.backend) yield* this.#recover(run.backend, error.reason);
      else {
        if (error instanceof TimeUpError) run.end('aborted', this.#tooLate(run));
        else run.end('failed', unexpected(error));
        await run.dispose();
      }
    } finally {
      limit.free();
    }
    yield this.#context.progress(this.#fraction());
  }

  /** Rebuilds a lost backend once a run and prepares its unfinished cases again. */
  async *#recover(backend: Backend, reason: Reason): Events {
    const { rebuilt, idleMs, signal } = this.#context;
    const lost = this.runs.filter((run) => run.backend === backend && !run.outcome && !run.proved && run.begun);
    for (const run of lost) await run.dispose();
    if (rebuilt.has(backend)) {
      const again = reason.code === LOST_AGAIN.code ? LOST_AGAIN : reason;
      for (const run of lost) run.end('failed', again);
      return;
    }
    rebuilt.add(backend);
    idleMs.delete(backend);
    try {
      await abortable(backend.rebuild(), signal);
    } catch (error) {
      if (signal.aborted) throw error;
      for (const run of lost) run.end('failed', unexpected(error));
      return;
    }
    for (const run of lost) {
      run.note({ code: 'device-rebuilt' });
      yield* this.prove(run);
      if (run.live && run.samples.length) {
        yield* this.guarded(run, this.#context.lastEnd, (limited) => run.batches.wake(limited), true);
      }
    }
  }

  #build(run: CaseRun) {
    const { workload, params } = this.#group;
    const tuned =
      workload.tuning?.variant === run.variant.id ? this.#context.tuned(workload, params, run.gpu) : undefined;
    const build = run.build ?? tuned;
    return { sets: this.#sets, edits: build === undefined ? undefined : this.#plan.edits?.[build], build };
  }

  /** Asked once a run, when the backend has been started by its first case, and again when it was rebuilt. */
  async #idleMs(backend: Backend): Promise<number> {
    const known = this.#context.idleMs.get(backend);
    if (known !== undefined) return known;
    const ms = (await backend.idleMs?.()) ?? 0;
    this.#context.idleMs.set(backend, ms);
    return ms;
  }

  /** Of a case; nothing once its final one was told. */
  *measurement(run: CaseRun, final: boolean): Generator<RunEvent, void> {
    if (this.#told.has(run)) return;
    if (final) this.#told.add(run);
    const { signal, gpuQuantumMs } = this.#context;
    const unfinished = signal.aborted ? CANCELLED : this.#tooLate(run);
    const measurement = run.measurement(final, unfinished, gpuQuantumMs(run.gpu));
    yield { type: 'measurement', index: run.index, measurement, final };
  }

  /** Why a case has no samples at the end: nothing is sampled while the page is hidden. */
  #tooLate(run: CaseRun): Reason {
    const hidden = !run.samples.length && (run.hidden > 0 || this.#context.visibility.hidden());
    if (hidden) return HIDDEN;
    // Its time went with the device: that is what there is to tell.
    if (run.onGpu && run.backend && this.#context.rebuilt.has(run.backend)) return LOST_AND_LATE;
    const had = longestMs(this.#plan, this.#context.settings);
    return run.build !== undefined && this.#plan.edits?.[run.build] ? editOutOfTime(had) : outOfTime(null, had);
  }

  /** How far this group is, 0 … 1, by samples taken. */
  #fraction(): number {
    const { settings, clock } = this.#context;
    const done = this.runs.reduce((sum, run) => sum + (run.outcome ? settings.rounds : run.samples.length), 0);
    const byTime = (clock.now() - this.#startMs) / Math.max(this.softEnd - this.#startMs, 1);
    return Math.min(1, Math.max(done / (settings.rounds * this.runs.length), Math.min(byTime, 0.99)));
  }
}

/** Even a run whose time is nearly up lets a step that has begun take this long. */
const MINIMUM_STEP_MS = 250;
