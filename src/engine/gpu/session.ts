/** One case on the GPU: runs batches that never hold the device for long, and reads the outputs back. */
import type { Readout, Sample, Session, TensorData, TensorSpecs, Tensors } from '../contract.ts';
import type { Dispatch } from './dispatch.ts';
import type { LoopWatch } from './edits.ts';
import { Resources } from './resources.ts';
import { openScopes } from './scopes.ts';
import { MOST_PAIRS, type PassTimer, sumOfPassesMs } from './timing.ts';

/** A dispatch longer than this is cut; drivers reset a device that is busy for seconds. */
const DISPATCH_MS = 40;
/** Work that is in one submission: what cancelling may have to wait for, and a hiccup of the desktop. */
const SUBMISSION_MS = 80;

export interface SessionParts {
  readonly device: GPUDevice;
  readonly resources: Resources;
  readonly dispatches: readonly Dispatch[];
  readonly copies: number;
  readonly timer: PassTimer | null;
  /** Of a visitor's own shader; it is asked during the first iteration. */
  readonly watch: LoopWatch | null;
  readonly outputs: readonly {
    readonly name: string;
    readonly buffer: GPUBuffer;
    readonly spec: TensorSpecs[string];
  }[];
  readonly now: () => number;
  /** Rejects when the device is lost. */
  readonly guard: <T>(work: Promise<T>) => Promise<T>;
}

interface Step {
  readonly dispatch: Dispatch;
  readonly slice: number;
  readonly copy: number;
  readonly ms: number;
}

export class GpuSession implements Session {
  readonly #parts: SessionParts;
  /** Milliseconds per dispatch, from the last run; null before the first. */
  #passMs: number[] | null = null;
  #iteration = 0;

  constructor(parts: SessionParts) {
    this.#parts = parts;
  }

  async run(iterations: number, signal: AbortSignal): Promise<Sample> {
    signal.throwIfAborted();
    if (!this.#passMs) return this.#feelOut(signal);
    const submissions = chunk(this.#steps(iterations), SUBMISSION_MS);
    const timed = this.#parts.timer !== null && submissions.length <= MOST_PAIRS;
    const sample = await this.#submit(submissions, iterations, timed, signal);
    this.#learn(sample);
    return sample;
  }

  /** The first iteration, slice by slice: learns how long each pass takes, so that later ones can be cut to measure. */
  async #feelOut(signal: AbortSignal): Promise<Sample> {
    const { dispatches, device, guard, now } = this.#parts;
    const start = now();
    const passMs: number[] = [];
    for (const dispatch of dispatches) {
      const begun = now();
      let together = 1;
      for (let slice = 0; slice < dispatch.length; ) {
        const end = Math.min(slice + together, dispatch.length);
        const before = now();
        const scopes = openScopes(device);
        const encoder = device.createCommandEncoder();
        const pass = encoder.beginComputePass();
        for (let i = slice; i < end; i++) dispatch.encode(pass, i, 0);
        pass.end();
        device.queue.submit([encoder.finish()]);
        const refusal = scopes.close();
        await guard(device.queue.onSubmittedWorkDone());
        const error = await guard(refusal);
        if (error) throw new Error(`The GPU refused the work: ${error.message}`);
        if (this.#parts.watch) await guard(this.#parts.watch.check());
        signal.throwIfAborted();
        if (now() - before < DISPATCH_MS / 2 && slice > 0) together = Math.min(together * 2, 32);
        slice = end;
      }
      passMs.push(now() - begun);
    }
    this.#passMs = passMs;
    this.#cut();
    return { iterations: 1, wallMs: now() - start, gpuMs: null };
  }

  #steps(iterations: number): Step[] {
    const { dispatches, copies } = this.#parts;
    const steps: Step[] = [];
    for (let i = 0; i < iterations; i++) {
      const copy = this.#iteration++ % copies;
      dispatches.forEach((dispatch, place) => {
        const ms = (this.#passMs?.[place] ?? 0) / dispatch.length;
        for (let slice = 0; slice < dispatch.length; slice++) steps.push({ dispatch, slice, copy, ms });
      });
    }
    return steps;
  }

  async #submit(submissions: Step[][], iterations: number, timed: boolean, signal: AbortSignal): Promise<Sample> {
    const { device, guard, now } = this.#parts;
    const timer = timed ? this.#parts.timer : null;
    const encode = (steps: Step[], place: number) => {
      const encoder = device.createCommandEncoder();
      const pass = encoder.beginComputePass(timer ? { timestampWrites: timer.writes(place) } : {});
      for (const { dispatch, slice, copy } of steps) dispatch.encode(pass, slice, copy);
      pass.end();
      if (timer && place === submissions.length - 1) timer.resolve(encoder, submissions.length);
      return encoder.finish();
    };
    // Encoding costs time on the CPU; the first buffer is ready before the clock starts.
    let next = encode(submissions[0], 0);
    const start = now();
    let before: Promise<unknown> = Promise.resolve();
    for (let place = 0; place < submissions.length; place++) {
      device.queue.submit([next]);
      const done = device.queue.onSubmittedWorkDone();
      // Where the wait for the one before it fails, nobody waits for this one.
      done.catch(() => {});
      if (place + 1 < submissions.length) next = encode(submissions[place + 1], place + 1);
      // Two submissions are under way at most: the device never idles, and an abort is seen soon.
      await guard(before);
      signal.throwIfAborted();
      before = done;
    }
    await guard(before);
    const wallMs = now() - start;
    // Whoever cancelled has destroyed the buffers.
    signal.throwIfAborted();
    const gpuMs = timer ? sumOfPassesMs(await guard(timer.read(submissions.length))) : null;
    return { iterations, wallMs, gpuMs };
  }

  /** Cuts by what was really measured: the first guess includes a wait per slice. */
  #learn({ iterations, wallMs, gpuMs }: Sample): void {
    const passMs = this.#passMs ?? [];
    const total = passMs.reduce((sum, ms) => sum + ms, 0);
    const measured = (gpuMs !== null && gpuMs > 0 ? gpuMs : wallMs) / iterations;
    if (total <= 0 || (measured > total / 1.5 && measured < total * 1.5)) return;
    this.#passMs = passMs.map((ms) => (ms * measured) / total);
    this.#cut();
  }

