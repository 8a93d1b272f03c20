/** What steps of training have in common, whatever learns: the rows of a batch, Adam. */
import {
  add,
  div,
  gather,
  mul,
  type Scalar,
  scalar,
  slice,
  sqrt,
  square,
  sub,
  type Tensor,
  tensor1d,
} from '@tensorflow/tfjs-core';
import type { DenseArray } from '../../engine/contract.ts';
import { MOMENTS, type Scales } from '../adam/adam.ts';

/** A number that an operation is given goes to the device with each call: so it is sent there once, among the inputs. */
export const constant = (value: number): DenseArray => ({ data: Float32Array.of(value), shape: [] });

const { beta1, beta2, epsilon } = MOMENTS;

/** What `adamStep` takes, in its order. */
export const ADAM_CONSTANTS: readonly DenseArray[] = [beta1, 1 - beta1, beta2, 1 - beta2].map(constant);

/**
 * Its own `train.adam` takes 1 − βᵗ from a βᵗ in f32, which at the first step is off by 1.3 · 10⁻⁵; so the same update is
 * written in the same operations (twelve, two fewer than its optimiser takes), with scales that the host makes from the
 * number of the step.
 * @param moments first, then second
 * @returns parameters and moments, in the same order
 */
export function adamStep(
  parameters: readonly Tensor[],
  moments: readonly Tensor[],
  gradients: readonly Tensor[],
  [kept1, added1, kept2, added2]: readonly Tensor[],
  { rate, spread }: Scales,
): readonly Tensor[] {
  const count = parameters.length;
  // rate · m / (√v · spread + ε), both halves of the quotient divided by the rate.
  const [slope, offset]: readonly Scalar[] = [scalar(spread / rate), scalar(epsilon / rate)];
  const first = gradients.map((gradient, of) => add(mul(moments[of], kept1), mul(gradient, added1)));
  const second = gradients.map((gradient, of) => add(mul(moments[count + of], kept2), mul(square(gradient), added2)));
  const moved = parameters.map((before, of) => sub(before, div(first[of], add(mul(sqrt(second[of]), slope), offset))));
  return [...moved, ...first, ...second];
}

/**
 * The rows of a batch: a piece of them all, or gathered where it begins again from the first.
 * @param all [count, columns]
 * @param rowAt which row stands at a place of the batch
 */
export function batchOf(all: Tensor, b: number, rowAt: (place: number) => number): Tensor {
  const first = rowAt(0);
  if (first + b <= all.shape[0]) return slice(all, [first, 0], [b, -1]);
  const rows = Array.from({ length: b }, (_, place) => rowAt(place));
  return gather(all, tensor1d(rows, 'int32'));
}
