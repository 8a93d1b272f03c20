/**
 * The proof of one step, from the state that the contender itself had before it: the loss and the gradient in float64
 * within the errors of `gradient.ts`; the moments from that gradient and the moments before; and the weights from the
 * moments after, as the contender has them. So nothing need be known of what an error of the gradient does to a quotient
 * whose divisor may be next to nothing: each part is held against what it was made of.
 */
import { SMALLEST_NORMAL, UNIT_ROUNDOFF } from '../../engine/compare.ts';
import type { Tensors, Verdict, Verifier } from '../../engine/contract.ts';
import { LAYER_1, LAYER_2 } from './convolutional/layout.ts';
import type { Gradient } from './errors.ts';
import { gradientOf } from './gradient.ts';
import { ADAM, classRowOf, denseCount, inputsOf, pitchOf, rowsOf, scalesOf, type TrainingParams } from './layout.ts';

/**
 * Relative, of Adam's quotient. WGSL's root is within 9 roundings (inverseSqrt 2 ULP, and a quotient), its quotient
 * within 5. 1 − β^t by squaring takes 20 squarings and 20 sums up to 2^20 steps, with 3 roundings each that none of those
 * after it makes larger (the slope of ln(a(2 − a)) over ln a is at most 1); the root of it halves that.
 */
const QUOTIENT = 256 * UNIT_ROUNDOFF;
/** Of a constant, of each product and of their sum. */
const MOMENT = 6 * UNIT_ROUNDOFF;

export function verifier(inputs: Tensors, p: TrainingParams): Verifier {
  const { pictures, labels } = inputs;
  // Whoever asks again about the same step need not wait.
  let known: { readonly before: Tensors; readonly gradient: Gradient } | null = null;
  const gradientAt = (before: Tensors): Gradient => {
    if (known?.before !== before) known = { before, gradient: gradientOf({ ...before, pictures, labels }, p) };
    return known.gradient;
  };
  return {
    check: () => {
      throw new Error('A step is checked from the state before it.');
    },
    step: (before, after) => verdictOf(before, after, gradientAt(before), p),
    get reference() {
      return stepFrom(inputs, gradientAt(inputs), p);
    },
  };
}

/**
 * The place that is furthest beyond its tolerance, or nearest to it, as a share: tolerances of one tensor differ by tens
 * of orders of magnitude.
 */
class Worst {
  share = 0;
  tolerance = 0;
  name = 'loss';
  index = 0;

  see(name: string, index: number, error: number, tolerance: number): void {
    if (error <= this.share * tolerance) return;
    const share = error / tolerance;
    // What is not a number is wrong.
    this.share = Number.isNaN(share) ? Infinity : share;
    this.tolerance = tolerance;
    this.name = name;
    this.index = index;
  }
}

function verdictOf(before: Tensors, after: Tensors, gradient: Gradient, p: TrainingParams): Verdict {
  const worst = new Worst();
  worst.see('step', 0, Math.abs(before.step[0] + 1 - after.step[0]), 0);
  worst.see('loss', 0, Math.abs(gradient.loss - after.loss[0]), gradient.lossError);
  for (const name of ['step', 'loss', 'weights', 'moment1', 'moment2']) {
    const expected = name === 'loss' ? 1 : before[name].length;
    if (after[name].length !== expected) worst.see(name, -1, Infinity, 0);
  }
  if (p.optimiser === 'sgd') seeDescent(worst, before, after, gradient, p);
  else seeAdam(worst, before, after, gradient, p);
  const { share, tolerance } = worst;
  const maxError = share === Infinity ? Infinity : share * tolerance;
  return { ok: share <= 1, maxError, tolerance, at: placeOf(worst, p), method: 'elementwise' };
}

function seeDescent(worst: Worst, before: Tensors, after: Tensors, gradient: Gradient, p: TrainingParams): void {
  const { values, errors } = gradient;
  const { rate } = scalesOf(before.step[0], p);
  for (let at = 0; at < values.length; at++) {
    const by = rate * values[at];
    const moved = before.weights[at] - by;
    const rounding = 2 * UNIT_ROUNDOFF * (Math.abs(by) + Math.abs(moved)) + SMALLEST_NORMAL;
    worst.see('weights', at, Math.abs(moved - after.weights[at]), rate * errors[at] + rounding);
  }
  for (const name of ['moment1', 'moment2']) {
    for (const [at, value] of before[name].entries()) worst.see(name, at, Math.abs(value - after[name][at]), 0);
  }
}

