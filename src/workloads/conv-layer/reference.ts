/**
 * The reference in float64 and how far a result may be from it. An element is a sum of `products` products: in f32 it is
 * off by at most gamma(products)·sum|w||x| in any order, with or without fused multiply-add, and one more for zeros that
 * some add. Flushing a tiny product to zero loses less than the smallest normal number, per product. The root mean square
 * of the errors has the closer bound of `roundingVariance`.
 *
 * Small layers are checked whole. Of larger ones pixels are sampled, and where the windows, written out as a matrix, are
 * few enough, every element is seen besides (`freivalds.ts`): then one that is off by more than its worst case is refused
 * wherever it is.
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
import { blockWidth } from '../../engine/freivalds.ts';
import { gather, samplePlaces } from '../../engine/sample.ts';
import { type ConvLayerParams, type Shape, shapeOf } from './definition.ts';
import { prepareGroups } from './freivalds.ts';

/** Multiply-adds up to which every element is checked; beyond, it would take seconds. */
const FULL_STEPS = 0.15e9;
/** Multiply-adds of a sample, and its pixels at least and at most. */
const SAMPLED_STEPS = 0.05e9;
const FEWEST_SAMPLES = 32;
const MOST_SAMPLES = 2 ** 16;
/** Numbers in the windows of all pixels, up to which they are written out: 64 MiB. */
const MOST_WINDOWS = 2 ** 24;
/** Beyond this a sum may overflow in one order of its terms and not in another. */
const SAFE = 2 ** 126;
const SEED = 1;

export function verifier(inputs: Tensors, p: ConvLayerParams): Verifier {
  const shape = shapeOf(p);
  const steps = shape.pixels * shape.products * p.out;
  const places = steps <= FULL_STEPS ? null : samplePlaces(shape.pixels, samplesOf(shape));
  const expected = prepare(inputs, p, places);
  const { pixels, products } = shape;
  const everywhere =
    places && pixels * products * p.groups <= MOST_WINDOWS
      ? prepareGroups(inputs, p, blockWidth(expected.least, expected.variance), toleranceOf(products), SEED)
      : null;

  const check = ({ output }: Tensors): Verdict => {
    if (output.length !== pixels * p.out) return { ...WRONG_LENGTH, at: null, method: 'elementwise' };
    const actual = places ? gather(output, places, p.out) : output;
    const { ok, maxError, tolerance, index } = checkElementwise(
      actual,
      expected.values,
      (at) => expected.tolerances[at],
    );
    const at = index < 0 ? null : placeOf(index, places, shape);
    if (!ok) return { ok, maxError, tolerance, at, method: 'elementwise' };
    // Where sums may overflow there is no telling what comes of them.
    const mean = expected.safe ? checkRms(actual, expected.values, expected.rms) : null;
    if (mean && !mean.ok) {
      const all = `${actual.length} elements (root mean square)`;
      return { ok: false, maxError: mean.maxError, tolerance: mean.tolerance, at: all, method: 'elementwise' };
    }
    if (!everywhere || !expected.safe) return { ok, maxError, tolerance, at, method: 'elementwise' };
    const { method } = everywhere;
    const wrong = everywhere.wrong(output);
    // What is said of a right result is its samples' largest error.
    if (!wrong) return { ok, maxError, tolerance, at, method };
    const pixel = pixelOf(wrong.pixel, shape);
    const filter = wrong.filter === null ? 'signed sum of errors' : `filter ${wrong.filter}`;
    return { ok: false, maxError: wrong.maxError, tolerance: wrong.tolerance, at: `${pixel}, ${filter}`, method };
  };
  // Where sums overflow, what comes of them depends on their order, and on whether the padding is multiplied.
  return places || !expected.safe ? { check } : { check, reference: { output: Float32Array.from(expected.values) } };
}

