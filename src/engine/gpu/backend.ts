/** Runs GPU variants through WebGPU: in a page, in a worker, and in Node through Dawn. */

import type {
  AdapterInfo,
  Backend,
  GpuCapabilities,
  GpuVariant,
  Job,
  Prepared,
  Reason,
  ShaderMessage,
  TensorSpecs,
} from '../contract.ts';
import { BackendLostError } from '../errors.ts';
import { rotationOf } from '../rotation.ts';
import { bytesOf } from '../sizes.ts';
import { type OpenDevice, openDevice } from './device.ts';
import { Dispatch } from './dispatch.ts';
import { type EditedPass, LoopWatch, withEdits } from './edits.ts';
import { messagesOf, Pipelines } from './pipelines.ts';
import { beyondLimit, deviceLost, doesNotFit, outOfMemory, refused } from './reasons.ts';
import { Resources } from './resources.ts';
import { openScopes } from './scopes.ts';
import { GpuSession } from './session.ts';
import { type Buffers, bufferOf, picturesOf, upload } from './tensors.ts';
import { PassTimer } from './timing.ts';

interface OpenAdapter {
  readonly info: AdapterInfo;
  readonly capabilities: GpuCapabilities;
  readonly timestampQuantumUs: number | null;
}

export interface GpuBackend extends Backend {
  /** Opens the device on the first call. Null where there is no GPU to talk to. */
  adapter(): Promise<OpenAdapter | null>;
  /** What the compiler says of a WGSL text; nothing where there is no GPU. */
  compile(code: string): Promise<readonly ShaderMessage[]>;
}

/**
 * @param gpu finds the runtime's `navigator.gpu`; asked again after a loss
 * @param now milliseconds
 */
export function createGpuBackend(gpu: () => GPU | undefined, now: () => number): GpuBackend {
  return new WebGpuBackend(gpu, now);
}

interface Live extends OpenDevice {
  readonly pipelines: Pipelines;
  readonly guard: <T>(work: Promise<T>) => Promise<T>;
}

type Opening = { readonly ok: true; readonly live: Live } | { readonly ok: false; readonly reason: Reason };

/** Undefined for a variant that has none. */
function buildOf({ workload, variant, params, build, edits }: Job, capabilities: GpuCapabilities) {
  if (edits) return build;
  if (workload.tuning?.variant !== variant.id) return undefined;
  const names = workload.tuning.configurations(params, capabilities);
  return names.find((name) => name === build) ?? names[0];
}

class WebGpuBackend implements GpuBackend {
  readonly runs = ['gpu'] as const;
  readonly #gpu: () => GPU | undefined;
  readonly #now: () => number;
  #opening: Promise<Opening> | null = null;
  /** The preparation under way: error scopes are a stack of the device's, which two must not share. */
  #preparing: Promise<unknown> = Promise.resolve();

  constructor(gpu: () => GPU | undefined, now: () => number) {
    this.#gpu = gpu;
    this.#now = now;
  }

  async adapter() {
    const opening = await this.#open();
    if (!opening.ok) return null;
    const { info, capabilities, timestampQuantumUs } = opening.live;
    return { info, capabilities, timestampQuantumUs };
  }

  async compile(code: string): Promise<readonly ShaderMessage[]> {
    const opening = await this.#open();
    return opening.ok ? opening.live.guard(messagesOf(opening.live.device, code)) : [];
  }

