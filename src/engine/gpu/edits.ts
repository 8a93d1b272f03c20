/** A visitor's own shader text: put in the place of the file, its loops watched. */
import type { GpuPass } from '../contract.ts';
import { CaseFailedError } from '../errors.ts';
import { guardLoops, LOOP_LIMIT } from './guard-loops.ts';
import { doesNotCompile, endlessLoop } from './reasons.ts';
import type { Resources } from './resources.ts';
import { specialize } from './specialize.ts';

export interface EditedPass {
  readonly pass: GpuPass;
  /** Whether the text writes the flag of `LoopWatch`. */
  readonly watched: boolean;
}

/** @throws CaseFailedError where a text has lost a constant that the variant sets */
export function withEdits(
  passes: readonly GpuPass[],
  edits: Readonly<Record<string, string>> | undefined,
): readonly EditedPass[] {
  return passes.map((pass) => {
    const own = edits?.[pass.shader];
    if (own === undefined) return { pass, watched: false };
    try {
      specialize(own, pass.constants ?? {});
    } catch (error) {
      throw new CaseFailedError(doesNotCompile(pass.shader, error instanceof Error ? error.message : String(error)));
    }
    const { code, flagged } = guardLoops(own);
    return { pass: { ...pass, code }, watched: flagged };
  });
}

/** The flag that a watched loop sets when it is stopped. */
export class LoopWatch {
  readonly buffer: GPUBuffer;
  readonly #readable: GPUBuffer;
  readonly #device: GPUDevice;
  readonly #wait: (mapped: Promise<undefined>) => Promise<unknown>;

  /** @param wait for the device */
  constructor(device: GPUDevice, resources: Resources, wait: (mapped: Promise<undefined>) => Promise<unknown>) {
    this.#device = device;
    this.#wait = wait;
    this.buffer = resources.buffer('loop watch', 4, GPUBufferUsage.STORAGE | GPUBufferUsage.COPY_SRC);
    this.#readable = resources.buffer('loop watch read', 4, GPUBufferUsage.MAP_READ | GPUBufferUsage.COPY_DST);
  }

  /** @throws CaseFailedError (rejects) once a loop was stopped */
  async check(): Promise<void> {
    const encoder = this.#device.createCommandEncoder();
    encoder.copyBufferToBuffer(this.buffer, 0, this.#readable, 0, 4);
    this.#device.queue.submit([encoder.finish()]);
    await this.#wait(this.#readable.mapAsync(GPUMapMode.READ));
    const [stopped] = new Uint32Array(this.#readable.getMappedRange());
    this.#readable.unmap();
    if (stopped) throw new CaseFailedError(endlessLoop(LOOP_LIMIT));
  }
}
