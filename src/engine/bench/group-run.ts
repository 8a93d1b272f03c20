/** One group of cases: all prepared and proved, then warmed, then sampled in turns until the group's time is up. */
import type { Backend, Plan, Reason, RunEvent, Tensors, Verifier } from '../contract.ts';
import { BackendLostError } from '../errors.ts';
import { randomUnit, shuffle } from '../random.ts';
import { abortable, TimeUpError } from './abort.ts';
import { CaseRun } from './case-run.ts';
import type { RunContext } from './context.ts';
import { type Estimator, fullCaseMs } from './estimate.ts';
import type { Group } from './groups.ts';
import { inputsOf } from './inputs.ts';
import { CANCELLED, editOutOfTime, HIDDEN, outOfTime, unexpected } from './reasons.ts';

type Events = AsyncGenerator<RunEvent, void>;

export class GroupRun {
  readonly #group: Group;
  readonly #plan: Plan;
  readonly #context: RunContext;
  readonly #estimator: Estimator;
  readonly #runs: CaseRun[];
  /** Clock times: the group should be over at the first and must be at the second. */
  readonly #softEnd: number;
  readonly #hardEnd: number;
  readonly #startMs: number;
  readonly #told = new Set<CaseRun>();
  #inputs: Tensors = {};
  #verifier: Verifier | null = null;

