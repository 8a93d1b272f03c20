/** What one more token is: tensors and inputs. Sequences have t - 1 tokens behind them, and their newest is given. */
import type { LocalText, Tensors, Workload } from '../../../engine/contract.ts';
import { fillUniform, randomU32, randomUnit } from '../../../engine/random.ts';
import { bytesOf } from '../../../engine/sizes.ts';
import { type LanguageParams, parametersOf } from '../layout.ts';
import { diceOf } from '../sampling.ts';
import { WEIGHTS_TOO_LARGE } from '../texts.ts';
import { cacheIsRead, readInto } from './cache.ts';
import { pack, unpack, weightSpecs } from './packing.ts';

const cacheSpec = ({ b, layers, t, width }: LanguageParams) =>
  ({ dtype: 'f32', shape: [b, layers, t, 2 * width] }) as const;

export function decodeTensors(p: LanguageParams): ReturnType<Workload['tensors']> {
  const { b, t, layers, width, vocabulary } = p;
  return {
    inputs: {
      tokens: { dtype: 'u32', shape: [b, t] },
      dice: { dtype: 'f32', shape: [b] },
      cache: cacheSpec(p),
      ...weightSpecs(p),
    },
    outputs: {
      logits: { dtype: 'f32', shape: [b, vocabulary] },
      added: { dtype: 'f32', shape: [b, layers, 2 * width] },
      chosen: { dtype: 'u32', shape: [b] },
    },
  };
}

/** Of one of two sets of inputs: 32-bit WebAssembly has to address both. */
const MOST_BYTES = 2 ** 30;

export const decodeInvalid = (p: LanguageParams): LocalText | null =>
  bytesOf(decodeTensors(p).inputs) > MOST_BYTES ? WEIGHTS_TOO_LARGE : null;

/** @param weights as a training starts: their biases and gains are moved, so that each of them matters */
export function decodeInputs(
  p: LanguageParams,
  seed: number,
  tokens: Uint32Array,
  weights: Float32Array<ArrayBuffer>,
): Tensors {
  shake(weights, p, seed);
  const packed = pack(weights, p);
  return { tokens, dice: diceOf(randomU32(seed, 33), p.b), cache: cacheOf(p, seed, tokens, packed), ...packed };
}

/** Largest of what is added to biases, and to gains. */
const SHAKEN = 0.1;

/** Moves biases and gains a little, so that each of them matters. */
export function shake(weights: Float32Array, p: LanguageParams, seed: number): void {
  const { blocks, norm } = parametersOf(p);
  const next = randomUnit(seed, 34);
  const move = (first: number, length: number) => {
    for (let at = first; at < first + length; at++) weights[at] += SHAKEN * (2 * next() - 1);
  };
  for (const { norm1, norm2, qkv, projection, up, down } of blocks) {
    for (const one of [norm1, norm2]) move(one, 2 * p.width);
    for (const { first, inputs, columns } of [qkv, projection, up, down]) move(first + inputs * columns, columns);
  }
  move(norm, 2 * p.width);
}

function cacheOf(p: LanguageParams, seed: number, tokens: Uint32Array, packed: Tensors): Float32Array {
  const cache = new Float32Array(p.b * p.layers * p.t * 2 * p.width);
  if (!cacheIsRead(p)) return fillUniform(cache, seed, 35);
  readInto(cache, p, tokens, unpack(packed, p), null);
  // The newest token's own is what is asked for.
  const row = 2 * p.width;
  for (let at = (p.t - 1) * row; at < cache.length; at += p.t * row) cache.fill(SHAKEN, at, at + row);
  return cache;
}
