/** One case on its way: prepared, proved, warmed, sampled, disposed. Knows nothing of the other cases. */
import type {
  Backend,
  Clock,
  Job,
  Measurement,
  Phases,
  Reason,
  Sample,
  Session,
  Tensors,
  Verdict,
  Verifier,
  Warning,
} from '../contract.ts';
import { abortable } from './abort.ts';
import { kernelMsOf, trustTimestamps } from './calibrate.ts';
import type { Visibility } from './context.ts';
import type { Group, GroupCase } from './groups.ts';
import type { ProtocolSettings } from './protocol.ts';
import { warningsFor } from './warnings.ts';

export interface CaseTools {
  readonly clock: Clock;
  readonly settings: ProtocolSettings;
  readonly visibility: Visibility;
  /** Step of the page's clock, ms. */
  readonly quantumMs: number;
}

type Outcome = Extract<Measurement, { status: 'wrong' | 'unsupported' | 'failed' | 'aborted' }>;

export class CaseRun {
  readonly index: number;
  readonly backend: Backend | undefined;
  /** Set once the case is over without a time. */
  outcome: Outcome | null = null;
  iterationMs = 0;
  /** Samples thrown away because the page was hidden. */
  hidden = 0;
  readonly samples: Sample[] = [];
  readonly #group: Group;
  readonly #tools: CaseTools;
  readonly #case: GroupCase;
  readonly #calibration: Sample[] = [];
  readonly #notes: Warning[] = [];
  #session: Session | null = null;
  #phases: Phases | null = null;
  #build: string | undefined;
  #verdict: Verdict | null = null;
  #batch = 1;
  #begun = false;

  constructor(group: Group, one: GroupCase, backend: Backend | undefined, tools: CaseTools) {
    this.index = one.index;
    this.backend = backend;
    this.#group = group;
    this.#case = one;
    this.#tools = tools;
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
    return this.outcome === null && this.#session !== null && this.#verdict !== null;
  }

  /** Whether preparing it has begun. */
  get begun(): boolean {
    return this.#begun;
  }

  /** How long one batch takes, ms. */
  get batchMs(): number {
    return this.#batch * this.iterationMs;
  }

