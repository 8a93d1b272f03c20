/**
 * Writing on and on: each iteration reads the token at `place`, draws the next and puts it there, so that nobody has to hand
 * it back. A text [t + 1] begins with tokens that are given; one that is full is written again.
 */
import type { Tensors, Workload } from '../../../engine/contract.ts';
import { fillUniform, randomU32 } from '../../../engine/random.ts';
import { shake } from '../decode/definition.ts';
import { pack, weightSpecs } from '../decode/packing.ts';
import { samplingOf } from '../decode/step.ts';
import type { LanguageParams } from '../layout.ts';
import { COLDEST, diceOf, LARGEST_K, type Sampling } from '../sampling.ts';

export function writeTensors(p: LanguageParams): ReturnType<Workload['tensors']> {
  const { b, t, layers, width, vocabulary } = p;
  return {
    inputs: {
      /** So many tokens of each text are given. */
      begun: { dtype: 'u32', shape: [1] },
      /** In [0, 1): the token at place i is drawn with that at i - 1. */
      dice: { dtype: 'f32', shape: [b, t] },
      /** Temperature, and of how many of the likeliest a token is drawn: 0, all; `LARGEST_K` at most. */
      sampling: { dtype: 'f32', shape: [2] },
      ...weightSpecs(p),
    },
    outputs: {
      logits: { dtype: 'f32', shape: [b, vocabulary] },
      chosen: { dtype: 'u32', shape: [b] },
    },
    state: {
      text: { dtype: 'u32', shape: [b, t + 1] },
      place: { dtype: 'u32', shape: [1] },
      cache: { dtype: 'f32', shape: [b, layers, t, 2 * width] },
    },
  };
}

/** What is given of a generated text. */
const BEGUN = 4;

/** @param weights as a training starts: their biases and gains are moved, so that each of them matters */
export function writeInputs(
  p: LanguageParams,
  seed: number,
  tokens: Uint32Array,
  weights: Float32Array<ArrayBuffer>,
): Tensors {
  const { b, t, layers, width } = p;
  shake(weights, p, seed);
  const begun = Math.min(BEGUN, t);
  const given = Array.from({ length: b }, (_, row) => tokens.subarray(row * t, row * t + begun));
  // What no token is put to yet is no zero: whoever read it would be seen.
  const cache = fillUniform(new Float32Array(b * layers * t * 2 * width), seed, 35);
  return {
    ...pack(weights, p),
    begun: Uint32Array.of(begun),
    dice: diceOf(randomU32(seed, 33), b * t),
    sampling: samplingTensor(samplingOf(p)),
    text: textFrom(given, p),
    place: Uint32Array.of(0),
    cache,
  };
}

/** As the kernels read it. @throws RangeError for more than `LARGEST_K` of the likeliest: not every kernel keeps as many */
export function samplingTensor({ temperature, topK }: Sampling): Float32Array<ArrayBuffer> {
  if ((topK ?? 0) > LARGEST_K) throw new RangeError(`A token is drawn of ${LARGEST_K} at most, not of ${topK}.`);
  return Float32Array.of(temperature, topK ?? 0);
}

/** As the kernels have it. */
export const samplingIn = ([temperature, k]: ArrayLike<number> & Iterable<number>): Sampling => ({
  temperature: temperature < COLDEST ? 0 : temperature,
  topK: k < 1 ? null : k,
});

/** Texts that begin with the tokens that are given. */
export function textFrom(
  given: readonly ArrayLike<number>[],
  { t }: Pick<LanguageParams, 't'>,
): Uint32Array<ArrayBuffer> {
  const text = new Uint32Array(given.length * (t + 1));
  for (const [row, tokens] of given.entries()) text.set(tokens, row * (t + 1));
  return text;
}
