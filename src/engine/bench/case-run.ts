/** One case on its way: prepared, proved, warmed, sampled, proved as timed, disposed. Knows nothing of the other cases. */
import type {
  Backend,
  Job,
  Measurement,
  Prepared,
  Reason,
  Sample,
  SecondGpu,
  Session,
  Tensors,
  Verdict,
  Warning,
} from '../contract.ts';
import { rotationOf } from '../rotation.ts';
import { abortable } from './abort.ts';
import { Batches, type CaseTools } from './batches.ts';
import { CaseProof } from './case-proof.ts';
import type { Group, GroupCase } from './groups.ts';
import { measuredOf } from './measured.ts';
import { CasePhases } from './phases.ts';
import { preparedBy } from './prepared.ts';
import type { Verifiers } from './proof.ts';
import { NO_BACKEND, SKIPS_WORK } from './reasons.ts';
import { type WarmUpTime, warmedUp } from './warm-up.ts';

type Outcome = Extract<Measurement, { status: 'wrong' | 'unsupported' | 'failed' | 'aborted' }>;
type Ready = Extract<Prepared, { status: 'ready' }>;

export class CaseRun {
  readonly index: number;
  readonly backend: Backend | undefined;
  /** Set once the case is over without a time. */
  outcome: Outcome | null = null;
  /** Samples thrown away because the page was hidden. */
  hidden = 0;
  /** Its time is up: no more batches, but what was timed may still be proved. */
  over = false;
  readonly samples: Sample[] = [];
  readonly roundTrips: number[] = [];
  readonly batches: Batches;
  readonly #group: Group;
  readonly #tools: CaseTools;
  readonly #case: GroupCase;
  readonly #notes: Warning[] = [];
  readonly #proof: CaseProof;
  readonly #phases: CasePhases;
  /** A time to show until there are samples. */
  #early: Sample | null = null;
  #session: Session | null = null;
  #idleMs = 0;
  #build: string | undefined;
  #begun = false;
  #live = false;
  #proved = false;

  constructor(group: Group, one: GroupCase, backend: Backend | undefined, tools: CaseTools, seed: number) {
    this.index = one.index;
    this.backend = backend;
    this.batches = new Batches(tools, seed, 100 + one.index);
    this.#group = group;
    this.#case = one;
    this.#tools = tools;
    this.#proof = new CaseProof(one.variant, this.batches, this.#hasState, () => tools.clock.now());
    this.#phases = new CasePhases(tools);
  }

  /** What the plan asks for. */
  get build(): string | undefined {
    return this.#case.id.build;
  }

  get variant() {
    return this.#case.variant;
  }

  /** Whether it has been proved and may be timed. */
  get live(): boolean {
    return this.outcome === null && this.#session !== null && this.#live;
  }

  /** Whether preparing it has begun. */
  get begun(): boolean {
    return this.#begun;
  }

  /** Whether what was timed has been proved: only then is a time kept. */
  get proved(): boolean {
    return this.#proved;
  }

  get onGpu(): boolean {
    const { variant } = this;
    return variant.on === 'gpu' || (variant.on === 'library' && variant.side === 'gpu');
  }

  /** Of two GPUs, which one. */
  get gpu(): SecondGpu | undefined {
    return this.#case.id.gpu;
  }

  /** What it keeps from resting; null on the CPU. */
  get device(): 'gpu' | SecondGpu | null {
    return this.onGpu ? (this.gpu ?? 'gpu') : null;
  }

  /** Taken off the wall time of each batch, ms. */
  get idleMs(): number {
    return this.#idleMs;
  }

  /** What proving it as timed will take, ms. */
  get closingMs(): number {
    return this.#proof.closingMs(this.#phases.readbackMs);
  }

