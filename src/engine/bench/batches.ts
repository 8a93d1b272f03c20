/** The batches of one case: how long they are, those that warm up, and those that are timed. */
import type { Sample, Session } from '../contract.ts';
import { randomU32 } from '../random.ts';
import { abortable } from './abort.ts';
import { workMsOf } from './calibrate.ts';
import type { BenchClock, Visibility } from './context.ts';
import { aimOf, MOST_ITERATIONS, type ProtocolSettings, SHORTEST_MS } from './protocol.ts';
import { visibleSince } from './visible.ts';

export interface CaseTools {
  readonly clock: BenchClock;
  readonly settings: ProtocolSettings;
  readonly visibility: Visibility;
  /** Step of the page's clock, ms. */
  readonly quantumMs: number;
}

export class Batches {
  /** What one iteration takes, for planning. */
  iterationMs = 0;
  /** Iterations of the timed batch whose outputs still lie in the session; 0: something else ran after it. */
  intact = 0;
  readonly calibration: Sample[] = [];
  readonly #tools: CaseTools;
  readonly #next: () => number;
  #session: Session | null = null;
  #idleMs = 0;
  /** Decided when it is warm: null until then. */
  #single: boolean | null = null;
  /** Batches have this many iterations or `#more` more. */
  #size = 1;
  #more = 1;
  #places = 1;
  /** Of a workload with state: iterations that a batch has at most, as each is checked by itself once; null without. */
  #most: number | null = null;
  #turn: number;
  #lengthened = 0;
  /** Whatever ran last; `seen`: the page was visible all the while. */
  #last: { readonly sample: Sample; readonly seen: boolean } | null = null;

  /** @param stream of chance: how long a batch is must not be known beforehand */
  constructor(tools: CaseTools, seed: number, stream: number) {
    this.#tools = tools;
    this.#next = randomU32(seed, stream);
    this.#turn = this.#next() % 2 ** 16;
  }

  /**
   * From now on batches run here.
   * @param places of the outputs
   * @param hasState every batch begins at its start
   */
  use(session: Session, idleMs: number, places: number, hasState = false): void {
    this.#session = session;
    this.#idleMs = idleMs;
    this.#places = places;
    this.#most = hasState ? this.#tools.settings.mostTraced - 1 : null;
    this.intact = 0;
  }

  /** One iteration is so long that it is run by itself. */
  get single(): boolean {
    const { batchMs, singleFrom } = this.#tools.settings;
    return this.#single ?? this.iterationMs >= singleFrom * batchMs;
  }

  /** Whether it knows how long its batches are to be. */
  get warm(): boolean {
    return this.#single !== null;
  }

