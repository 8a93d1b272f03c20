/** One case on the GPU: runs batches that never hold the device for long, and reads the outputs back. */
import type { Reading, Readout, Sample, Session, Stream, Tensors } from '../contract.ts';
import type { Rotation } from '../rotation.ts';
import type { Dispatch } from './dispatch.ts';
import type { LoopWatch } from './edits.ts';
import type { Inputs } from './inputs.ts';
import type { Live } from './live.ts';
import type { Outputs } from './outputs.ts';
import type { Resources } from './resources.ts';
import { openScopes } from './scopes.ts';
import { chunk, encodeSteps, type Step } from './steps.ts';
import { MOST_PAIRS, type PassTimer, sumOfPassesMs } from './timing.ts';
import { Trail } from './trail.ts';
import { SUBMISSION_MS, UnderWay } from './under-way.ts';

/** A dispatch longer than this is cut; drivers reset a device that is busy for seconds. */
const DISPATCH_MS = 40;

export interface SessionParts {
  readonly live: Live;
  readonly resources: Resources;
  readonly dispatches: readonly Dispatch[];
  readonly inputs: Inputs;
  readonly outputs: Outputs;
  readonly rotation: Rotation;
  /** How many there are. */
  readonly sets: number;
  readonly timer: PassTimer | null;
  /** Of a visitor's own shader; it is asked during the first iteration and before outputs are believed. */
  readonly watch: LoopWatch | null;
  readonly now: () => number;
}

export class GpuSession implements Session {
  readonly #parts: SessionParts;
  /** Milliseconds per dispatch, from the last run; null before the first. For cutting alone. */
  #passMs: number[] | null = null;
  /** The number of the next. */
  #iteration = 0;
  /** The last two whose outputs are still there, ascending. */
  #written: readonly number[] = [];
  #disposed = false;

  constructor(parts: SessionParts) {
    this.#parts = parts;
  }

