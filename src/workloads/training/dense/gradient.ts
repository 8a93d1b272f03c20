/**
 * The gradient of the dense layers for one batch in float64, and how far that of an f32 kernel may be from it.
 *
 * What is off already goes through the sums after it: added up, but for the sums over inputs and over hidden units, which
 * share no rounding, and whose errors add up as squares do. Σ|terms| of the first layer's sums is taken as a product of
 * norms (Cauchy and Schwarz), which is no less; so is the sum of squared errors, with the largest of them for all.
 *
 * Where a unit's sum is within its error of 0, ReLU's slope may be either: its derivative is allowed both values.
 */
import { ROUNDING, SMALLEST_NORMAL, UNIT_ROUNDOFF } from '../../../engine/compare.ts';
import type { TensorData } from '../../../engine/contract.ts';
import { sumError, type Uncertain, uncertain } from '../errors.ts';
import { CLASSES, classRowOf, inputsOf, pitchOf, rowsOf, type TrainingParams } from '../layout.ts';

/** Relative: WGSL divides and takes logarithms of larger numbers within 3 ULP, of 2^-23 each. */
const OPERATION = 6 * UNIT_ROUNDOFF;
/** Of logarithms around 1 in WGSL, absolute. */
const LOGARITHM = 2 ** -21;

export interface Dense {
  readonly loss: number;
  readonly lossError: number;
  /** Of the hidden layer, before ReLU [b, pitch], and the loss's derivatives by them. */
  readonly sums: Uncertain;
  readonly back: Uncertain;
}

/**
 * @param inputs [b, inputs]
 * @param labels of the batch
 * @param gradient takes that of the dense layers' parameters
 */
export function denseLayers(
  inputs: Uncertain,
  labels: readonly number[],
  weights: TensorData,
  p: TrainingParams,
  gradient: Uncertain,
): Dense {
  const sums = firstLayer(inputs, weights, p);
  const slopes = uncertain(p.b * CLASSES);
  let [loss, lossError, losses] = [0, 0, 0];
  for (const [at, label] of labels.entries()) {
    const one = ofPicture(sums, weights, at, label, p, slopes);
    loss += one.loss / p.b;
    losses += Math.abs(one.loss) / p.b;
    lossError += one.error / p.b;
  }
  const back = backwards(sums, slopes, weights, p);
  ofFirstLayer(gradient, inputs, back, p);
  ofSecondLayer(gradient, sums, slopes, p);
  return { loss, lossError: lossError + (sumError(p.b) + OPERATION) * losses, sums, back };
}

/** Before ReLU. */
function firstLayer(inputs: Uncertain, weights: TensorData, p: TrainingParams): Uncertain {
  const pitch = pitchOf(p);
  const count = inputsOf(p);
  const sums = uncertain(p.b * pitch);
  const squares = new Float64Array(pitch);
  for (let at = 0; at < count * pitch; at++) squares[at % pitch] += weights[at] ** 2;
  for (let at = 0; at < p.b; at++) {
    const values = sums.values.subarray(at * pitch, (at + 1) * pitch);
    values.set(weights.subarray(count * pitch, (count + 1) * pitch));
    let [length, off] = [0, 0];
    for (let input = 0; input < count; input++) {
      const value = inputs.values[at * count + input];
      off = Math.max(off, inputs.errors[at * count + input]);
      length += value * value;
      const row = input * pitch;
      for (let j = 0; j < pitch; j++) values[j] += value * weights[row + j];
    }
    for (let j = 0; j < pitch; j++) {
      const terms = Math.sqrt(length * squares[j]) + Math.abs(weights[count * pitch + j]);
      sums.errors[at * pitch + j] = sumError(count) * terms + off * Math.sqrt(squares[j]) + count * SMALLEST_NORMAL;
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
  const logits = Array.from({ length: CLASSES }, (_, c) => weights[rowsOf(p) * pitch + c] as number);
  let off = 0;
  for (let c = 0; c < CLASSES; c++) {
    let terms = Math.abs(logits[c]);
    let squares = 0;
    for (let j = 0; j < pitch; j++) {
      const unit = at * pitch + j;
      const weight = weights[(classRowOf(p) + c) * pitch + j];
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
  const powerErrors = logits.map((logit) => (6 + 6 * (largest - logit)) * UNIT_ROUNDOFF);
  const totalError = powerErrors.reduce((sum, error, c) => sum + (error * powers[c]) / total, CLASSES * ROUNDING);
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
      const weight = weights[(classRowOf(p) + c) * pitch + (unit % pitch)];
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

function ofFirstLayer(gradient: Uncertain, inputs: Uncertain, back: Uncertain, p: TrainingParams): void {
  const pitch = pitchOf(p);
  const count = inputsOf(p);
  const squares = new Float64Array(pitch);
  const magnitudes = new Float64Array(pitch);
  const errors = new Float64Array(pitch);
  for (let unit = 0; unit < back.values.length; unit++) {
    squares[unit % pitch] += back.values[unit] ** 2;
    magnitudes[unit % pitch] += Math.abs(back.values[unit]);
    errors[unit % pitch] += back.errors[unit];
  }
  for (let row = 0; row <= count; row++) {
    const values = gradient.values.subarray(row * pitch, (row + 1) * pitch);
    let [length, largest, off] = [0, 0, 0];
    for (let at = 0; at < p.b; at++) {
      const value = row === count ? 1 : inputs.values[at * count + row];
      if (row < count) off = Math.max(off, inputs.errors[at * count + row]);
      length += value * value;
      largest = Math.max(largest, Math.abs(value));
      for (let j = 0; j < pitch; j++) values[j] += value * back.values[at * pitch + j];
    }
    for (let j = 0; j < pitch; j++) {
      const rounding = sumError(p.b) * Math.sqrt(length * squares[j]) + p.b * SMALLEST_NORMAL;
      gradient.errors[row * pitch + j] = (largest + off) * errors[j] + off * magnitudes[j] + rounding;
    }
  }
}

function ofSecondLayer(gradient: Uncertain, sums: Uncertain, slopes: Uncertain, p: TrainingParams): void {
  const pitch = pitchOf(p);
  for (let c = 0; c < CLASSES; c++) {
    const tail = rowsOf(p) * pitch + c;
    for (let at = 0; at < p.b; at++) {
      const slope = slopes.values[at * CLASSES + c];
      const slopeError = slopes.errors[at * CLASSES + c];
      gradient.values[tail] += slope;
      gradient.errors[tail] += slopeError + sumError(p.b) * Math.abs(slope) + SMALLEST_NORMAL;
      for (let j = 0; j < pitch; j++) {
        const unit = at * pitch + j;
        if (sums.values[unit] < -sums.errors[unit]) continue;
        const height = Math.max(0, sums.values[unit]);
        const to = (classRowOf(p) + c) * pitch + j;
        gradient.values[to] += slope * height;
        gradient.errors[to] +=
          slopeError * (height + sums.errors[unit]) +
          Math.abs(slope) * (sums.errors[unit] + sumError(p.b) * height) +
          SMALLEST_NORMAL;
      }
    }
  }
}