  async prepare(job: Job, signal: AbortSignal): Promise<Prepared> {
    const { variant, params } = job;
    if (variant.on !== 'gpu') throw new Error(`${variant.id} does not run on a GPU.`);
    const opening = await this.#open();
    signal.throwIfAborted();
    if (!opening.ok) return { status: 'unsupported', reason: opening.reason };
    const { live } = opening;
    const specs = tensorsOf(job);
    const reason = variant.unsupported?.(params, live.capabilities) ?? tooLarge(specs.all, live.device);
    if (reason) return { status: 'unsupported', reason };
    const passes = withEdits(variant.passes(params, live.capabilities, job.build), job.edits);
    const prepared = this.#preparing.then(() => {
      signal.throwIfAborted();
      return this.#scoped(live, job, () => this.#prepare(live, job, passes, specs, signal));
    });
    this.#preparing = prepared.catch(() => {});
    return prepared;
  }

  /** Whatever the device refuses inside comes back as a result; what was created is destroyed then. */
  async #scoped(live: Live, job: Job, work: () => Promise<PreparedParts>): Promise<Prepared> {
    const { device, guard } = live;
    const scopes = openScopes(device);
    let made: PreparedParts | null = null;
    let thrown: unknown = null;
    try {
      made = await work();
    } catch (error) {
      thrown = error;
    }
    const found = await guard(scopes.close());
    if (thrown instanceof BackendLostError) throw thrown;
    const bytes = bytesOf(tensorsOf(job).all);
    // createBuffer throws a RangeError where the browser itself cannot make room.
    const full = thrown instanceof RangeError || found?.filter === 'out-of-memory';
    if (!full && !found && thrown) throw thrown;
    if (!made || full || found) {
      made?.resources.destroy();
      if (made?.reason) return { status: 'failed', reason: made.reason };
      return { status: 'failed', reason: full ? outOfMemory(bytes) : said(job, found?.message ?? '') };
    }
    if (made.reason) return { status: 'failed', reason: made.reason };
    const { session, compileMs, uploadMs } = made;
    return { status: 'ready', session, compileMs, uploadMs, build: buildOf(job, live.capabilities) };
  }

  async #prepare(
    live: Live,
    job: Job,
    passes: readonly EditedPass[],
    specs: Specs,
    signal: AbortSignal,
  ): Promise<PreparedParts> {
    const { device, guard, pipelines } = live;
    const resources = new Resources(device);
    try {
      const compiled: GPUComputePipeline[] = [];
      let compileMs = 0;
      for (const { pass } of passes) {
        const one = await guard(pipelines.get(pass));
        if (!one.ok) return { resources, reason: one.reason };
        compiled.push(one.pipeline);
        compileMs += one.compileMs;
        signal.throwIfAborted();
      }
      const start = this.#now();
      const storage = GPUBufferUsage.STORAGE | GPUBufferUsage.COPY_SRC | GPUBufferUsage.COPY_DST;
      const buffers = new Map<string, GPUBuffer>();
      for (const [name, spec] of Object.entries(specs.all)) {
        buffers.set(name, resources.buffer(name, bytesOf({ [name]: spec }), storage));
      }
      for (const name of Object.keys(specs.inputs)) upload(device, bufferOf(buffers, name), job.sets[0][name]);
      const pictures = [picturesOf(resources, job, passes, specs.inputs)];
      await guard(device.queue.onSubmittedWorkDone());
      const uploadMs = this.#now() - start;
      signal.throwIfAborted();
      const copies = await this.#copies(live, resources, job, buffers, specs.inputs);
      while (pictures.length < copies.length) pictures.push(picturesOf(resources, job, passes, specs.inputs));
      const watch = passes.some(({ watched }) => watched) ? new LoopWatch(device, resources) : null;
      const dispatches = passes.map(({ pass, watched }, place) => {
        const textured = (name: string, copy: number) =>
          pass.textures?.includes(name) ? pictures[copy].get(name) : undefined;
        const bound = copies.map((own, copy) =>
          pass.bindings.map((name) => textured(name, copy) ?? own.get(name) ?? bufferOf(buffers, name)),
        );
        return new Dispatch(device, resources, compiled[place], pass, bound, watched ? watch?.buffer : null);
      });
      const timer = device.features.has('timestamp-query') ? new PassTimer(resources) : null;
      const outputs = Object.entries(specs.outputs).map(([name, spec]) => ({
        name,
        spec,
        buffer: bufferOf(buffers, name),
      }));
      const now = this.#now;
      const parts = { device, resources, dispatches, copies: copies.length, timer, watch, outputs, now, guard };
      return { resources, reason: null, session: new GpuSession(parts), compileMs, uploadMs };
    } catch (error) {
      resources.destroy();
      throw error;
    }
  }

  /** The inputs to rotate among: the uploaded ones first, copies made on the device after them. */
  async #copies(live: Live, resources: Resources, job: Job, buffers: Buffers, inputs: TensorSpecs) {
    const names = Object.keys(inputs);
    const copies = [new Map(names.map((name) => [name, bufferOf(buffers, name)]))];
    const encoder = live.device.createCommandEncoder();
    for (let copy = rotationOf(job).copies; copy > 1; copy--) {
      const own = new Map<string, GPUBuffer>();
      for (const name of names) {
        const source = bufferOf(buffers, name);
        const target = resources.buffer(`${name} copy`, source.size, GPUBufferUsage.STORAGE | GPUBufferUsage.COPY_DST);
        encoder.copyBufferToBuffer(source, 0, target, 0, source.size);
        own.set(name, target);
      }
      copies.push(own);
    }
    live.device.queue.submit([encoder.finish()]);
    await live.guard(live.device.queue.onSubmittedWorkDone());
    return copies;
  }

  async rebuild(): Promise<void> {
    await this.dispose();
  }

  async dispose(): Promise<void> {
    const opening = await this.#opening;
    this.#opening = null;
    if (opening?.ok) opening.live.device.destroy();
  }

  #open(): Promise<Opening> {
    this.#opening ??= openDevice(this.#gpu()).then((opened) => {
      if (!opened.ok) {
        // After a crash of the GPU's process there is no adapter for a moment: the next case asks again.
        this.#opening = null;
        return opened;
      }
      const { device } = opened.gpu;
      let gone: BackendLostError | null = null;
      const lost = device.lost.then(({ message }) => {
        gone = new BackendLostError(deviceLost(message));
        throw gone;
      });
      lost.catch(() => {});
      const guard = async <T>(work: Promise<T>) => {
        const result = await raced(work, lost);
        // Some work "finishes" on a lost device; nothing it left behind may be believed.
        if (gone) throw gone;
        return result;
      };
      return { ok: true, live: { ...opened.gpu, pipelines: new Pipelines(device, this.#now), guard } };
    });
    return this.#opening;
  }
}