  constructor(group: Group, plan: Plan, context: RunContext, softEnd: number, hardEnd: number) {
    this.#group = group;
    this.#plan = plan;
    this.#context = context;
    this.#estimator = context.estimator;
    this.#softEnd = softEnd;
    this.#hardEnd = hardEnd;
    this.#startMs = context.clock.now();
    this.#runs = group.cases.map((one) => {
      const backend = context.backends.find(({ runs }) => runs.includes(one.variant.on));
      return new CaseRun(group, one, backend, context);
    });
  }

  /** Every case of the group ends with one final `measurement`, whatever happens. */
  async *run(): Events {
    try {
      if (!this.#context.signal.aborted) yield* this.#measure();
    } catch (error) {
      if (!this.#context.signal.aborted)
        for (const run of this.#runs) if (!run.outcome) run.end('failed', unexpected(error));
    } finally {
      // Reverse order of creation. When cancelled nobody waits: a dispatch under way may take a while to end.
      const freed = [...this.#runs]
        .reverse()
        .reduce((before, run) => before.then(() => run.dispose()), Promise.resolve());
      if (!this.#context.signal.aborted) await freed;
    }
    for (const run of this.#runs) if (!this.#told.has(run)) yield this.#measurement(run, true);
  }

  async *#measure(): Events {
    const given = inputsOf(this.#group, this.#plan);
    if ('reason' in given) {
      for (const run of this.#runs) run.end('failed', given.reason);
      return;
    }
    this.#inputs = given.inputs;
    yield* this.#prove();
    yield* this.#warm();
    yield* this.#sample();
  }

  /** Made when the first output is there to be checked, and kept for the others. */
  readonly #lazyVerifier = (): Verifier => {
    this.#verifier ??= this.#group.workload.verifier(this.#inputs, this.#group.params);
    return this.#verifier;
  };

  async *#prove(): Events {
    const { workload, params } = this.#group;
    for (const run of this.#runs) {
      const predicted = this.#estimator.predict(workload, run.variant, params);
      const left = this.#hardEnd - this.#context.clock.now();
      if (left <= 0 || predicted.atLeastMs > left) {
        run.end('aborted', outOfTime(left <= 0 ? null : predicted.atLeastMs, this.#plan.budgetMs));
        continue;
      }
      yield { type: 'phase', index: run.index, phase: 'prepare' };
      let outputs: Tensors | null = null;
      yield* this.#guarded(run, async (signal) => {
        await this.#prepare(run, signal);
        if (!run.outcome) outputs = await run.prove(this.#lazyVerifier, signal);
      });
      if (outputs && this.#plan.keepOutputs) {
        yield { type: 'output', index: run.index, outputs, reference: this.#lazyVerifier().reference ?? null };
      }
      if (run.outcome) yield this.#measurement(run, true);
    }
  }

  async *#warm(): Events {
    const { clock, settings } = this.#context;
    const { workload, params } = this.#group;
    for (const [place, run] of this.#runs.entries()) {
      if (!run.live) continue;
      yield { type: 'phase', index: run.index, phase: 'warm-up' };
      const share = (this.#softEnd - clock.now()) / (this.#runs.length - place) / 3;
      const nominal = this.#ramps(run) ? settings.warmUpMs.hardware : settings.warmUpMs.other;
      // A GPU's or a library's first run may be long for reasons of its own; a kernel's tells how long the next will be.
      const own = run.variant.on === 'gpu' || run.variant.on === 'library';
      const patience = own ? Infinity : Math.max(share, 2 * settings.batchMs);
      yield* this.#guarded(run, async (signal) => {
        const end = Math.min(clock.now() + patience, this.#hardEnd);
        await run.warmUp(Math.max(Math.min(nominal, share), 0), end, signal);
        await run.calibrate(clock.now() + share, this.#hardEnd, signal);
      });
      if (run.live) this.#estimator.learn(workload, run.variant, params, run.iterationMs);
    }
  }

  /** A hardware adapter's clock falls while it rests and takes long to rise. */
  #ramps({ variant }: CaseRun): boolean {
    const gpu = variant.on === 'gpu' || (variant.on === 'library' && variant.side === 'gpu');
    return gpu && !this.#context.software();
  }

  async *#sample(): Events {
    const { clock, settings, visibility, signal } = this.#context;
    const next = randomUnit(this.#plan.seed, 13);
    let previous: Backend | undefined;
    let before: CaseRun | undefined;
    for (let round = 0; round < settings.rounds; round++) {
      const order = byBackend(
        shuffle(
          this.#runs.filter((run) => run.live),
          next,
        ),
      );
      if (!order.length) return;
      for (const run of order) {
        if (!run.live) continue;
        // Three samples are the least that an interval can be made of; they may overrun the group's share, never the run's.
        const end = round < 3 ? this.#hardEnd : this.#softEnd;
        if (clock.now() + run.batchMs > end && run.samples.length > 0) {
          if (run.samples.length < settings.fewSamples) run.note({ code: 'over-budget' });
          continue;
        }
        if (round === 0) yield { type: 'phase', index: run.index, phase: 'sample' };
        while (visibility.hidden() && !signal.aborted && clock.now() < this.#softEnd) await clock.sleep(100);
        const rested = this.#ramps(run) && previous !== run.backend && run.batchMs < 2 * settings.batchMs;
        if (settles(before, run)) await clock.sleep(settings.settleMs);
        yield* this.#guarded(run, async (limited) => {
          if (rested) await run.wake(limited);
          const changes = visibility.changes();
          const sample = await run.sample(limited);
          if (visibility.hidden() || visibility.changes() !== changes) run.hidden++;
          else run.samples.push(sample);
        });
        previous = run.backend;
        before = run;
        if (run.samples.length && this.#context.due(run.index)) yield this.#measurement(run, false);
      }
      if (clock.now() >= this.#softEnd && round >= 2) return;
    }
  }

  /** Runs one step of a case; whatever goes wrong stays with that case, or with those that share its lost backend. */
  async *#guarded(run: CaseRun, step: (signal: AbortSignal) => Promise<void>): Events {
    const { signal, clock } = this.#context;
    const limit = new AbortController();
    const stop = () => limit.abort(signal.reason);
    signal.addEventListener('abort', stop, { once: true });
    if (signal.aborted) stop();
    const left = Math.max(this.#hardEnd - clock.now(), MINIMUM_STEP_MS);
    const cancelTimer = clock.timer(left, () => limit.abort(new TimeUpError()));
    try {
      await step(limit.signal);
    } catch (error) {
      if (signal.aborted) throw signal.reason;
      if (error instanceof TimeUpError) {
        if (run.samples.length) run.note({ code: 'over-budget' });
        else run.end('aborted', this.#tooLate(run));
        await run.dispose();
      } else if (error instanceof BackendLostError && run.backend) yield* this.#recover(run.backend, error.reason);
      else {
        run.end('failed', unexpected(error));
        await run.dispose();
      }
    } finally {
      cancelTimer();
      signal.removeEventListener('abort', stop);
    }
    yield this.#context.progress(this.#fraction());
  }

  /** Rebuilds a lost backend once a run and prepares its unfinished cases again. */
  async *#recover(backend: Backend, reason: Reason): Events {
    const lost = this.#runs.filter((run) => run.backend === backend && !run.outcome && run.begun);
    for (const run of lost) await run.dispose();
    if (this.#context.rebuilt.has(backend)) {
      for (const run of lost) run.end('failed', reason);
      return;
    }
    this.#context.rebuilt.add(backend);
    try {
      await abortable(backend.rebuild(), this.#context.signal);
    } catch (error) {
      if (this.#context.signal.aborted) throw error;
      for (const run of lost) run.end('failed', unexpected(error));
      return;
    }
    for (const run of lost) {
      run.note({ code: 'device-rebuilt' });
      yield { type: 'phase', index: run.index, phase: 'prepare' };
      yield* this.#guarded(run, async (signal) => {
        await this.#prepare(run, signal);
        if (!run.outcome) await run.prove(this.#lazyVerifier, signal);
        if (run.live && run.samples.length) await run.wake(signal);
      });
    }
  }

  #prepare(run: CaseRun, signal: AbortSignal): Promise<void> {
    const { workload, params } = this.#group;
    const tuned = workload.tuning?.variant === run.variant.id ? this.#context.tuned(workload, params) : undefined;
    const build = run.build ?? tuned;
    const edits = build === undefined ? undefined : this.#plan.edits?.[build];
    return run.prepare([this.#inputs, this.#inputs], { edits, build }, signal);
  }

  #measurement(run: CaseRun, final: boolean): RunEvent {
    const { signal, gpuQuantumMs } = this.#context;
    if (final) this.#told.add(run);
    const unfinished = signal.aborted ? CANCELLED : this.#tooLate(run);
    return { type: 'measurement', index: run.index, measurement: run.measurement(unfinished, gpuQuantumMs()), final };
  }

  /** Why a case has no samples at the end: nothing is sampled while the page is hidden. */
  #tooLate(run: CaseRun): Reason {
    const hidden = run.hidden > 0 || this.#context.visibility.hidden();
    if (hidden) return HIDDEN;
    const { edits, budgetMs } = this.#plan;
    return run.build !== undefined && edits?.[run.build] ? editOutOfTime(budgetMs) : outOfTime(null, budgetMs);
  }

  /** How far this group is, 0 … 1, by samples taken. */
  #fraction(): number {
    const { rounds } = this.#context.settings;
    const done = this.#runs.reduce((sum, run) => sum + (run.outcome ? rounds : run.samples.length), 0);
    const byTime = (this.#context.clock.now() - this.#startMs) / Math.max(this.#softEnd - this.#startMs, 1);
    return Math.min(1, Math.max(done / (rounds * this.#runs.length), Math.min(byTime, 0.99)));
  }
}

/** Even a run whose time is nearly up lets a step that has begun take this long. */
const MINIMUM_STEP_MS = 250;

/** Libraries' threads spin for a while after their last work, on the cores that the next contender wants. */
const settles = (before: CaseRun | undefined, run: CaseRun): boolean =>
  before !== undefined && before !== run && before.variant.on === 'library' && before.variant.side === 'cpu';

/** Contenders in the order given, those of a backend together: a device that rests between samples loses its clock. */
function byBackend(runs: readonly CaseRun[]): CaseRun[] {
  const order = runs.map(({ backend }) => backend);
  return [...runs].sort((a, b) => order.indexOf(a.backend) - order.indexOf(b.backend));
}

/** Milliseconds that a group would like. */
export const groupWantsMs = (group: Group, context: RunContext): number =>
  group.cases.reduce((sum, { variant }) => {
    const { ms } = context.estimator.predict(group.workload, variant, group.params);
    return sum + fullCaseMs(ms, context.settings.batchMs, context.settings.rounds);
  }, 0);
