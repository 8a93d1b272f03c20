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
import { CANCELLED, outOfTime, unexpected } from './reasons.ts';

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
  #inputs: Tensors = {};

  constructor(group: Group, plan: Plan, context: RunContext, softEnd: number, hardEnd: number) {
    this.#group = group;
    this.#plan = plan;
    this.#context = context;
    this.#estimator = context.estimator;
    this.#softEnd = softEnd;
    this.#hardEnd = hardEnd;
    this.#runs = group.cases.map((one) => {
      const backend = context.backends.find(({ runs }) => runs.includes(one.variant.on));
      return new CaseRun(group, one, backend, context);
    });
  }

  /** Every case of the group ends with one final `measurement`, whatever happens. */
  async *run(): Events {
    try {
      const given = inputsOf(this.#group, this.#plan);
      if ('reason' in given) for (const run of this.#runs) run.end('failed', given.reason);
      else {
        this.#inputs = given.inputs;
        yield* this.#prove();
        yield* this.#warm();
        yield* this.#sample();
      }
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
    for (const run of this.#runs) yield this.#measurement(run, true);
  }

  async *#prove(): Events {
    const { workload, params } = this.#group;
    let verifier: Verifier | null = null;
    const lazily = () => {
      verifier ??= workload.verifier(this.#inputs, params);
      return verifier;
    };
    for (const run of this.#runs) {
      const predicted = this.#estimator.predict(workload, run.variant, params);
      const left = this.#hardEnd - this.#context.clock.now();
      if (left <= 0 || (predicted.measured && predicted.ms > left)) {
        run.end('aborted', outOfTime(left <= 0 ? null : predicted.ms, this.#plan.budgetMs));
        continue;
      }
      yield { type: 'phase', index: run.index, phase: 'prepare' };
      let outputs: Tensors | null = null;
      yield* this.#guarded(run, async (signal) => {
        await run.prepare(this.#inputs, signal);
        if (!run.outcome) outputs = await run.prove(lazily, signal);
      });
      if (run.live) this.#estimator.learn(workload, run.variant, params, run.iterationMs);
      if (outputs && this.#plan.keepOutputs) {
        yield { type: 'output', index: run.index, outputs, reference: lazily().reference ?? null };
      }
      if (run.outcome) yield this.#measurement(run, true);
    }
  }

  async *#warm(): Events {
    const { clock, settings, software } = this.#context;
    for (const [place, run] of this.#runs.entries()) {
      if (!run.live) continue;
      yield { type: 'phase', index: run.index, phase: 'warm-up' };
      const hardware = run.variant.on === 'gpu' && !software();
      const share = (this.#softEnd - clock.now()) / (this.#runs.length - place) / 3;
      const warmMs = Math.max(Math.min(hardware ? settings.warmUpMs.hardware : settings.warmUpMs.other, share), 0);
      yield* this.#guarded(run, async (signal) => {
        await run.warmUp(warmMs, Math.min(clock.now() + 2 * warmMs, this.#hardEnd), signal);
        await run.calibrate(clock.now() + share, signal);
      });
    }
  }

  async *#sample(): Events {
    const { clock, settings, visibility, signal } = this.#context;
    const next = randomUnit(this.#plan.seed, 13);
    for (let round = 0; round < settings.rounds; round++) {
      const order = shuffle(
        this.#runs.filter((run) => run.live),
        next,
      );
      if (!order.length) return;
      for (const run of order) {
        // Three samples are the least that an interval can be made of; they may overrun the group's share, never the run's.
        const end = round < 3 ? this.#hardEnd : this.#softEnd;
        if (clock.now() + run.batchMs > end && run.samples.length > 0) {
          if (run.samples.length < settings.fewSamples) run.note({ code: 'over-budget' });
          continue;
        }
        while (visibility.hidden() && !signal.aborted && clock.now() < this.#softEnd) await clock.sleep(100);
        const changes = visibility.changes();
        if (round === 0) yield { type: 'phase', index: run.index, phase: 'sample' };
        yield* this.#guarded(run, async (limited) => {
          const sample = await run.sample(limited);
          if (visibility.hidden() || visibility.changes() !== changes) run.hidden++;
          else run.samples.push(sample);
        });
        if (this.#context.due(run.index)) yield this.#measurement(run, false);
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
        else run.end('aborted', outOfTime(null, this.#plan.budgetMs));
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
    await abortable(backend.rebuild(), this.#context.signal);
    for (const run of lost) {
      run.note({ code: 'device-rebuilt' });
      yield { type: 'phase', index: run.index, phase: 'prepare' };
      yield* this.#guarded(run, async (signal) => {
        await run.prepare(this.#inputs, signal);
        if (!run.outcome)
          await run.prove(() => this.#group.workload.verifier(this.#inputs, this.#group.params), signal);
      });
    }
  }

  #measurement(run: CaseRun, final: boolean): RunEvent {
    const { signal, gpuQuantumMs } = this.#context;
    const unfinished = signal.aborted ? CANCELLED : outOfTime(null, this.#plan.budgetMs);
    return { type: 'measurement', index: run.index, measurement: run.measurement(unfinished, gpuQuantumMs()), final };
  }

  /** How far this group is, 0 … 1, by samples taken. */
  #fraction(): number {
    const { rounds } = this.#context.settings;
    const done = this.#runs.reduce((sum, run) => sum + (run.outcome ? rounds : run.samples.length), 0);
    const byTime =
      1 - (this.#softEnd - this.#context.clock.now()) / Math.max(this.#softEnd - this.#context.startedMs, 1);
    return Math.min(1, Math.max(done / (rounds * this.#runs.length), Math.min(byTime, 0.99)));
  }
}

/** Even a run whose time is nearly up lets a step that has begun take this long. */
const MINIMUM_STEP_MS = 250;

/** Milliseconds that a group would like. */
export const groupWantsMs = (group: Group, context: RunContext): number =>
  group.cases.reduce((sum, { variant }) => {
    const { ms } = context.estimator.predict(group.workload, variant, group.params);
    return sum + fullCaseMs(ms, context.settings.batchMs, context.settings.rounds);
  }, 0);