function seeAdam(worst: Worst, before: Tensors, after: Tensors, gradient: Gradient, p: TrainingParams): void {
  const { values, errors } = gradient;
  const { rate, spread } = scalesOf(before.step[0], p);
  const { beta1, beta2, epsilon } = ADAM;
  // A moment that is no normal number may count as 0.
  const flushed = SMALLEST_NORMAL * (1 + rate / epsilon);
  for (let at = 0; at < values.length; at++) {
    const slope = values[at];
    const error = errors[at];
    const kept1 = beta1 * before.moment1[at];
    const added1 = (1 - beta1) * slope;
    const rounding1 = MOMENT * (Math.abs(kept1) + Math.abs(added1)) + 2 * SMALLEST_NORMAL;
    const off1 = (1 - beta1) * error;
    worst.see('moment1', at, Math.abs(kept1 + added1 - after.moment1[at]), off1 + rounding1);
    const second = beta2 * before.moment2[at] + (1 - beta2) * slope * slope;
    const off2 = (1 - beta2) * error * (2 * Math.abs(slope) + error);
    const rounding2 = MOMENT * (second + off2) + 2 * SMALLEST_NORMAL;
    worst.see('moment2', at, Math.abs(second - after.moment2[at]), off2 + rounding2);
    const by = (rate * after.moment1[at]) / (Math.sqrt(after.moment2[at]) * spread + epsilon);
    const moved = before.weights[at] - by;
    const rounding = UNIT_ROUNDOFF * (Math.abs(moved) + Math.abs(by)) + flushed;
    worst.see('weights', at, Math.abs(moved - after.weights[at]), QUOTIENT * Math.abs(by) + rounding);
  }
}

function placeOf({ name, index }: Worst, p: TrainingParams): string {
  const pitch = pitchOf(p);
  const row = Math.floor(index / pitch);
  const unit = `unit ${index % pitch}`;
  if (index < 0 || name === 'loss' || name === 'step') return name;
  if (index >= denseCount(p)) return `${name}, ${placeInFilters(index - denseCount(p))}`;
  if (row >= rowsOf(p)) return `${name}, bias of class ${index - rowsOf(p) * pitch}`;
  if (row >= classRowOf(p)) return `${name}, ${unit} to class ${row - classRowOf(p)}`;
  if (row === inputsOf(p)) return `${name}, bias of ${unit}`;
  return `${name}, ${p.network === 'perceptron' ? 'pixel' : 'feature'} ${row} to ${unit}`;
}

function placeInFilters(index: number): string {
  const [number, { first, filters, products }] = index < LAYER_2.first ? [1, LAYER_1] : [2, LAYER_2];
  const row = Math.floor((index - first) / filters);
  const filter = `filter ${(index - first) % filters} of layer ${number}`;
  return row === products ? `bias of ${filter}` : `weight ${row} of ${filter}`;
}

/** What the first step leaves, each tensor rounded as it is stored. */
function stepFrom(start: Tensors, { loss, values }: Gradient, p: TrainingParams): Tensors {
  const { rate, spread } = scalesOf(start.step[0], p);
  const { beta1, beta2, epsilon } = ADAM;
  const told = { loss: Float32Array.of(loss), step: Uint32Array.of(start.step[0] + 1) };
  const [weights, moment1, moment2] = [start.weights.slice(), start.moment1.slice(), start.moment2.slice()];
  for (let at = 0; at < values.length; at++) {
    if (p.optimiser === 'sgd') {
      weights[at] -= rate * values[at];
      continue;
    }
    moment1[at] = beta1 * moment1[at] + (1 - beta1) * values[at];
    moment2[at] = beta2 * moment2[at] + (1 - beta2) * values[at] ** 2;
    weights[at] -= (rate * moment1[at]) / (Math.sqrt(moment2[at]) * spread + epsilon);
  }
  return { ...told, weights, moment1, moment2 };
}
