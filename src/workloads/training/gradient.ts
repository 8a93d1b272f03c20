/**
 * The gradient of one batch in float64, and how far that of an f32 kernel may be from it.
 *
 * A sum of n products in f32 is off by c·Σ|terms|, in any order, with or without fused multiply-add: c is gamma(n + 1) at
 * worst; as roundings are as good as independent of each other it is 8·√(n + 1)·u but once in 10^13 (N. J. Higham and
 * T. Mary, "A New Approach to Probabilistic Rounding Error Analysis", SIAM J. Sci. Comput. 41, 2019, theorem 2.4 with
 * lambda = 8). The smaller one counts. What is off already goes through the sums after it: added up, but for the sum over
 * hidden units, which share no rounding, and whose errors add up as squares do. Σ|terms| of the first layer's sums is
 * taken as a product of norms (Cauchy and Schwarz), which is no less.
 *
 * Where a unit's sum is within its error of 0, ReLU's slope may be either: its derivative is allowed both values.
 */
import { gamma, SMALLEST_NORMAL, UNIT_ROUNDOFF } from '../../engine/compare.ts';
import type { TensorData, Tensors } from '../../engine/contract.ts';
import {
  BIAS_ROW,
  CLASS_ROW,
  CLASSES,
  PIXELS,
  parameterCount,
  pictureAt,
  pitchOf,
  ROWS,
  type TrainingParams,
} from './layout.ts';

/** By parameter, as the parameters lie. */
export interface Gradient {
  readonly loss: number;
  readonly lossError: number;
  readonly values: Float64Array;
  readonly errors: Float64Array;
}

const LIKELY = 8;
const sumError = (products: number): number =>
  Math.min(gamma(products + 1), LIKELY * Math.sqrt(products + 1) * UNIT_ROUNDOFF);

/** Relative: WGSL divides and takes logarithms of larger numbers within 3 ULP, of 2^-23 each. */
const OPERATION = 6 * UNIT_ROUNDOFF;
/** Of logarithms around 1 in WGSL, absolute. */
const LOGARITHM = 2 ** -21;

/** What comes of one layer's sums: `values[at]` is off by `errors[at]` at most. */
interface Uncertain {
  readonly values: Float64Array;
  readonly errors: Float64Array;
}

const uncertain = (length: number): Uncertain => ({
  values: new Float64Array(length),
  errors: new Float64Array(length),
});

export function gradientOf({ pictures, labels, weights, step }: Tensors, p: TrainingParams): Gradient {
  const places = Array.from({ length: p.b }, (_, at) => pictureAt(step[0], at, p));
  const batch = places.map((at) => pictures.subarray(at * PIXELS, (at + 1) * PIXELS));
  const sums = firstLayer(batch, weights, p);
  const slopes = uncertain(p.b * CLASSES);
  let [loss, lossError, losses] = [0, 0, 0];
  for (const [at, place] of places.entries()) {
    const one = ofPicture(sums, weights, at, labels[place], p, slopes);
    loss += one.loss / p.b;
    losses += Math.abs(one.loss) / p.b;
    lossError += one.error / p.b;
  }
  const back = backwards(sums, slopes, weights, p);
  const gradient = uncertain(parameterCount(p));
  ofFirstLayer(gradient, batch, back, p);
  ofSecondLayer(gradient, sums, slopes, p);
  return { loss, lossError: lossError + (sumError(p.b) + OPERATION) * losses, ...gradient };
}

/** Before ReLU. */
function firstLayer(batch: readonly TensorData[], weights: TensorData, p: TrainingParams): Uncertain {
  const pitch = pitchOf(p);
  const sums = uncertain(p.b * pitch);
  const squares = new Float64Array(pitch);
  for (let at = 0; at < PIXELS * pitch; at++) squares[at % pitch] += weights[at] ** 2;
  for (const [at, picture] of batch.entries()) {
    const values = sums.values.subarray(at * pitch, (at + 1) * pitch);
    values.set(weights.subarray(BIAS_ROW * pitch, CLASS_ROW * pitch));
    let length = 0;
    for (let pixel = 0; pixel < PIXELS; pixel++) {
      const value = picture[pixel];
      length += value * value;
      const row = pixel * pitch;
      for (let j = 0; j < pitch; j++) values[j] += value * weights[row + j];
    }
    for (let j = 0; j < pitch; j++) {
      const terms = Math.sqrt(length * squares[j]) + Math.abs(weights[BIAS_ROW * pitch + j]);
      sums.errors[at * pitch + j] = sumError(PIXELS) * terms + PIXELS * SMALLEST_NORMAL;
    }
  }
  return sums;
}

