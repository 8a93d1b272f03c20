/** From a job to a session: compiles, uploads, makes room for outputs, and binds it all. */
import type { Compiling, GpuPass, Job, Reason, TensorSpecs } from '../contract.ts';
import { rotationOf } from '../rotation.ts';
import { bytesOf } from '../sizes.ts';
import { type Specs, specsOf } from '../specs.ts';
import { type Bound, Dispatch } from './dispatch.ts';
import { type EditedPass, LoopWatch } from './edits.ts';
import type { Inputs, Storage } from './inputs.ts';
import type { Live } from './live.ts';
import { Outputs } from './outputs.ts';
import { notWatched, writesInput } from './reasons.ts';
import { Resources } from './resources.ts';
import { GpuSession } from './session.ts';
import { PassTimer } from './timing.ts';

/** What a case holds on the device: copies of inputs, places of outputs and one to read them through, state, scratch. */
export function heldBytes(job: Job): number {
  const { inputs, outputs, scratch, state } = specsOf(job);
  const { copies, places } = rotationOf(job);
  return bytesOf(inputs) * copies + bytesOf(outputs) * (places + 1) + 3 * bytesOf(state) + bytesOf(scratch);
}

export type Parts =
  | { readonly resources: Resources; readonly reason: Reason }
  | {
      readonly resources: Resources;
      readonly reason: null;
      readonly session: GpuSession;
      readonly compileMs: number;
      readonly compiling: Compiling;
      readonly uploadMs: number;
    };

/** Leaves nothing behind when it rejects; destroys nothing when it resolves. */
export async function prepareParts(
  live: Live,
  job: Job,
  passes: readonly EditedPass[],
  now: () => number,
  signal: AbortSignal,
): Promise<Parts> {
  const { device } = live;
  const resources = new Resources(device);
  try {
    const { compiled: taken, compileMs, ...compiling } = await live.guard(live.pipelines.take(passes));
    signal.throwIfAborted();
    const compiled: GPUComputePipeline[] = [];
    for (const [place, { pass, unread }] of passes.entries()) {
      const one = taken[place];
      if (!one.ok) return { resources, reason: one.reason };
      if (unread) return { resources, reason: notWatched(pass.shader, unread) };
      compiled.push(one.pipeline);
    }
    const specs = specsOf(job);
    const rotation = rotationOf(job);
    const storage = storageOf(passes, specs.inputs);
    const { sets } = job;
    const { inputs, release } = await live.inputs.take({ sets, specs: specs.inputs, storage, copies: rotation.copies });
    resources.onDestroy(release);
    signal.throwIfAborted();
    const outputs = new Outputs(device, resources, specs, rotation.places, sets[0]);
    const watch = passes.some(({ watched }) => watched) ? new LoopWatch(device, resources, live.wait) : null;
    const dispatches: Dispatch[] = [];
    const asked = new Set<string>();
    for (const [place, { pass, watched }] of passes.entries()) {
      const bound = boundBy(pass, specs, inputs, outputs, rotation);
      const dispatch = new Dispatch(device, resources, compiled[place], pass, bound, watched ? watch?.buffer : null);
      dispatches.push(dispatch);
      // Passes that repeat are asked once.
      const question = `${compiled.indexOf(compiled[place])} ${pass.bindings}`;
      if (asked.has(question)) continue;
      asked.add(question);
      for (const name of pass.bindings) {
        const input = specs.inputs[name] && inputs.buffer(name, 0);
        if (input && (await live.guard(dispatch.mayWrite(input))))
          return { resources, reason: writesInput(pass.shader, name) };
      }
    }
    const timer = device.features.has('timestamp-query') ? new PassTimer(resources, live.wait) : null;
    const parts = { live, resources, dispatches, inputs, outputs, rotation, sets: sets.length, timer, watch, now };
    return { resources, reason: null, session: new GpuSession(parts), compileMs, compiling, uploadMs: inputs.uploadMs };
  } catch (error) {
    resources.destroy();
    throw error;
  }
}

/** A picture that is only read as a texture needs no buffer. */
function storageOf(passes: readonly EditedPass[], inputs: TensorSpecs): ReadonlyMap<string, Storage> {
  const storage = new Map<string, Storage>();
  for (const { pass } of passes) {
    for (const name of pass.bindings.filter((bound) => bound in inputs)) {
      const kind = pass.textures?.includes(name) ? 'texture' : 'buffer';
      storage.set(name, (storage.get(name) ?? kind) === kind ? kind : 'both');
    }
  }
  return storage;
}

function boundBy(
  { bindings, textures, shader }: GpuPass,
  specs: Specs,
  inputs: Inputs,
  outputs: Outputs,
  { copies, places }: { readonly copies: number; readonly places: number },
): Bound {
  const found = (name: string, copy: number, place: number) => {
    if (name in specs.inputs) return textures?.includes(name) ? inputs.texture(name, copy) : inputs.binding(name, copy);
    const buffer = outputs.buffer(name, place);
    return buffer && { buffer };
  };
  return {
    copies: bindings.some((name) => name in specs.inputs) ? copies : 1,
    places: bindings.some((name) => name in specs.outputs) ? places : 1,
    at: (copy, place) =>
      bindings.map((name) => {
        const one = found(name, copy, place);
        if (!one) throw new Error(`${shader} binds '${name}', no tensor of the workload or scratch of the variant.`);
        return one;
      }),
  };
}