interface Expected {
  readonly values: Float64Array;
  readonly tolerances: Float64Array;
  /** The least of the tolerances. */
  readonly least: number;
  /** Of an element, in the mean. */
  readonly variance: number;
  /** What the root mean square of all errors may be. */
  readonly rms: number;
  readonly safe: boolean;
}

/** @param places pixels; null: all of them */
function prepare({ input, weights }: Tensors, p: ConvLayerParams, places: Uint32Array | null): Expected {
  const {
    width,
    height,
    channels,
    filters,
    k,
    stride,
    padding,
    groups,
    outWidth,
    outHeight,
    pixels,
    inGroup,
    outGroup,
    products,
  } = shapeOf(p);
  const count = places?.length ?? pixels;
  const values = new Float64Array(count * filters);
  const magnitudes = new Float64Array(count * filters);
  const norms = squaresOf(weights, outGroup);
  let squares = 0;
  for (let n = 0; n < count; n++) {
    const pixel = places ? places[n] : n;
    const line = Math.floor(pixel / outWidth);
    const picture = Math.floor(line / outHeight);
    const top = (line - picture * outHeight) * stride - padding;
    const left = (pixel - line * outWidth) * stride - padding;
    for (let i = Math.max(0, -top); i < Math.min(k, height - top); i++) {
      for (let j = Math.max(0, -left); j < Math.min(k, width - left); j++) {
        let at = ((picture * height + top + i) * width + left + j) * channels;
        for (let group = 0; group < groups; group++) {
          const begin = n * filters + group * outGroup;
          for (let c = 0; c < inGroup; c++, at++) {
            const value = input[at];
            const row = (i * k + j) * inGroup + c;
            let weight = row * filters + group * outGroup;
            for (let target = begin; target < begin + outGroup; target++, weight++) {
              const product = value * weights[weight];
              values[target] += product;
              magnitudes[target] += Math.abs(product);
            }
            squares += value * value * norms[row * groups + group];
          }
        }
      }
    }
  }
  const tolerances = magnitudes.map(toleranceOf(products));
  const mean = Math.sqrt(values.reduce((sum, value) => sum + value * value, 0) / values.length);
  const variance = roundingVariance(products, mean, squares / values.length);
  // NaN stays, and is no safe magnitude either.
  const largest = magnitudes.reduce((most, magnitude) => Math.max(most, magnitude), 0);
  const least = tolerances.reduce((so, tolerance) => Math.min(so, tolerance), Infinity);
  return { values, tolerances, least, variance, rms: RMS_FACTOR * Math.sqrt(variance), safe: largest < SAFE };
}

function toleranceOf(products: number): (magnitude: number) => number {
  const relative = gamma(products + 1);
  return (magnitude) => relative * magnitude + products * SMALLEST_NORMAL;
}

/** Of each `length` numbers in a row, the sum of their squares. */
function squaresOf(numbers: ArrayLike<number>, length: number): Float64Array {
  const sums = new Float64Array(numbers.length / length);
  for (let at = 0; at < numbers.length; at++) sums[Math.floor(at / length)] += numbers[at] * numbers[at];
  return sums;
}

/** Of an element, for people; `index` counts those of `places`. */
function placeOf(index: number, places: Uint32Array | null, shape: Shape): string {
  const row = Math.floor(index / shape.filters);
  return `${pixelOf(places ? places[row] : row, shape)}, filter ${index % shape.filters}`;
}

function pixelOf(pixel: number, { outWidth, outHeight }: Shape): string {
  const line = Math.floor(pixel / outWidth);
  return `picture ${Math.floor(line / outHeight)}, pixel (${pixel % outWidth}, ${line % outHeight})`;
}

/** Pixels of a sample. */
function samplesOf({ products, filters }: Shape): number {
  const wanted = Math.floor(SAMPLED_STEPS / (products * filters));
  return Math.min(MOST_SAMPLES, Math.max(FEWEST_SAMPLES, wanted));
}