  note(warning: Warning): void {
    if (!this.#notes.some(({ code }) => code === warning.code)) this.#notes.push(warning);
  }

  end(status: 'unsupported' | 'failed' | 'aborted', reason: Reason): void {
    this.outcome = { case: this.#case.id, on: this.variant.on, status, reason };
  }

  /** Compiles and uploads. Afterwards `outcome` is set, or a session is there. */
  async prepare(sets: readonly Tensors[], built: Pick<Job, 'edits' | 'build'>, signal: AbortSignal): Promise<void> {
    this.#begun = true;
    if (!this.backend) {
      this.end('unsupported', NO_BACKEND);
      return;
    }
    const job = { workload: this.#group.workload, variant: this.variant, params: this.#group.params, sets, ...built };
    const preparing = this.backend.prepare(job, signal);
    // A session that arrives after its run was cancelled has no owner left: it is disposed where it lands.
    const prepared = await abortable(preparing, signal).catch((error: unknown) => {
      preparing.then(
        (late) => {
          if (late.status === 'ready') void late.session.dispose();
        },
        () => {},
      );
      throw error;
    });
    if (prepared.status !== 'ready') {
      this.end(prepared.status, prepared.reason);
      return;
    }
    this.#session = prepared.session;
    this.#build = prepared.build;
    this.#phases = { compileMs: prepared.compileMs, uploadMs: prepared.uploadMs, readbackMs: 0 };
  }

  /** Runs once and compares with float64: nothing is timed before this. Returns the outputs for whoever shows them. */
  async prove(verifier: () => Verifier, signal: AbortSignal): Promise<Tensors> {
    const session = this.#live();
    const first = await abortable(session.run(1, signal), signal);
    this.iterationMs = Math.max(first.gpuMs ?? 0, first.wallMs, SHORTEST_MS);
    const { last, readbackMs } = await abortable(session.read(), signal);
    const { outputs } = last[last.length - 1];
    const verdict = verifier().check(outputs, this.variant.inputError);
    if (!verdict.ok) this.outcome = { ...this.#who, status: 'wrong', verdict };
    if (this.#phases) this.#phases = { ...this.#phases, readbackMs };
    this.#verdict = verdict;
    return outputs;
  }

  /**
   * Runs until the clocks have ramped and batches agree, choosing the batch size on the way. The first run says little
   * of how long an iteration is: clearing memory, compiling and unoptimised code fall on it.
   * @param warmMs at least this long, and at most twice as long for batches that do not agree
   * @param deadline no batch starts that would last beyond it
   */
  async warmUp(warmMs: number, deadline: number, signal: AbortSignal): Promise<void> {
    const { clock, settings } = this.#tools;
    const start = clock.now();
    const recent: number[] = [];
    let iterations = 1;
    while (clock.now() + iterations * this.iterationMs <= deadline) {
      const sample = await abortable(this.#live().run(iterations, signal), signal);
      this.iterationMs = workMs(sample) / iterations;
      if (this.iterationMs >= 2 * settings.batchMs) {
        iterations = 1;
        break;
      }
      const wanted = this.#wantedIterations(sample);
      const settled = wanted <= iterations * 1.5;
      // The first batches are one iteration whose fixed cost dwarfs the work: grow at most eightfold at a time.
      iterations = Math.min(wanted, iterations * 8);
      if (!settled) continue;
      recent.push(this.iterationMs);
      const last = recent.slice(-3);
      const agree = last.length === 3 && Math.max(...last) <= Math.min(...last) * (1 + settings.agreeWithin);
      const spent = clock.now() - start;
      if (spent >= 2 * warmMs || (agree && spent >= warmMs)) break;
    }
    this.#batch = iterations;
  }

  #wantedIterations({ iterations, wallMs }: Sample): number {
    const { batchMs } = this.#tools.settings;
    const wanted = Math.max(1, Math.round(batchMs / this.iterationMs));
    // Timestamps that fall far behind the wall clock must not make batches endless.
    return wallMs > 4 * batchMs ? Math.min(wanted, iterations) : wanted;
  }

  /** Runs a batch that is not timed, for a device that has rested: its clock has to rise again. */
  async wake(signal: AbortSignal): Promise<void> {
    await abortable(this.#live().run(this.#batch, signal), signal);
  }

  /**
   * Pairs of n and 2n iterations; left out where one iteration is so long that the fixed cost disappears in it.
   * @param deadline after the first pair, none starts beyond it
   * @param end no pair starts that would last beyond it
   */
  async calibrate(deadline: number, end: number, signal: AbortSignal): Promise<void> {
    const { clock, settings, visibility } = this.#tools;
    if (this.iterationMs >= 2 * settings.batchMs) return;
    for (let pair = 0; pair < settings.calibrationPairs; pair++) {
      if (clock.now() + 3 * this.batchMs > end || (pair > 0 && clock.now() >= deadline)) return;
      const changes = visibility.changes();
      const once = await abortable(this.#live().run(this.#batch, signal), signal);
      const twice = await abortable(this.#live().run(2 * this.#batch, signal), signal);
      if (!visibility.hidden() && visibility.changes() === changes) this.#calibration.push(once, twice);
    }
  }

  /** One timed batch. */
  async sample(signal: AbortSignal): Promise<Sample> {
    const sample = await abortable(this.#live().run(this.#batch, signal), signal);
    this.iterationMs = workMs(sample) / sample.iterations;
    return sample;
  }

  /** What is known now; a case without samples that did not end otherwise is `aborted` for the given reason. */
  measurement(unfinished: Reason, gpuQuantumMs: number): Measurement {
    if (this.outcome) return this.outcome;
    if (!this.samples.length || !this.#phases || !this.#verdict) {
      return {
        case: this.#case.id,
        on: this.variant.on,
        status: 'aborted',
        reason: unfinished,
      };
    }
    const { settings, quantumMs } = this.#tools;
    const trust = trustTimestamps(this.samples, this.#calibration, quantumMs, settings.trustWithin);
    const measured = {
      samples: [...this.samples],
      calibration: [...this.#calibration],
      firstUse: null,
      roundTrips: [],
      kernelClock: trust === 'confirmed' ? 'device' : 'wall',
      deviceClock: trust,
      idleMs: null,
    } as const;
    const warnings = warningsFor(
      {
        samples: measured.samples,
        kernelMs: kernelMsOf(measured),
        trust,
        gpu: this.variant.on === 'gpu',
        quantumMs: trust === 'confirmed' ? gpuQuantumMs : quantumMs,
        hidden: this.hidden,
      },
      settings,
    );
    return {
      ...this.#who,
      status: 'ok',
      phases: this.#phases,
      verdict: this.#verdict,
      ...measured,
      warnings: [...this.#notes, ...warnings],
    };
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

  #live(): Session {
    if (!this.#session) throw new Error('The case has no session.');
    return this.#session;
  }
}

/** Coarse clocks may see nothing at all. */
const SHORTEST_MS = 1e-4;

/** What a batch took, for planning: the GPU's own time where it tells one, without the fixed cost of a batch. */
const workMs = ({ gpuMs, wallMs }: Sample): number =>
  Math.max(gpuMs !== null && gpuMs > 0 ? gpuMs : wallMs, SHORTEST_MS);

const NO_BACKEND: Reason = {
  code: 'no-backend',
  text: {
    en: 'This runtime cannot run contenders of this kind.',
    'zh-CN': '当前运行环境无法运行这一类实现。',
  },
};
