/**
 * How weights lie in memory, and the way there and back. A row is filled up with zeros to a multiple of 16 numbers, so
 * that it can be read in vectors of 16 bytes:
 *
 * f32  [rows, pitch]          as they are
 * f16  [rows, pitch / 2]      u32, two in a word, the first in its low half
 * i8   [rows, 4 + pitch / 4]  u32: a row begins with its scale (f32, then three words of nothing), then four in a word, the
 *                             first in its lowest byte; a weight is its integer times the scale
 *
 * The reference multiplies these weights, rounded as they are. A scale has 16 significant bits and an integer 7, so their
 * product is exact in f32. Smaller than the smallest normal f16 is zero, as GPUs may take it.
 */
import type { TensorData } from '../../engine/contract.ts';

export type Weights = 'f32' | 'f16' | 'i8';

export const BITS: Readonly<Record<Weights, 32 | 16 | 8>> = { f32: 32, f16: 16, i8: 8 };
const HEAD_WORDS: Readonly<Record<Weights, number>> = { f32: 0, f16: 0, i8: 4 };

const LINE = 16;

interface Shape {
  readonly cols: number;
  readonly weights: Weights;
}

/** Numbers in a row, with those that fill it up. */
export const pitchOf = ({ cols }: Pick<Shape, 'cols'>): number => Math.ceil(cols / LINE) * LINE;

/** Words of 32 bits in a row. */
export const wordsOf = (p: Shape): number => HEAD_WORDS[p.weights] + (pitchOf(p) * BITS[p.weights]) / 32;

const MOST = 127;

/** Rounds a row of numbers, `pitch` of them, to weights. */
export function packRow(line: Float32Array, weights: TensorData, row: number, p: Shape): void {
  const first = row * wordsOf(p);
  if (p.weights === 'f32') {
    weights.set(line, first);
    return;
  }
  const start = weights.byteOffset + 4 * first;
  if (p.weights === 'f16') {
    const halves = new Uint16Array(weights.buffer, start, line.length);
    const words = wordsIn(line);
    for (let k = 0; k < halves.length; k++) halves[k] = halfOf(words[k]);
    return;
  }
  const scale = new Float32Array(weights.buffer, start, 1);
  scale[0] = line.reduce((most, value) => Math.max(most, Math.abs(value)), 0) / MOST;
  wordsIn(scale)[0] &= 0xffffff00;
  const integers = new Int8Array(weights.buffer, start + 4 * HEAD_WORDS.i8, line.length);
  for (let k = 0; k < integers.length; k++) {
    const integer = scale[0] > 0 ? Math.round(line[k] / scale[0]) : 0;
    integers[k] = Math.max(-MOST, Math.min(MOST, integer));
  }
}

/** The weights of a row, exactly, to `line`, which holds `pitch` numbers. */
export function unpackRow(weights: TensorData, row: number, p: Shape, line: Float32Array): void {
  const first = row * wordsOf(p);
  if (p.weights === 'f32') {
    line.set((weights as Float32Array).subarray(first, first + line.length));
    return;
  }
  const start = weights.byteOffset + 4 * first;
  if (p.weights === 'f16') {
    const halves = new Uint16Array(weights.buffer, start, line.length);
    const words = wordsIn(line);
    for (let k = 0; k < halves.length; k++) words[k] = floatOf(halves[k]);
    return;
  }
  const scale = new Float32Array(weights.buffer, start, 1)[0];
  const integers = new Int8Array(weights.buffer, start + 4 * HEAD_WORDS.i8, line.length);
  for (let k = 0; k < integers.length; k++) line[k] = scale * integers[k];
}

const wordsIn = (floats: Float32Array) => new Uint32Array(floats.buffer, floats.byteOffset, floats.length);

/** Bits by which the exponent of an f32 is biased more than that of an f16. */
const BIAS = (127 - 15) << 23;
const SMALLEST_HALF = 0x38800000; // 2^-14

/** The bits of the nearest f16, ties to even, of an f32 below 65520; those too small for a normal one become zero. */
function halfOf(word: number): number {
  const magnitude = word & 0x7fffffff;
  if (magnitude < SMALLEST_HALF) return 0;
  return ((word >>> 16) & 0x8000) | ((magnitude - BIAS + 0xfff + ((magnitude >>> 13) & 1)) >>> 13);
}

/** The bits of an f32, of a normal f16 or zero. */
const floatOf = (half: number): number => (half === 0 ? 0 : ((half & 0x8000) << 16) | (((half & 0x7fff) << 13) + BIAS));