  /** What it takes from where it is to one sample that counts, ms. */
  get firstMs(): number {
    const { single, warm, iterationMs, batchMs } = this.batches;
    if (single || warm) return batchMs + this.closingMs;
    // A batch to warm up, the sample, and two that prove it, none of them chosen yet.
    return 4 * Math.max(this.#tools.settings.batchMs, iterationMs) + this.closingMs;
  }

  note(warning: Warning): void {
    if (!this.#notes.some(({ code }) => code === warning.code)) this.#notes.push(warning);
  }

  end(status: 'unsupported' | 'failed' | 'aborted', reason: Reason): void {
    this.outcome = { ...this.#who, status, reason };
  }

  /** Compiles and uploads. Afterwards `outcome` is set, or a session is there. */
  async prepare(
    job: Pick<Job, 'sets' | 'edits' | 'build'>,
    idleMs: (backend: Backend) => Promise<number>,
    signal: AbortSignal,
  ): Promise<void> {
    this.#begun = true;
    this.#live = false;
    const { backend } = this;
    if (!backend) {
      this.end('unsupported', NO_BACKEND);
      return;
    }
    const { workload, params } = this.#group;
    const prepared = await preparedBy(backend, { workload, variant: this.variant, params, ...job }, signal);
    if (prepared.status !== 'ready') {
      this.end(prepared.status, prepared.reason);
      return;
    }
    this.#session = prepared.session;
    this.#build = prepared.build;
    this.#idleMs = asIdle(prepared.idleMs ?? (await abortable(idleMs(backend), signal)));
    const { places } = rotationOf({ workload, params, sets: job.sets });
    this.#proof.use(prepared.session);
    this.batches.use(prepared.session, this.#idleMs, places, this.#hasState);
    await this.#firstTime(prepared, signal);
  }

  /** The first iteration and its readback: what only the first time costs. */
  async #firstTime({ session, compileMs, compiling, uploadMs }: Ready, signal: AbortSignal): Promise<void> {
    const { wallMs: runMs } = await this.batches.plain(1, signal);
    const { last, readbackMs } = await abortable(session.read(), signal);
    this.#proof.keepFirst(last);
    this.#phases.first({ compileMs, uploadMs, runMs, readbackMs, ...compiling });
  }

  /** Nothing is timed before this. @returns the first outputs */
  async prove(verifiers: Verifiers, signal: AbortSignal): Promise<Tensors> {
    const { outputs, wrong } = await this.#proof.before(verifiers, signal);
    this.#live = this.#settled(wrong);
    return outputs;
  }

  /** Once it is proved and before it is warm: a first time, see `Plan.early`. */
  async look(signal: AbortSignal): Promise<void> {
    const { settings, quantumMs } = this.#tools;
    const sample = await this.batches.look(signal);
    // Of what no clock sees there is nothing to tell.
    if (sample && sample.wallMs - this.#idleMs >= settings.leastClockSteps * quantumMs) this.#early = sample;
  }

  /** Whether there is a first time to show. */
  get seen(): boolean {
    return this.#early !== null;
  }

  /** Warms up and compares clocks. Who does not do all of its iterations is found out here. */
  async warmUp(warmMs: number, time: WarmUpTime, signal: AbortSignal): Promise<void> {
    const until = await warmedUp(this.batches, { warmMs, idleMs: this.#idleMs, ...time }, this.#tools, signal);
    if (until === null) this.end('failed', SKIPS_WORK);
    else await this.#phases.steady(this.#session as Session, this.batches, until, signal);
  }

  async roundTrip(signal: AbortSignal): Promise<number> {
    this.batches.intact = 0;
    return this.#phases.roundTrip(this.#session as Session, signal);
  }

  /** One timed batch. */
  async sample(signal: AbortSignal): Promise<Sample> {
    let sample = await this.batches.timed(signal);
    while (this.batches.lengthen(sample)) sample = await this.batches.timed(signal);
    // Of longer ones the last are still there when it is proved.
    if (this.batches.single) await this.#proof.keepLast(signal);
    return sample;
  }

  /** Proves what was timed. */
  async close(verifiers: Verifiers, signal: AbortSignal): Promise<void> {
    this.#proved = this.#settled(await this.#proof.after(verifiers, signal));
  }

  /** Whether all of it is right; otherwise the case is over. */
  #settled(verdict: Verdict | null): boolean {
    if (verdict) this.outcome = { ...this.#who, status: 'wrong', verdict };
    return verdict === null;
  }

  /**
   * What is known now. A case that did not end otherwise and has nothing that counts is `aborted` for the given reason.
   * @param final only what has been proved as timed counts
   */
  measurement(final: boolean, unfinished: Reason, gpuQuantumMs: number): Measurement {
    if (this.outcome) return this.outcome;
    if (final && !this.#proved) return { ...this.#who, status: 'aborted', reason: unfinished };
    const { roundTrips, hidden, variant } = this;
    const early = !final && this.#early ? [this.#early] : [];
    const samples = this.samples.length ? this.samples : early;
    const found = {
      samples: [...samples],
      roundTrips: [...roundTrips],
      calibration: [...this.batches.calibration],
      phases: this.#phases.phases,
      firstUse: this.#phases.firstUse,
      verdict: this.#proof.verdict,
      idleMs: this.#idleMs,
      gpu: variant.on === 'gpu',
      hidden,
      notes: this.#notes,
    };
    return { ...this.#who, ...measuredOf(found, unfinished, this.#tools, gpuQuantumMs) };
  }

  get #hasState(): boolean {
    return this.#group.workload.tensors(this.#group.params).state !== undefined;
  }

  /** Of the measurement, once the case is built. */
  get #who() {
    const { id } = this.#case;
    return { case: this.#build === undefined ? id : { ...id, build: this.#build }, on: this.variant.on };
  }

  /** Frees what the case holds; its measurement stays. Never throws: a lost device has nothing left to free. */
  async dispose(): Promise<void> {
    const session = this.#session;
    this.#session = null;
    await session?.dispose().catch(() => {});
  }
}

const asIdle = (ms: number): number => (ms > 0 && ms < Infinity ? ms : 0);