  async overwrite(turn: number): Promise<void> {
    this.#written = [];
    if (this.#parts.outputs.hasState) this.#iteration = 0;
    this.#parts.outputs.overwrite(turn);
    await this.#parts.live.done();
  }

  async run(iterations: number, signal: AbortSignal): Promise<Sample> {
    signal.throwIfAborted();
    if (!this.#passMs) {
      const first = await this.#feelOut(signal);
      if (iterations === 1) return first;
      const { wallMs } = await this.run(iterations - 1, signal);
      return { iterations, wallMs: first.wallMs + wallMs, gpuMs: null };
    }
    const first = this.#iteration;
    const submissions = chunk(this.#steps(iterations), SUBMISSION_MS);
    const timed = this.#parts.timer !== null && submissions.length <= MOST_PAIRS;
    const sample = await this.#submit(submissions, iterations, timed, signal);
    this.#note(first, iterations);
    this.#learn(sample);
    return sample;
  }

  /** The first iteration, slice by slice: learns how long each pass takes, so that later ones can be cut to measure. */
  async #feelOut(signal: AbortSignal): Promise<Sample> {
    const { dispatches, live, now } = this.#parts;
    const { copy, place } = this.#at(this.#iteration++);
    for (const dispatch of dispatches) dispatch.bind(copy, place);
    const start = now();
    const passMs: number[] = [];
    for (const dispatch of dispatches) {
      const begun = now();
      let together = 1;
      for (let slice = 0; slice < dispatch.length; ) {
        const end = Math.min(slice + together, dispatch.length);
        const before = now();
        const scopes = openScopes(live.device);
        const encoder = live.device.createCommandEncoder();
        const pass = encoder.beginComputePass();
        for (let i = slice; i < end; i++) dispatch.encode(pass, i, copy, place);
        pass.end();
        live.device.queue.submit([encoder.finish()]);
        // Both are heard from the start: where the device is lost, both are refused.
        const [error] = await live.guard(Promise.all([scopes.close(), live.done()]));
        if (error) throw new Error(`The GPU refused the work: ${error.message}`);
        this.#goOn(signal);
        if (this.#parts.watch) await this.#parts.watch.check();
        this.#goOn(signal);
        if (now() - before < DISPATCH_MS / 2 && slice > 0) together = Math.min(together * 2, 32);
        slice = end;
      }
      passMs.push(now() - begun);
    }
    const wallMs = now() - start;
    this.#note(this.#iteration - 1, 1);
    this.#passMs = passMs;
    this.#cut();
    return { iterations: 1, wallMs, gpuMs: null };
  }

  /** Encoding and submitting count; deciding what to encode does not. */
  async #submit(submissions: Step[][], iterations: number, timed: boolean, signal: AbortSignal): Promise<Sample> {
    const { live, now } = this.#parts;
    const timer = timed ? this.#parts.timer : null;
    const encode = (steps: Step[], place: number) => {
      const encoder = live.device.createCommandEncoder();
      encodeSteps(encoder, steps, timer?.writes(place));
      if (timer && place === submissions.length - 1) timer.resolve(encoder, submissions.length);
      return encoder.finish();
    };
    const start = now();
    const underWay = new UnderWay(live);
    for (const [place, steps] of submissions.entries()) {
      const commands = encode(steps, place);
      await underWay.roomFor(steps);
      this.#goOn(signal);
      underWay.submit(commands, steps);
    }
    await underWay.over();
    const wallMs = now() - start;
    // Whoever cancelled has destroyed the buffers.
    signal.throwIfAborted();
    const gpuMs = timer ? sumOfPassesMs(await timer.read(submissions.length)) : null;
    return { iterations, wallMs, gpuMs };
  }

  async stream({ tensor, iterations, every, goesOn, told }: Stream, signal: AbortSignal): Promise<void> {
    if (!this.#passMs) throw new Error('A stream begins where one iteration has been run.');
    const { live, resources, outputs, now } = this.#parts;
    const trail = new Trail({ live, resources, source: outputs.stateOf(tensor), now, told });
    const underWay = new UnderWay(live);
    const first = this.#iteration;
    let issued = 0;
    while (issued < iterations && (await trail.hasRoom()) && goesOn()) {
      const more = Math.min(every, iterations - issued);
      issued += more;
      const submissions = chunk(this.#steps(more), SUBMISSION_MS);
      for (const [place, steps] of submissions.entries()) {
        const encoder = live.device.createCommandEncoder();
        encodeSteps(encoder, steps);
        if (place === submissions.length - 1) trail.take(encoder);
        const commands = encoder.finish();
        await underWay.roomFor(steps);
        this.#goOn(signal);
        underWay.submit(commands, steps);
      }
      trail.follow(issued);
    }
    await trail.end();
    signal.throwIfAborted();
    this.#note(first, issued);
  }

  #at(iteration: number) {
    const { copies, places } = this.#parts.rotation;
    return { copy: iteration % copies, place: iteration % places };
  }

  /** The next iterations, cut and bound: what is left is to encode them. */
  #steps(iterations: number): Step[] {
    const { dispatches } = this.#parts;
    const steps: Step[] = [];
    for (let i = 0; i < iterations; i++) {
      const { copy, place } = this.#at(this.#iteration++);
      dispatches.forEach((dispatch, which) => {
        dispatch.bind(copy, place);
        const ms = (this.#passMs?.[which] ?? 0) / dispatch.length;
        for (let slice = 0; slice < dispatch.length; slice++) steps.push({ dispatch, slice, copy, place, ms });
      });
    }
    return steps;
  }

  #note(first: number, iterations: number): void {
    const last = Array.from({ length: Math.min(iterations, 2) }, (_, before) => first + iterations - 1 - before);
    // The state that the one before the last left is gone.
    const kept = this.#parts.outputs.hasState ? 1 : 2;
    this.#written = [...this.#written, ...last.reverse()].slice(-kept);
  }

  /** Cuts by what was really measured: the first guess includes a wait per slice. */
  #learn({ iterations, wallMs, gpuMs }: Sample): void {
    const passMs = this.#passMs ?? [];
    const total = passMs.reduce((sum, ms) => sum + ms, 0);
    // No work is longer than the wait for it.
    const told = gpuMs !== null && gpuMs > 0 && gpuMs <= wallMs;
    const measured = (told ? gpuMs : wallMs) / iterations;
    if (measured === total || (measured > total / 1.5 && measured < total * 1.5)) return;
    // A coarse clock may have seen nothing of the first run.
    this.#passMs = passMs.map((ms) => (total > 0 ? (ms * measured) / total : measured / passMs.length));
    this.#cut();
  }