/** Second layer, softmax and cross-entropy of one picture. Writes the derivatives of the batch's loss by the logits. */
function ofPicture(
  sums: Uncertain,
  weights: TensorData,
  at: number,
  label: number,
  p: TrainingParams,
  slopes: Uncertain,
): { readonly loss: number; readonly error: number } {
  const pitch = pitchOf(p);
  const logits = Array.from({ length: CLASSES }, (_, c) => weights[ROWS * pitch + c] as number);
  let off = 0;
  for (let c = 0; c < CLASSES; c++) {
    let terms = Math.abs(logits[c]);
    let squares = 0;
    for (let j = 0; j < pitch; j++) {
      const unit = at * pitch + j;
      const weight = weights[(CLASS_ROW + c) * pitch + j];
      const product = Math.max(0, sums.values[unit]) * weight;
      logits[c] += product;
      terms += Math.abs(product);
      if (sums.values[unit] > -sums.errors[unit]) squares += (sums.errors[unit] * weight) ** 2;
    }
    off = Math.max(off, sumError(pitch) * terms + Math.sqrt(squares) + pitch * SMALLEST_NORMAL);
  }
  const largest = Math.max(...logits);
  const powers = logits.map((logit) => Math.exp(logit - largest));
  const total = powers.reduce((sum, power) => sum + power, 0);
  // WGSL: exp x within 3 + 2|x| ULP; and its argument was rounded.
  const powerErrors = logits.map((logit) => (6 + 5 * (largest - logit)) * UNIT_ROUNDOFF);
  const totalError = powerErrors.reduce((sum, error, c) => sum + (error * powers[c]) / total, CLASSES * UNIT_ROUNDOFF);
  for (let c = 0; c < CLASSES; c++) {
    const share = powers[c] / total;
    const slope = share - (c === label ? 1 : 0);
    const error = share * (Math.expm1(2 * off) + powerErrors[c] + totalError + OPERATION) + OPERATION * Math.abs(slope);
    slopes.values[at * CLASSES + c] = slope / p.b;
    slopes.errors[at * CLASSES + c] = error / p.b + 2 * SMALLEST_NORMAL;
  }
  const below = largest - logits[label];
  return {
    loss: Math.log(total) + below,
    error: 2 * off + totalError + LOGARITHM + OPERATION * (Math.log(total) + below + Math.abs(largest)),
  };
}

/** Derivatives by the sums of the hidden layer. */
function backwards(sums: Uncertain, slopes: Uncertain, weights: TensorData, p: TrainingParams): Uncertain {
  const pitch = pitchOf(p);
  const back = uncertain(p.b * pitch);
  for (let unit = 0; unit < back.values.length; unit++) {
    // Certainly asleep.
    if (sums.values[unit] < -sums.errors[unit]) continue;
    const first = Math.floor(unit / pitch) * CLASSES;
    let [value, terms, error] = [0, 0, CLASSES * SMALLEST_NORMAL];
    for (let c = 0; c < CLASSES; c++) {
      const weight = weights[(CLASS_ROW + c) * pitch + (unit % pitch)];
      value += slopes.values[first + c] * weight;
      terms += Math.abs(slopes.values[first + c] * weight);
      error += slopes.errors[first + c] * Math.abs(weight);
    }
    const sure = sums.values[unit] > sums.errors[unit];
    back.values[unit] = value;
    back.errors[unit] = error + sumError(CLASSES) * terms + (sure ? 0 : Math.abs(value));
  }
  return back;
}

function ofFirstLayer(gradient: Uncertain, batch: readonly TensorData[], back: Uncertain, p: TrainingParams): void {
  const pitch = pitchOf(p);
  const squares = new Float64Array(pitch);
  const errors = new Float64Array(pitch);
  for (let unit = 0; unit < back.values.length; unit++) {
    squares[unit % pitch] += back.values[unit] ** 2;
    errors[unit % pitch] += back.errors[unit];
  }
  for (let row = 0; row <= BIAS_ROW; row++) {
    const values = gradient.values.subarray(row * pitch, (row + 1) * pitch);
    let [length, largest] = [0, 0];
    for (const [at, picture] of batch.entries()) {
      const value = row === BIAS_ROW ? 1 : picture[row];
      length += value * value;
      largest = Math.max(largest, Math.abs(value));
      for (let j = 0; j < pitch; j++) values[j] += value * back.values[at * pitch + j];
    }
    for (let j = 0; j < pitch; j++) {
      const rounding = sumError(p.b) * Math.sqrt(length * squares[j]) + p.b * SMALLEST_NORMAL;
      gradient.errors[row * pitch + j] = largest * errors[j] + rounding;
    }
  }
}

function ofSecondLayer(gradient: Uncertain, sums: Uncertain, slopes: Uncertain, p: TrainingParams): void {
  const pitch = pitchOf(p);
  for (let c = 0; c < CLASSES; c++) {
    const tail = ROWS * pitch + c;
    for (let at = 0; at < p.b; at++) {
      const slope = slopes.values[at * CLASSES + c];
      const slopeError = slopes.errors[at * CLASSES + c];
      gradient.values[tail] += slope;
      gradient.errors[tail] += slopeError + sumError(p.b) * Math.abs(slope) + SMALLEST_NORMAL;
      for (let j = 0; j < pitch; j++) {
        const unit = at * pitch + j;
        if (sums.values[unit] < -sums.errors[unit]) continue;
        const height = Math.max(0, sums.values[unit]);
        const to = (CLASS_ROW + c) * pitch + j;
        gradient.values[to] += slope * height;
        gradient.errors[to] +=
          slopeError * (height + sums.errors[unit]) +
          Math.abs(slope) * (sums.errors[unit] + sumError(p.b) * height) +
          SMALLEST_NORMAL;
      }
    }
  }
}