type PreparedParts =
  | { readonly resources: Resources; readonly reason: Reason }
  | {
      readonly resources: Resources;
      readonly reason: null;
      readonly session: GpuSession;
      readonly compileMs: number;
      readonly uploadMs: number;
    };

interface Specs {
  readonly inputs: TensorSpecs;
  readonly outputs: TensorSpecs;
  readonly all: TensorSpecs;
}

function tensorsOf({ workload, variant, params }: Job): Specs {
  const { inputs, outputs } = workload.tensors(params);
  return { inputs, outputs, all: { ...inputs, ...outputs, ...(variant as GpuVariant).scratch?.(params) } };
}

/** A visitor's text may have lost a buffer; the device then speaks of layouts, which helps nobody. */
const said = ({ edits }: Job, message: string): Reason => (edits ? doesNotFit(message) : refused(message));

/** A device that is lost rejects pending work in its own words, or never answers: the loss itself is what to tell. */
async function raced<T>(work: Promise<T>, lost: Promise<never>): Promise<T> {
  try {
    return await Promise.race([work, lost]);
  } catch (error) {
    // The loss and the failure it causes arrive in either order.
    await Promise.race([lost, new Promise((resolve) => setTimeout(resolve, 0))]);
    throw error;
  }
}

function tooLarge(specs: TensorSpecs, { limits }: GPUDevice): Reason | null {
  const limit = Math.min(limits.maxBufferSize, limits.maxStorageBufferBindingSize);
  for (const [name, spec] of Object.entries(specs)) {
    const bytes = bytesOf({ [name]: spec });
    if (bytes > limit) return beyondLimit(name, bytes, limit);
  }
  return null;
}
