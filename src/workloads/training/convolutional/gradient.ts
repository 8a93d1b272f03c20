/**
 * The gradient of the filters in float64, and how far that of an f32 kernel may be from it.
 *
 * Roundings: what is off in the terms of a sum, and what the sum adds, add up as squares do. Those of one picture share some
 * of what was off before them, through weights of either sign; sums of thousands of terms could not be held to anything
 * if all of it were to point one way.
 *
 * Kinks: what the gradient would be with the other slope of a ReLU, or with another of four sums as the largest, is worked
 * out for each that is unsure (kinks.ts), and its difference is allowed.
 */
import { SMALLEST_NORMAL } from '../../../engine/compare.ts';
import type { TensorData } from '../../../engine/contract.ts';
import type { Dense } from '../dense/gradient.ts';
import { sumError, type Uncertain, uncertain } from '../errors.ts';
import { denseCount, pitchOf, type TrainingParams } from '../layout.ts';
import { Kinks, type Slopes } from './kinks.ts';
import { FEATURES, LAYER_1, LAYER_2, type Layer } from './layout.ts';
import { type Features, isAsleep, isUnsure } from './maps.ts';

/** A place of the pooled pictures lies in windows of four features of each filter at most. */
const TERMS = 4 * LAYER_2.filters;
/** c²n: of the squares of n terms, the part that the square of c·Σ|terms| does not exceed. */
const roundingOf = (terms: number): number => sumError(terms) ** 2 * terms;

/**
 * @param pictures of the batch, within their borders
 * @param weights all parameters
 * @param gradient takes that of the filters
 */
export function backThroughFilters(
  pictures: Uncertain,
  maps: Features,
  dense: Dense,
  weights: TensorData,
  p: TrainingParams,
  gradient: Uncertain,
): void {
  const filters = weights.subarray(denseCount(p));
  const kinks = new Kinks(pictures, maps, filters, gradient.errors);
  const variances = new Float64Array(gradient.values.length);
  const norms = normsOf(weights, pitchOf(p));
  for (let at = 0; at < p.b; at++) {
    const slopes = slopesOf(dense, weights, norms, at, p);
    const pooled = throughSecond(maps, slopes, filters, at, p.b, gradient.values, variances);
    kinks.ofSecond(at, slopes);
    for (const unit of slopes.unsure)
      kinks.ofUnit(at, (feature) => unit.slope * weights[feature * pitchOf(p) + unit.at]);
    throughFirst(pictures, maps, pooled, at, p.b, gradient.values, variances);
    kinks.ofFirst(at, pooled);
  }
  for (const layer of [LAYER_1, LAYER_2]) {
    const end = layer.first + (layer.products + 1) * layer.filters;
    const flushed = ((p.b * layer.outputs) / layer.filters) * SMALLEST_NORMAL;
    for (let at = layer.first; at < end; at++) gradient.errors[at] += Math.sqrt(variances[at]) + flushed;
  }
}

/** Of the weights of each feature. */
function normsOf(weights: TensorData, pitch: number): Float64Array {
  const squares = new Float64Array(FEATURES);
  for (let at = 0; at < FEATURES * pitch; at++) squares[Math.floor(at / pitch)] += weights[at] ** 2;
  return squares.map(Math.sqrt);
}

/** The loss's derivatives by what ReLU makes of the features of one picture. */
function slopesOf(
  { sums, back }: Dense,
  weights: TensorData,
  norms: Float64Array,
  at: number,
  p: TrainingParams,
): Slopes & { readonly unsure: readonly { readonly at: number; readonly slope: number }[] } {
  const pitch = pitchOf(p);
  const made = uncertain(FEATURES);
  const either = new Float64Array(FEATURES);
  const own = back.values.subarray(at * pitch, (at + 1) * pitch);
  const unsure: { at: number; slope: number }[] = [];
  let [length, off] = [0, 0];
  for (let j = 0; j < pitch; j++) {
    const unit = at * pitch + j;
    const kink = isUnsure(sums, unit) && own[j] !== 0;
    if (kink) unsure.push({ at: j, slope: own[j] });
    length += own[j] ** 2;
    off = Math.max(off, back.errors[unit] - (kink ? Math.abs(own[j]) : 0));
  }
  for (let feature = 0; feature < FEATURES; feature++) {
    const row = feature * pitch;
    let sum = 0;
    for (let j = 0; j < pitch; j++) sum += own[j] * weights[row + j];
    made.values[feature] = sum;
    made.errors[feature] = (sumError(pitch) * Math.sqrt(length) + off) * norms[feature] + pitch * SMALLEST_NORMAL;
    for (const unit of unsure) either[feature] += Math.abs(unit.slope * weights[row + unit.at]);
  }
  return { ...made, either, unsure };
}

/** @returns the loss's derivatives by the pooled numbers of the picture */
function throughSecond(
  { pooled, second }: Features,
  slopes: Uncertain,
  weights: TensorData,
  at: number,
  b: number,
  gradient: Float64Array,
  variances: Float64Array,
): Uncertain {
  const { filters, products, inputs, taps, first } = LAYER_2;
  const back = uncertain(inputs);
  const squares = back.errors;
  const own = roundingOf((b * FEATURES) / filters);
  for (let feature = 0; feature < FEATURES; feature++) {
    const place = at * FEATURES + feature;
    if (!(second.values[place] > 0)) continue;
    const slope = slopes.values[feature];
    const square = slope * slope;
    const off = slopes.errors[feature] ** 2;
    const ofGradient = off + own * square;
    const ofBack = off + roundingOf(TERMS) * square;
    const window = second.from[place];
    let weight = first + (feature % filters);
    for (let tap = 0; tap < products; tap++, weight += filters) {
      const to = window + taps[tap];
      const value = pooled.values[at * inputs + to];
      const error = pooled.errors[at * inputs + to];
      back.values[to] += slope * weights[weight];
      squares[to] += ofBack * weights[weight] ** 2;
      gradient[weight] += slope * value;
      variances[weight] += ofGradient * value * value + (square + off) * error * error;
    }
    gradient[weight] += slope;
    variances[weight] += ofGradient;
  }
  for (let i = 0; i < inputs; i++) squares[i] = Math.sqrt(squares[i]) + TERMS * SMALLEST_NORMAL;
  return back;
}

function throughFirst(
  pictures: Uncertain,
  { first: maps }: Features,
  slopes: Uncertain,
  at: number,
  b: number,
  gradient: Float64Array,
  variances: Float64Array,
): void {
  const { filters, products, inputs, outputs, taps, first }: Layer = LAYER_1;
  const own = roundingOf((b * outputs) / filters);
  for (let i = 0; i < outputs; i++) {
    const place = at * outputs + i;
    if (isAsleep(maps, place) || !(maps.values[place] > 0)) continue;
    const slope = slopes.values[i];
    const variance = slopes.errors[i] ** 2 + own * slope * slope;
    const window = at * inputs + maps.from[place];
    let weight = first + (i % filters);
    for (let tap = 0; tap < products; tap++, weight += filters) {
      const value = pictures.values[window + taps[tap]];
      gradient[weight] += slope * value;
      variances[weight] += variance * value * value;
    }
    gradient[weight] += slope;
    variances[weight] += variance;
  }
}
