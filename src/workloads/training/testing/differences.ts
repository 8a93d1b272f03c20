/** The slope of the loss, found without any derivative. */
import type { Tensors } from '../../../engine/contract.ts';
import { gradientOf } from '../gradient.ts';
import type { TrainingParams } from '../layout.ts';

/** By the parameter at `place`, as the difference of two losses whose parameters are `h` to either side. */
export function slopeOf(inputs: Tensors, p: TrainingParams, place: number, h: number): number {
  const lossAt = (by: number) => {
    // In float64, so that a small step is one.
    const weights = Float64Array.from(inputs.weights as Float32Array);
    weights[place] += by;
    return gradientOf({ ...inputs, weights: weights as unknown as Float32Array<ArrayBuffer> }, p).loss;
  };
  return (lossAt(h) - lossAt(-h)) / (2 * h);
}
