/** A whole case in the interpreter: one pass after the other, on the workload's own inputs. */
import { ARRAYS } from '../arrays.ts';
import type {
  GpuCapabilities,
  GpuPass,
  GpuVariant,
  Params,
  TensorData,
  TensorSpec,
  Tensors,
  Verdict,
  Workload,
} from '../contract.ts';
import { CaseFailedError } from '../errors.ts';
import { patternOf } from '../gpu/pattern.ts';
import { PLAIN } from '../kernel/plain-device.ts';
import { bytesOf, elementCount } from '../sizes.ts';
import { type Specs, specsOf } from '../specs.ts';
import type { InterpretBuffer, InterpretProblem, Ran } from './api.ts';
import { interpret } from './interpret.ts';

export interface CaseRequest {
  readonly workload: Workload;
  readonly variant: GpuVariant;
  readonly params: Params;
  /** Of the device that the variant is to be as on; where it could not run there, the interpreter's own. */
  readonly capabilities: GpuCapabilities;
  readonly inputSeed: number;
  /** Of the order of threads. */
  readonly seed: number;
  /** Of all passes together. */
  readonly limitSteps: number;
  readonly trace?: boolean;
}

export interface WatchedPass {
  readonly shader: string;
  /** What it binds, in order. */
  readonly bindings: readonly string[];
  readonly workgroups: readonly [x: number, y: number, z: number];
  readonly ran: Omit<Ran, 'buffers'>;
}

export type WatchedCase =
  | {
      readonly ok: true;
      /** Inputs, outputs, state and scratch, as they are afterwards. */
      readonly tensors: Tensors;
      readonly verdict: Verdict;
      readonly passes: readonly WatchedPass[];
    }
  | { readonly ok: false; readonly shader: string | null; readonly problem: InterpretProblem };

/** What the interpreter is, as a device. */
export const INTERPRETER: GpuCapabilities = {
  ...PLAIN,
  features: ['shader-f16', 'subgroups'],
  limits: { ...PLAIN.limits, maxComputeWorkgroupStorageSize: 65_536, maxComputeInvocationsPerWorkgroup: 1024 },
  subgroupMinSize: 32,
  subgroupMaxSize: 32,
};

/** One iteration of it. Outputs and scratch begin as noise: what nobody writes is found. */
export function watchCase(request: CaseRequest): WatchedCase {
  const { workload, variant, params, inputSeed, seed, limitSteps, trace = false } = request;
  const found = passesOf(request);
  if (!found.ok) return { ok: false, shader: null, problem: found.problem };
  const specs = specsOf({ workload, variant, params });
  const tensors: Record<string, TensorData> = { ...fresh(specs), ...workload.generate(params, inputSeed) };
  const passes: WatchedPass[] = [];
  let steps = 0;
  for (const [place, pass] of found.passes.entries()) {
    const { shader, code, constants = {}, problem, workgroups, bindings } = pass;
    const ran = interpret(code, {
      buffers: bindings.map((name) => bufferOf(pass, name, specs, tensors)),
      uniform: problem,
      constants,
      workgroups,
      seed: seed + place,
      limitSteps: limitSteps - steps,
      trace,
    });
    if (!ran.ok) return { ok: false, shader, problem: ran.problem };
    const { buffers, ...rest } = ran;
    for (const [i, name] of bindings.entries()) tensors[name] = buffers[i];
    steps += ran.steps;
    passes.push({ shader, bindings, workgroups, ran: rest });
  }
  return { ok: true, tensors, verdict: verdictOf(request, specs, tensors), passes };
}

/** The workload's own. */
function verdictOf({ workload, variant, params, inputSeed }: CaseRequest, specs: Specs, tensors: Tensors): Verdict {
  const start = workload.generate(params, inputSeed);
  const verifier = workload.verifier(start, params);
  const taken = (of: object) => Object.fromEntries(Object.keys(of).map((name) => [name, tensors[name]]));
  if (!Object.keys(specs.state).length) return verifier.check(taken(specs.outputs), variant.rounding);
  if (!verifier.step) throw new Error('A workload with state needs a verifier of one step.');
  return verifier.step(start, taken({ ...specs.state, ...specs.outputs }), variant.rounding);
}

type Passes =
  | { readonly ok: true; readonly passes: readonly GpuPass[] }
  | { readonly ok: false; readonly problem: InterpretProblem };

function passesOf({ variant, params, capabilities }: CaseRequest): Passes {
  const refused = variant.unsupported?.(params, capabilities);
  const reason = refused && variant.unsupported?.(params, INTERPRETER);
  if (reason) return { ok: false, problem: { kind: 'not-here', line: null, text: reason.text } };
  try {
    return { ok: true, passes: variant.passes(params, refused ? INTERPRETER : capabilities) };
  } catch (error) {
    if (!(error instanceof CaseFailedError)) throw error;
    return { ok: false, problem: { kind: 'bindings', line: null, text: error.reason.text } };
  }
}

function fresh({ outputs, scratch }: Specs): Record<string, TensorData> {
  return Object.fromEntries(
    Object.entries({ ...outputs, ...scratch }).map(([name, spec]) => [name, noise(name, spec)]),
  );
}

function noise(name: string, spec: TensorSpec): TensorData {
  const words = Math.ceil(bytesOf({ [name]: spec }) / 4);
  const pattern = patternOf(1, words);
  const { buffer } = pattern.slice(spec.dtype === 'f32' ? 0 : words, spec.dtype === 'f32' ? words : 2 * words);
  return new ARRAYS[spec.dtype](buffer, 0, elementCount(spec));
}

function bufferOf({ textures, shader }: GpuPass, name: string, specs: Specs, tensors: Tensors): InterpretBuffer {
  const data = tensors[name];
  if (!data) throw new Error(`${shader} binds '${name}', no tensor of the workload or scratch of the variant.`);
  if (!textures?.includes(name)) return { data };
  const [height, width] = specs.inputs[name].shape;
  return { data, picture: { width, height } };
}
