/**
 * ONNX Runtime Web: what both builds share. A session executes every node of its graph that its outputs depend on, run
 * after run; nothing is kept from the run before. `session.run` is a promise that its API forces its user to await before
 * the next one, on either device: that stays in its time. Threads keep their defaults (they spin for a while after work).
 *
 * A round trip is an application's: a model that takes its inputs from outside, default options, tensors on the CPU;
 * `run` takes the inputs in and brings the result out.
 */
import type { InferenceSession, Tensor as OrtTensor } from 'onnxruntime-web';
import type { DenseArray, DenseLayout, LibraryHost, Params } from '../../engine/contract.ts';
import { type Constant, encodeModel, type ModelNode } from './onnx-model.ts';

export interface OnnxProblem<P extends Params> extends DenseLayout<P> {
  /** From inputs called `x0`, `x1` … to `y`. */
  nodes(p: P): readonly ModelNode[];
  /** What nodes take by name besides. */
  constants?(p: P): readonly Constant[];
  /** Whether the input at a place is weights: a constant of the model that may be packed in advance, as an application's are. */
  isWeights?(place: number, p: P): boolean;
}

/** A problem at its parameters. */
export interface OnnxCase {
  readonly nodes: readonly ModelNode[];
  readonly constants: readonly Constant[];
  readonly isWeights: ((place: number) => boolean) | undefined;
  readonly shape: readonly number[];
}

export const caseOf = <P extends Params>(problem: OnnxProblem<P>, p: P): OnnxCase => ({
  nodes: problem.nodes(p),
  constants: problem.constants?.(p) ?? [],
  isWeights: problem.isWeights && ((place) => problem.isWeights?.(place, p) ?? false),
  shape: problem.outputShape(p),
});

export type Ort = typeof import('onnxruntime-web');

export const constant = (place: number, { data, shape }: DenseArray) => ({ name: inputName(place), data, shape });

/** Shapes, places and the like. */
export const wholeNumbers = (name: string, values: readonly number[]): Constant => ({
  name,
  shape: [values.length],
  data: BigInt64Array.from(values, BigInt),
});

const inputName = (place: number) => `x${place}`;

/** The model of an application: weights are in it, the rest comes from outside. */
export function modelOf(one: OnnxCase, set: readonly DenseArray[]): Uint8Array<ArrayBuffer> {
  return encodeModel({
    nodes: one.nodes,
    inputs: set.flatMap((array, place) =>
      isFixed(one, place) ? [] : [{ name: inputName(place), shape: array.shape }],
    ),
    outputs: [{ name: 'y', shape: one.shape }],
    constants: [
      ...one.constants,
      ...set.flatMap((array, place) => (isFixed(one, place) ? [constant(place, array)] : [])),
    ],
  });
}

/** Whether the input at a place is in the model. */
export const isFixed = ({ isWeights }: OnnxCase, place: number): boolean => isWeights?.(place) ?? false;

/** What `modelOf` takes from outside, by name. */
export function feedsOf(
  one: OnnxCase,
  set: readonly DenseArray[],
  make: (array: DenseArray) => OrtTensor,
): Record<string, OrtTensor> {
  return Object.fromEntries(
    set.flatMap((array, place) => (isFixed(one, place) ? [] : [[inputName(place), make(array)]])),
  );
}

/** Sessions of `modelOf`: one serves all sets, unless each has weights of its own. */
export class Applications {
  readonly #create: (model: Uint8Array<ArrayBuffer>) => Promise<InferenceSession>;
  readonly #one: OnnxCase;
  readonly #made = new Map<unknown, Promise<InferenceSession>>();

  constructor(one: OnnxCase, create: (model: Uint8Array<ArrayBuffer>) => Promise<InferenceSession>) {
    this.#one = one;
    this.#create = create;
  }

  get(set: readonly DenseArray[]): Promise<InferenceSession> {
    const key = this.#one.isWeights ? set : null;
    const session = this.#made.get(key) ?? this.#create(modelOf(this.#one, set));
    this.#made.set(key, session);
    return session;
  }

  async release(): Promise<void> {
    for (const session of this.#made.values()) await (await session).release();
    this.#made.clear();
  }
}

/** From arrays of JavaScript to an array of JavaScript. */
export async function roundTrip(ort: Ort, one: OnnxCase, session: InferenceSession, set: readonly DenseArray[]) {
  const feeds = feedsOf(one, set, ({ data, shape }) => new ort.Tensor('float32', data, shape));
  const { y } = await session.run(feeds);
  return (await y.getData()) as Float32Array;
}

/**
 * Starts the runtime, threads included, which its first session does: what belongs to no case is none's to pay for. That
 * session stays: with its last one the runtime destroys its device.
 */
export async function startOnnx(
  ort: Ort,
  { cores, shared }: LibraryHost,
  files: { readonly mjs: string; readonly wasm: string },
  options: InferenceSession.SessionOptions,
): Promise<void> {
  ort.env.logLevel = 'error';
  ort.env.wasm.wasmPaths = { mjs: absolute(files.mjs), wasm: absolute(files.wasm) };
  ort.env.wasm.numThreads = shared ? cores : 1;
  const shape = [1];
  const model = encodeModel({
    nodes: [{ type: 'Neg', inputs: ['x'], outputs: ['y'] }],
    inputs: [{ name: 'x', shape }],
    outputs: [{ name: 'y', shape }],
    constants: [],
  });
  await ort.InferenceSession.create(model, options);
}

/** Threads resolve addresses from places of their own. */
const absolute = (url: string) => new URL(url, import.meta.url).href;