  #cut(): void {
    this.#parts.dispatches.forEach((dispatch, place) => {
      dispatch.cut(Math.ceil((this.#passMs?.[place] ?? 0) / DISPATCH_MS));
    });
  }

  async overwrite(): Promise<void> {}

  async upload(): Promise<number> {
    return 0;
  }

  async roundTrip(signal: AbortSignal): Promise<number> {
    const start = this.#parts.now();
    await this.run(1, signal);
    await this.read();
    return this.#parts.now() - start;
  }

  async read(): Promise<{ last: readonly Readout[]; readbackMs: number }> {
    const { device, outputs, guard, now } = this.#parts;
    const start = now();
    const encoder = device.createCommandEncoder();
    const resources = new Resources(device);
    try {
      const staged = outputs.map(({ name, buffer, spec }) => {
        const staging = resources.buffer(
          `${name} read`,
          buffer.size,
          GPUBufferUsage.MAP_READ | GPUBufferUsage.COPY_DST,
        );
        encoder.copyBufferToBuffer(buffer, 0, staging, 0, buffer.size);
        return { name, spec, staging };
      });
      device.queue.submit([encoder.finish()]);
      const read: Record<string, TensorData> = {};
      for (const { name, spec, staging } of staged) {
        await guard(staging.mapAsync(GPUMapMode.READ));
        read[name] = typed(staging.getMappedRange().slice(0), spec);
      }
      return { last: [{ set: 0, outputs: read as Tensors }], readbackMs: now() - start };
    } finally {
      resources.destroy();
    }
  }

  async dispose(): Promise<void> {
    this.#parts.resources.destroy();
  }
}

/** Packs steps into submissions of about `ms`; one step that is longer stands alone. */
function chunk(steps: readonly Step[], ms: number): Step[][] {
  const chunks: Step[][] = [[]];
  let held = 0;
  for (const step of steps) {
    if (held > 0 && held + step.ms > ms) {
      chunks.push([]);
      held = 0;
    }
    chunks[chunks.length - 1].push(step);
    held += step.ms;
  }
  return chunks;
}

const ARRAYS = { f32: Float32Array, u32: Uint32Array, i32: Int32Array, u8: Uint8Array } as const;

/** Views bytes as a tensor; a buffer may be a little longer than its tensor. */
function typed(bytes: ArrayBuffer, spec: TensorSpecs[string]): TensorData {
  const length = spec.shape.reduce((product, side) => product * side, 1);
  return new ARRAYS[spec.dtype](bytes, 0, length);
}
