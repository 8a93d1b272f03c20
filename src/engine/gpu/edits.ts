/** A visitor's own shader text: put in the place of the file, its loops watched. */
import type { GpuPass } from '../contract.ts';
import { CaseFailedError, messageOf } from '../errors.ts';
import { type Place, placeAt } from '../wgsl-lines.ts';
import type { LoopLimits } from './guard-loops.ts';
import { patched } from './patches.ts';
import { doesNotCompile, endlessLoop } from './reasons.ts';
import type { Resources } from './resources.ts';
import { constantPatches } from './specialize.ts';

/** More than any loop of a kernel that does useful work at the sizes of a lesson; a nested one may do so many times. */
export const LOOP_LIMITS: LoopLimits = { once: 65_536, total: 2 ** 20 };

export interface EditedPass {
  readonly pass: GpuPass;
  /** Whether the text writes the flag of `LoopWatch`. */
  readonly watched: boolean;
  /** Where an offset of the pass's code is in the visitor's text. */
  readonly place?: (offset: number) => Place;
  /** Why its loops cannot be watched: a text that compiles all the same must not run. */
  readonly unread?: string | null;
}

/** @throws CaseFailedError (rejects) where a text has lost a constant that the variant sets */
export async function withEdits(
  passes: readonly GpuPass[],
  edits: Readonly<Record<string, string>> | undefined,
): Promise<readonly EditedPass[]> {
  if (!edits) return passes.map((pass) => ({ pass, watched: false }));
  const { guardLoops } = await import('./guard-loops.ts');
  return passes.map((pass) => {
    const own = edits[pass.shader];
    if (own === undefined) return { pass, watched: false };
    const { patches, flagged, unread } = guardLoops(own, LOOP_LIMITS);
    const { code, back } = patched(own, [...constants(pass, own), ...patches]);
    return {
      pass: { ...pass, code, constants: {}, immediate: false },
      watched: flagged,
      place: (offset) => placeAt(own, back(offset)),
      unread,
    };
  });
}

function constants(pass: GpuPass, own: string) {
  try {
    return constantPatches(own, pass.constants ?? {});
  } catch (error) {
    throw new CaseFailedError(doesNotCompile(pass.shader, messageOf(error)));
  }
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
    const [line] = new Uint32Array(this.#readable.getMappedRange());
    this.#readable.unmap();
    if (line) throw new CaseFailedError(endlessLoop(line, LOOP_LIMITS));
  }
}
