/**
 * ONNX Runtime Web on the CPU (MLAS). `run` returns when the result is there; its API forces its user to await each. It
 * would copy inputs into its heap and the result out of it each time, which is not the operation. So the inputs are
 * constants of a model for each copy of them, and a timed run asks for a few elements that are cut out of the result,
 * which must be computed whole all the same. Graph optimisation is off, or a graph of constants would be folded at load;
 * packing in advance is off for inputs that an application would not know beforehand.
 *
 * A whole result leaves the heap only as it is computed. So before the last two are read, and off the clock, each of
 * their models computes once more; the elements that the timed runs returned stand in it in place of the new ones, and
 * are verified with it. Upload and readback are no steps of their own: a round trip has both.
 */
import type { InferenceSession } from 'onnxruntime-web';
import mjs from 'onnxruntime-web/ort-wasm-simd-threaded.mjs?url';
import wasm from 'onnxruntime-web/ort-wasm-simd-threaded.wasm?url';
import * as ort from 'onnxruntime-web/wasm';
import type { DenseArray, LibraryHost, LoadedLibrary, Params, Peer } from '../../engine/contract.ts';
import {
  Applications,
  caseOf,
  constant,
  type OnnxCase,
  type OnnxProblem,
  roundTrip,
  startOnnx,
  wholeNumbers,
} from './onnx.ts';
import { encodeModel } from './onnx-model.ts';
import { LastTwo, NO_WEB_WORKERS } from './problem.ts';

const OPTIONS: InferenceSession.SessionOptions = { executionProviders: ['wasm'] };

export async function loadOnnxWasm<P extends Params>(
  host: LibraryHost,
  problem: OnnxProblem<P>,
): Promise<LoadedLibrary<P>> {
  if (host.runtime === 'node') return NO_WEB_WORKERS;
  await startOnnx(ort, host, { mjs, wasm }, OPTIONS);
  return {
    ok: true,
    layout: problem,
    async open(p, set) {
      const peer = new OnnxWasmPeer(caseOf(problem, p));
      await peer.upload(0, set);
      return peer;
    },
  };
}

const PROBE = 'probe';
/** Elements of the probe along each axis, at most. */
const PROBED = 8;

interface Axis {
  readonly begin: number;
  readonly step: number;
}

/** Evenly spread, with the last element of each axis. */
const probedAxes = (shape: readonly number[]): readonly Axis[] =>
  shape.map((side) => {
    const step = Math.ceil(side / PROBED);
    return { begin: (side - 1) % step, step };
  });

interface Timed {
  readonly session: InferenceSession;
  readonly probe: Float32Array;
}

class OnnxWasmPeer implements Peer {
  readonly #one: OnnxCase;
  readonly #axes: readonly Axis[];
  readonly #copies: InferenceSession[] = [];
  readonly #applications: Applications;
  readonly #timed = new LastTwo<Timed>(() => {});
  readonly #results = new Map<Timed, Float32Array>();

  constructor(one: OnnxCase) {
    this.#one = one;
    this.#axes = probedAxes(one.shape);
    this.#applications = new Applications(one, (model) => ort.InferenceSession.create(model, OPTIONS));
  }

  /** A copy that is there holds this set already. */
  async upload(copy: number, set: readonly DenseArray[]): Promise<void> {
    this.#copies[copy] ??= await ort.InferenceSession.create(this.#model(set), {
      ...OPTIONS,
      graphOptimizationLevel: 'disabled',
      extra: { session: { disable_prepacking: this.#one.isWeights ? '0' : '1' } },
    });
  }

  async overwrite(): Promise<void> {
    this.#timed.clear();
    this.#results.clear();
  }

  async run(first: number, iterations: number): Promise<void> {
    this.#results.clear();
    for (let i = first; i < first + iterations; i++) {
      const session = this.#copies[i % this.#copies.length];
      const { probe } = await session.run({}, [PROBE]);
      this.#timed.add({ session, probe: probe.data as Float32Array });
    }
  }

  async beforeRead(): Promise<void> {
    for (const timed of this.#timed.all()) {
      const { y } = await timed.session.run({}, ['y']);
      const result = y.data as Float32Array;
      for (const [index, at] of this.#probedPlaces().entries()) result[at] = timed.probe[index];
      this.#results.set(timed, result);
    }
  }

  async read(back: 0 | 1): Promise<Float32Array> {
    const result = this.#results.get(this.#timed.get(back));
    if (!result) throw new Error('Nothing was made ready to be read.');
    return result;
  }

  async beforeRoundTrip(set: readonly DenseArray[]): Promise<void> {
    await this.#applications.get(set);
  }

  async roundTrip(set: readonly DenseArray[]): Promise<Float32Array> {
    return roundTrip(ort, this.#one, await this.#applications.get(set), set);
  }

  async dispose(): Promise<void> {
    await this.#applications.release();
    for (const session of this.#copies) await session.release();
    this.#copies.length = 0;
  }

  #model(set: readonly DenseArray[]): Uint8Array<ArrayBuffer> {
    const { nodes, constants, shape } = this.#one;
    return encodeModel({
      nodes: [...nodes, { type: 'Slice', inputs: ['y', 'begin', 'end', 'axes', 'steps'], outputs: [PROBE] }],
      inputs: [],
      outputs: [
        { name: 'y', shape },
        { name: PROBE, shape: shape.map((side, axis) => probedAlong(side, this.#axes[axis]).length) },
      ],
      constants: [
        ...constants,
        ...set.map((array, place) => constant(place, array)),
        wholeNumbers(
          'begin',
          this.#axes.map(({ begin }) => begin),
        ),
        wholeNumbers('end', shape),
        wholeNumbers(
          'axes',
          shape.map((_side, axis) => axis),
        ),
        wholeNumbers(
          'steps',
          this.#axes.map(({ step }) => step),
        ),
      ],
    });
  }

  /** Where in the result the elements of the probe are, in their order. */
  #probedPlaces(): readonly number[] {
    return this.#one.shape.reduce<readonly number[]>(
      (places, side, axis) => {
        const along = probedAlong(side, this.#axes[axis]);
        return places.flatMap((place) => along.map((at) => place * side + at));
      },
      [0],
    );
  }
}

const probedAlong = (side: number, { begin, step }: Axis): readonly number[] =>
  Array.from({ length: Math.ceil((side - begin) / step) }, (_, index) => begin + index * step);
