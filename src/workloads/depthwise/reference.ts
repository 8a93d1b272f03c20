/**
 * The reference in float64 and how far a result may be from it: a sum of at most k² products in f32 is off by at most
 * gamma(k²)·sum|w||x| in any order, with or without fused multiply-add, and one more for zeros that some add. Flushing a
 * tiny product to zero loses less than the smallest normal number, per tap. The root mean square of the errors has the closer bound of
 * `roundingVariance`.
 */
import {
  checkElementwise,
  checkRms,
  gamma,
  RMS_FACTOR,
  roundingVariance,
  SMALLEST_NORMAL,
  WRONG_LENGTH,
} from '../../engine/compare.ts';
import type { Tensors, Verdict, Verifier } from '../../engine/contract.ts';
import { gather, sampleGrid } from '../../engine/sample.ts';
import type { DepthwiseParams } from './definition.ts';

/** Multiply-adds up to which every element is checked; beyond, it would take seconds. */
const FULL_STEPS = 0.15e9;
/** Pixels likewise: the reference takes 64 bytes of each. */
const FULL_PIXELS = 2 ** 21;
/** Cells of a sample along a side (`sampleGrid`). */
const SAMPLE_CELLS = 160;
/** Beyond this a sum may overflow in one order of its terms and not in another. */
const SAFE = 2 ** 126;

export function verifier(inputs: Tensors, p: DepthwiseParams): Verifier {
  const pixels = p.size * p.height;
  const all = 4 * pixels * p.k * p.k <= FULL_STEPS && pixels <= FULL_PIXELS;
  const places = all ? null : sampleGrid(p.size, p.height, SAMPLE_CELLS);
  const expected = prepare(inputs, p, places);
  const check = ({ output }: Tensors): Verdict => {
    if (output.length !== 4 * pixels) return { ...WRONG_LENGTH, at: null, method: 'elementwise' };
    const actual = places ? gather(output, places, 4) : output;
    const report = checkElementwise(actual, expected.values, (at) => expected.tolerances[at]);
    const { ok, maxError, tolerance, index } = report;
    const pixel = places ? places[index >> 2] : index >> 2;
    const at = index < 0 ? null : `pixel (${pixel % p.size}, ${Math.floor(pixel / p.size)}), channel ${index % 4}`;
    // Where sums may overflow there is no telling what comes of them.
    const mean = ok && expected.safe ? checkRms(actual, expected.values, expected.rms) : null;
    if (!mean || mean.ok) return { ok, maxError, tolerance, at, method: 'elementwise' };
    const all = `${actual.length} elements (root mean square)`;
    return { ok: false, maxError: mean.maxError, tolerance: mean.tolerance, at: all, method: 'elementwise' };
  };
  // Where sums overflow, what comes of them depends on their order, and on whether the padding is multiplied.
  return places || !expected.safe ? { check } : { check, reference: { output: Float32Array.from(expected.values) } };
}

interface Expected {
  readonly values: Float64Array;
  readonly tolerances: Float64Array;
  /** What the root mean square of all errors may be. */
  readonly rms: number;
  readonly safe: boolean;
}

/** @param places pixels; null: all of them */
function prepare(
  { image, weights }: Tensors,
  { size, height, k }: DepthwiseParams,
  places: Uint32Array | null,
): Expected {
  const count = places?.length ?? size * height;
  const values = new Float64Array(4 * count);
  const tolerances = new Float64Array(4 * count);
  const radius = (k - 1) / 2;
  const relative = gamma(k * k + 1);
  let largest = 0;
  let variance = 0;
  for (let n = 0; n < count; n++) {
    const pixel = places ? places[n] : n;
    const x = pixel % size;
    const y = (pixel - x) / size;
    const left = Math.max(0, radius - x);
    const right = Math.min(k, size + radius - x);
    for (let channel = 0; channel < 4; channel++) {
      let sum = 0;
      let magnitude = 0;
      let squares = 0;
      for (let i = Math.max(0, radius - y); i < Math.min(k, height + radius - y); i++) {
        let tap = 4 * (i * k + left) + channel;
        let at = 4 * ((y + i - radius) * size + x + left - radius) + channel;
        for (let j = left; j < right; j++, tap += 4, at += 4) {
          const product = weights[tap] * image[at];
          sum += product;
          magnitude += Math.abs(product);
          squares += product * product;
        }
      }
      values[4 * n + channel] = sum;
      tolerances[4 * n + channel] = relative * magnitude + k * k * SMALLEST_NORMAL;
      variance += roundingVariance(k * k, sum, squares);
      // NaN stays, and is no safe magnitude either.
      largest = Math.max(largest, magnitude);
    }
  }
  const rms = RMS_FACTOR * Math.sqrt(variance / values.length);
  return { values, tolerances, rms, safe: largest < SAFE };
}