  #cut(): void {
    this.#parts.dispatches.forEach((dispatch, place) => {
      dispatch.cut(Math.ceil((this.#passMs?.[place] ?? 0) / DISPATCH_MS));
    });
  }

  async upload(signal: AbortSignal): Promise<number> {
    const { inputs, live, now } = this.#parts;
    signal.throwIfAborted();
    const { copy } = this.#at(this.#iteration);
    const start = now();
    inputs.write(copy);
    await live.done();
    const ms = now() - start;
    signal.throwIfAborted();
    return ms;
  }

  async roundTrip(signal: AbortSignal): Promise<number> {
    const { inputs, outputs, live, now } = this.#parts;
    signal.throwIfAborted();
    if (!this.#passMs) await this.#feelOut(signal);
    const number = this.#iteration;
    const { copy, place } = this.#at(number);
    const submissions = chunk(this.#steps(1), SUBMISSION_MS);
    const start = now();
    inputs.write(copy);
    const underWay = new UnderWay(live);
    for (const [at, steps] of submissions.entries()) {
      const isLast = at === submissions.length - 1;
      const encoder = live.device.createCommandEncoder();
      encodeSteps(encoder, steps);
      if (isLast) outputs.stage(encoder, place, 'outputs');
      const commands = encoder.finish();
      await underWay.roomFor(steps);
      this.#goOn(signal);
      // What the last brings home is waited for by itself.
      if (isLast) live.device.queue.submit([commands]);
      else underWay.submit(commands, steps);
    }
    await this.#staged(signal);
    const ms = now() - start;
    this.#note(number, 1);
    return ms;
  }

  async read(most = 2): Promise<Reading> {
    const { watch, now } = this.#parts;
    this.#goOn();
    if (watch) await watch.check();
    const last: Readout[] = [];
    let readbackMs = 0;
    // The time is that of one iteration, the latest.
    for (const iteration of this.#written.slice(-most).reverse()) {
      const start = now();
      const outputs = await this.#readPlace(this.#at(iteration).place);
      if (!last.length) readbackMs = now() - start;
      last.unshift({ set: iteration % this.#parts.sets, outputs });
    }
    return { last, readbackMs };
  }

  #readPlace(place: number): Promise<Tensors> {
    const { live, outputs } = this.#parts;
    this.#goOn();
    const encoder = live.device.createCommandEncoder();
    outputs.stage(encoder, place, 'all');
    live.device.queue.submit([encoder.finish()]);
    return outputs.staged('all', live.wait);
  }

  /** Whoever cancels destroys the buffers, and what waits for them fails in its own words. */
  async #staged(signal: AbortSignal): Promise<Tensors> {
    try {
      return await this.#parts.outputs.staged('outputs', this.#parts.live.wait);
    } finally {
      signal.throwIfAborted();
    }
  }

  async dispose(): Promise<void> {
    this.#disposed = true;
    this.#parts.resources.destroy();
  }

  /**
   * Asked before each submission: one with a buffer that is gone would be an error of whoever has the device by then.
   * @throws the signal's reason, or an error after `dispose`
   */
  #goOn(signal?: AbortSignal): void {
    signal?.throwIfAborted();
    if (this.#disposed) throw new Error('The session is over.');
  }
}