  /** How long one batch takes, ms. */
  get batchMs(): number {
    return (this.single ? this.iterationMs : (this.#size + this.#more / 2) * this.iterationMs) + this.#idleMs;
  }

  /** Whether waking with a batch of this case is worth its time. */
  get short(): boolean {
    return this.iterationMs < 2 * this.#tools.settings.batchMs;
  }

  /** Iterations of the longer of the two lengths. */
  get longest(): number {
    return this.#size + this.#more;
  }

  /** The other of the two lengths that batches have. */
  other(length: number): number {
    return length === this.#size ? this.#size + this.#more : this.#size;
  }

  /** A batch that is not timed. */
  async plain(iterations: number, signal: AbortSignal): Promise<Sample> {
    this.intact = 0;
    if (this.#most !== null) await abortable(this.#live().overwrite(this.#turn++), signal);
    return this.#run(iterations, signal);
  }

  /** What lay in the outputs is gone when it starts; how long it is cannot be foreseen. */
  async timed(signal: AbortSignal, iterations = this.#draw()): Promise<Sample> {
    this.intact = 0;
    await abortable(this.#live().overwrite(this.#turn++), signal);
    const sample = await this.#run(iterations, signal);
    this.intact = iterations;
    return sample;
  }

  /** Of the pattern, which changes with every batch. */
  nextTurn(): number {
    this.intact = 0;
    return this.#turn++;
  }

  /**
   * One batch that is long enough to tell a first time by; grown to that as quickly as may be. Null where the page was
   * hidden meanwhile.
   */
  async look(signal: AbortSignal): Promise<Sample | null> {
    const { settings, quantumMs } = this.#tools;
    // As long as the idle step too: of a shorter one no more than half is taken off (`workMsOf`).
    const leastMs = Math.max(settings.batchMs / 2, settings.leastClockSteps * quantumMs, this.#idleMs);
    // One that long was timed when it was proved.
    if (this.single && this.#last) return this.#lastSeen();
    let iterations = 1;
    for (let grown = 0; ; grown++) {
      const sample = await this.plain(iterations, signal);
      const workMs = sample.wallMs - this.#idleMs;
      if (workMs >= leastMs || grown >= GROWN || iterations >= this.#mostOf()) return this.#lastSeen();
      const wanted = Math.ceil((1.2 * iterations * leastMs) / Math.max(workMs, SHORTEST_MS));
      iterations = Math.min(wanted, iterations * 8, this.#mostOf());
    }
  }

  /** For a device that has rested: its clock has to rise again. */
  async wake(signal: AbortSignal): Promise<void> {
    this.intact = 0;
    await abortable(this.#live().run(this.#size, signal), signal);
  }

  /**
   * Runs until the clocks have ramped and batches agree, choosing the batch size on the way. The first run says little
   * of how long an iteration is: clearing memory, compiling and unoptimised code fall on it.
   *
   * A batch grows to its length also where there is no time for it, which takes about two of them: of a few short
   * iterations the way to the device and back is all that one would time.
   * @param warmMs at least this long, and at most twice as long for batches that do not agree
   * @param deadline no batch of full length starts that would last beyond it
   */
  async warmUp(warmMs: number, deadline: number, signal: AbortSignal): Promise<void> {
    const { clock, settings } = this.#tools;
    const start = clock.now();
    const recent: number[] = [];
    let iterations = 1;
    let grown = 0;
    let settled = false;
    while (!this.single && (!settled || clock.now() + iterations * this.iterationMs <= deadline)) {
      const sample = await this.plain(iterations, signal);
      if (this.single) break;
      const wanted = this.#wantedIterations(sample);
      const spent = clock.now() - start;
      grown++;
      // Who does not do all iterations of a batch never fills one; on a busy machine short ones take a while to grow.
      const endless = grown >= GROWN && spent >= 4 * Math.max(warmMs, settings.batchMs);
      settled = wanted <= iterations * 1.5 || endless;
      if (endless) this.#lengthened = LENGTHENINGS;
      // The first batches are one iteration whose fixed cost dwarfs the work: grow at most eightfold at a time.
      iterations = Math.min(wanted, iterations * 8);
      if (!settled) continue;
      recent.push(this.iterationMs);
      const last = recent.slice(-3);
      const agree = last.length === 3 && Math.max(...last) <= Math.min(...last) * (1 + settings.agreeWithin);
      if (spent >= 2 * warmMs || (agree && spent >= warmMs)) break;
    }
    this.#single = this.single;
    this.#choose(iterations);
  }

  /**
   * Makes batches longer after one that fell far short of its time: its length was chosen while others had the processor.
   * @returns whether they are longer now, and that one is to be left out
   */
  lengthen(sample: Sample): boolean {
    const { iterations, wallMs } = sample;
    const { settings, quantumMs } = this.#tools;
    // What the clock hardly sees has no time.
    const unseen = wallMs < settings.leastClockSteps * quantumMs;
    const wanted = Math.min(Math.max(this.#wantedIterations(sample), unseen ? 2 * iterations : 1), this.#mostOf());
    if (this.single || iterations < this.#size || this.#lengthened >= LENGTHENINGS) return false;
    if (wanted < (unseen ? 2 : FAR_SHORT) * iterations) return false;
    this.#lengthened++;
    this.#choose(Math.min(wanted, iterations * 8));
    return true;
  }

  /** Batches of n and 2n iterations, for `calibration`. Nothing where the page was hidden meanwhile. */
  async pair(signal: AbortSignal): Promise<void> {
    const seen = visibleSince(this.#tools.visibility);
    const iterations = this.#draw();
    const once = await this.timed(signal, iterations);
    const twice = await this.timed(signal, 2 * iterations);
    if (seen()) this.calibration.push(once, twice);
  }

  /**
   * Whether a batch takes longer in the end as it gets ever more iterations. Where others had the processor while its length
   * was chosen, an honest one may be so short that what starts it is all of its time.
   */
  async grows(signal: AbortSignal): Promise<boolean> {
    const first = await this.plain(this.#size, signal);
    let compared = false;
    for (let iterations = 4 * this.#size; iterations <= this.#mostOf(); iterations *= 4) {
      const { wallMs } = await this.plain(iterations, signal);
      if (wallMs - this.#idleMs > 2 * (first.wallMs - this.#idleMs)) return true;
      compared = true;
    }
    // With state a batch may have no more iterations, and there is nothing to compare: it is tried again.
    return this.#most !== null && !compared;
  }

  /** Forgets how long its batches are to be, and what was compared in them: it warms up once more. */
  restart(): void {
    this.#single = null;
    this.#size = 1;
    this.#more = 1;
    this.calibration.length = 0;
  }

  #choose(iterations: number): void {
    // What a batch that stops in the middle leaves behind as state is never right.
    this.#more = this.#most === null ? moreOf(iterations, this.#places) : 1;
    // So that batches of both lengths together last as long as they should.
    this.#size = this.#single ? 1 : Math.max(1, iterations - Math.round(this.#more / 2));
  }

  #draw(): number {
    return this.single ? 1 : this.#size + this.#more * (this.#next() >>> 31);
  }

  #wantedIterations({ iterations, wallMs }: Sample): number {
    const { settings, quantumMs } = this.#tools;
    const aimMs = aimOf(settings.batchMs, { quantumMs, idleMs: this.#idleMs }, settings);
    const wanted = Math.min(Math.max(1, Math.round(aimMs / this.iterationMs)), this.#mostOf());
    // Timestamps that fall far behind the wall clock must not make batches endless.
    return wallMs > 4 * aimMs + this.#idleMs ? Math.min(wanted, iterations) : wanted;
  }

  #mostOf(): number {
    return this.#most ?? MOST_ITERATIONS;
  }

  async #run(iterations: number, signal: AbortSignal): Promise<Sample> {
    const seen = visibleSince(this.#tools.visibility);
    const sample = asExpected(await abortable(this.#live().run(iterations, signal), signal), iterations);
    this.#learn(sample);
    this.#last = { sample, seen: seen() };
    return sample;
  }

  #lastSeen(): Sample | null {
    return this.#last?.seen ? this.#last.sample : null;
  }

  /** Of one iteration by itself there is more to see than the iteration, or, on a coarse clock, nothing. */
  #learn(sample: Sample): void {
    if (!this.warm || sample.iterations >= this.#size) this.iterationMs = this.#workMs(sample) / sample.iterations;
  }

  /** What a batch took, for planning: the GPU's own time where it tells one that can be, without the fixed cost of a batch. */
  #workMs({ gpuMs, wallMs }: Sample): number {
    const told = gpuMs !== null && gpuMs > 0 && gpuMs <= wallMs + this.#tools.quantumMs;
    return Math.max(told ? gpuMs : workMsOf(wallMs, this.#idleMs), SHORTEST_MS);
  }

  #live(): Session {
    if (!this.#session) throw new Error('The case has no session.');
    return this.#session;
  }
}

/**
 * By how many iterations the two lengths of batches differ. Who stops in the middle of a batch leaves in the last place
 * what was written there a multiple of the places before: where a place is written twice at most, that is nothing or of
 * another set, whatever the length. In longer batches the multiple may be even; with lengths that differ by the places
 * it is odd in one of the two.
 */
const moreOf = (iterations: number, places: number): number => (iterations + 1 <= 2 * places ? 1 : places);

/** @throws Error when it is no sample of such a batch */
function asExpected(sample: Sample, iterations: number): Sample {
  if (sample.iterations === iterations && sample.wallMs >= 0 && sample.wallMs < Infinity) return sample;
  throw new Error(`A batch of ${iterations} was reported as ${sample.iterations} in ${sample.wallMs} ms.`);
}

/** After so many batches, each eight times as long as the one before, it has most. */
const GROWN = 8;

/** So many times shorter than it should be, a batch is hardly told from chance and the clock's step. */
const FAR_SHORT = 4;

/** So often, up to eightfold: what no clock sees however long it is takes no time from the others. */
const LENGTHENINGS = 4;
