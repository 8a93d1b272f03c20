/**
 * The proof of a step of Adam: moments from the gradient, which is known within an error, and from the moments before; and
 * the weights from the moments after, as the contender has them. So nothing need be known of what an error of the gradient
 * does to a quotient whose divisor may be next to nothing: each part is held against what it was made of.
 */
import { ROUNDING, SMALLEST_NORMAL, UNIT_ROUNDOFF } from '../../engine/compare.ts';
import type { Tensors, Verdict } from '../../engine/contract.ts';
import { MOMENTS, type Scales } from './adam.ts';

/**
 * Relative, of Adam's quotient. WGSL's root is within 9 roundings (inverseSqrt 2 ULP, and a quotient), its quotient
 * within 5. 1 − β^t by squaring takes 20 squarings and 20 sums up to 2^20 steps, with 3 roundings each that none of those
 * after it makes larger (the slope of ln(a(2 − a)) over ln a is at most 1); the root of it halves that.
 */
const QUOTIENT = 256 * UNIT_ROUNDOFF;
/** Of a constant, of each product and of their sum. */
const MOMENT = 6 * UNIT_ROUNDOFF;

/**
 * The place that is furthest beyond its tolerance, or nearest to it, as a share: tolerances of one tensor differ by tens
 * of orders of magnitude.
 */
export class Worst {
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

  /** @param place names it, for people */
  verdict(place: (worst: Worst) => string): Verdict {
    const { share, tolerance } = this;
    const maxError = share === Infinity ? Infinity : share * tolerance;
    return { ok: share <= 1, maxError, tolerance, at: place(this), method: 'elementwise' };
  }
}

/** How many numbers there are, and that the step and the loss are right. */
export function seeOutline(
  worst: Worst,
  before: Tensors,
  after: Tensors,
  { loss, lossError }: { readonly loss: number; readonly lossError: number },
): void {
  worst.see('step', 0, Math.abs(before.step[0] + 1 - after.step[0]), 0);
  worst.see('loss', 0, Math.abs(loss - after.loss[0]), lossError);
  for (const name of ['step', 'loss', 'weights', 'moment1', 'moment2']) {
    const expected = name === 'loss' ? 1 : before[name].length;
    if (after[name].length !== expected) worst.see(name, -1, Infinity, 0);
  }
}

/** @param gradient `values[at]` is off by `errors[at]` at most */
export function seeAdam(
  worst: Worst,
  before: Tensors,
  after: Tensors,
  { values, errors }: { readonly values: Float64Array; readonly errors: Float64Array },
  { rate, spread }: Scales,
): void {
  const { beta1, beta2, epsilon } = MOMENTS;
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
    const rounding = ROUNDING * (Math.abs(moved) + Math.abs(by)) + flushed;
    worst.see('weights', at, Math.abs(moved - after.weights[at]), QUOTIENT * Math.abs(by) + rounding);
  }
}
