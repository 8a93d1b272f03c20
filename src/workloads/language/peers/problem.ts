/** The same tokens and the same model in arrays of the shapes that libraries want; nothing else is changed. */
import type { DenseArray, DenseLayout, DenseState, TensorData, Tensors } from '../../../engine/contract.ts';
import { floats } from '../../peers/problem.ts';
import { type LanguageParams, parameterCount, RATE } from '../layout.ts';
import { newest, past, tokenLength, tokenOutputs } from './token.ts';

/** A matrix [inputs, columns] and its biases, or gains and biases of a norm. */
type Pair<T> = readonly [T, T];

interface Layer<T> {
  readonly norm1: Pair<T>;
  readonly qkv: Pair<T>;
  readonly projection: Pair<T>;
  readonly norm2: Pair<T>;
  readonly up: Pair<T>;
  readonly down: Pair<T>;
}

/** The arrays of the parameters, by what they are. */
export interface Model<T> {
  readonly embedding: T;
  readonly positions: T;
  readonly layers: readonly Layer<T>[];
  readonly norm: Pair<T>;
}

const PAIRS_OF_LAYER = 6;

/** @param arrays in the order in which the parameters lie */
export function modelOf<T>([embedding, positions, ...rest]: readonly T[]): Model<T> {
  const pairs = Array.from({ length: rest.length / 2 }, (_, at): Pair<T> => [rest[2 * at], rest[2 * at + 1]]);
  const layers = Array.from({ length: Math.floor(pairs.length / PAIRS_OF_LAYER) }, (_, layer): Layer<T> => {
    const [norm1, qkv, projection, norm2, up, down] = pairs.slice(layer * PAIRS_OF_LAYER);
    return { norm1, qkv, projection, norm2, up, down };
  });
  return { embedding, positions, layers, norm: pairs[pairs.length - 1] };
}

/** In the order in which the parameters lie, which leaves nothing between them. */
function shapesOf({ width: d, layers, t, vocabulary }: LanguageParams): readonly (readonly number[])[] {
  const norm = [[d], [d]];
  const matrix = (inputs: number, columns: number) => [[inputs, columns], [columns]];
  const layer = [...norm, ...matrix(d, 3 * d), ...matrix(d, d), ...norm, ...matrix(d, 4 * d), ...matrix(4 * d, d)];
  return [[vocabulary, d], [t, d], ...Array.from({ length: layers }, () => layer).flat(), ...norm];
}

/** How many arrays the parameters are. */
export const arrayCount = (p: LanguageParams): number => shapesOf(p).length;

function apart(parameters: TensorData, p: LanguageParams): readonly DenseArray[] {
  let first = 0;
  return shapesOf(p).map((shape) => {
    const begin = first;
    first += shape.reduce((product, side) => product * side, 1);
    return { data: floats(parameters).slice(begin, first), shape };
  });
}

function together(arrays: readonly Float32Array[], p: LanguageParams): Float32Array<ArrayBuffer> {
  const parameters = new Float32Array(parameterCount(p));
  let first = 0;
  for (const array of arrays) {
    parameters.set(array, first);
    first += array.length;
  }
  return parameters;
}

/** Numbers of the logits of all prompts, and of one layer's keys and values of them. */
const logitsLength = ({ b, vocabulary }: LanguageParams): number => b * vocabulary;
const cachedLength = ({ b, t, width }: LanguageParams): number => 2 * b * t * width;

/** Parameters, their first moments, then their second. */
export const state: DenseState<LanguageParams> = {
  start({ weights, moment1, moment2, rate }, p) {
    if (p.task !== 'train') return null;
    if (rate[0] !== Math.fround(RATE))
      throw new RangeError(`Libraries train at a rate of ${RATE} alone, not of ${rate[0]}.`);
    return [weights, moment1, moment2].flatMap((all) => apart(all, p));
  },
  tensors(arrays, p, iterations) {
    const count = arrayCount(p);
    const [weights, moment1, moment2] = [0, 1, 2].map((of) => together(arrays.slice(of * count, (of + 1) * count), p));
    return { weights, moment1, moment2, step: Uint32Array.of(iterations) };
  },
};

/**
 * Training: all tokens and all targets, [windows, t], to the loss. Prefill: prompts [b, t] and the parameters to one vector:
 * the logits [b, vocabulary], then of each layer keys and values [b, t, 2 width]. One more token: token.ts.
 */
export const problem: DenseLayout<LanguageParams> = {
  inputs({ tokens, targets, weights, cache }, p) {
    if (p.task === 'decode') return [newest(tokens, p), ...apart(weights, p), ...past(cache, p)];
    const rows = (data: TensorData, count: number) => ({ data: Float32Array.from(data), shape: [count, p.t] });
    return p.task === 'train'
      ? [rows(tokens, p.windows), rows(targets, p.windows)]
      : [rows(tokens, p.b), ...apart(weights, p)];
  },
  outputShape(p) {
    if (p.task === 'train') return [];
    return [p.task === 'decode' ? tokenLength(p) : logitsLength(p) + p.layers * cachedLength(p)];
  },
  outputs(data, p): Tensors {
    if (p.task === 'train') return { loss: new Float32Array(data) };
    if (p.task === 'decode') return tokenOutputs(data, p);
    const ofLayers = data.subarray(logitsLength(p));
    const cache = new Float32Array(ofLayers.length);
    const length = cachedLength(p) / p.b;
    for (let layer = 0; layer < p.layers; layer++) {
      for (let at = 0; at < p.b; at++) {
        const from = (layer * p.b + at) * length;
        cache.set(ofLayers.subarray(from, from + length), (at * p.layers + layer) * length);
      }
    }
    return { logits: data.slice(0, logitsLength(p)), cache };
  },
};
