/** What steps of training have in common, whatever learns: the number of the step, the rows of a batch, Adam. */
import { type Array as JaxArray, numpy } from '@jax-js/jax';
import type { DenseState, Params } from '../../engine/contract.ts';
import { MOMENTS } from '../adam/adam.ts';

/**
 * The number of steps behind the arrays of the network, as a part of the state: in f32, exact up to 2^24. A number from
 * outside would be built into the kernels, which would be compiled anew each step.
 */
export const counted = <P extends Params>(network: DenseState<P>): DenseState<P> => ({
  start(tensors, p) {
    const arrays = network.start(tensors, p);
    return arrays && [...arrays, { data: Float32Array.of(tensors.step[0]), shape: [1] }];
  },
  tensors: (arrays, p) => network.tensors(arrays.slice(0, -1), p, arrays[arrays.length - 1][0]),
});

/**
 * Which of `count` rows stand in the batch of a step, in whole numbers.
 * @param step f32 [1]
 */
export const placesOf = (step: JaxArray, b: number, count: number): JaxArray =>
  step.astype(numpy.int32).mod(count).mul(b).add(numpy.arange(b)).mod(count);

/**
 * Takes parameters, their moments (first, then second) and `next` as the number of this step, from 1.
 * @returns parameters and moments, in the same order
 */
export function adamStep(
  parameters: readonly JaxArray[],
  moments: readonly JaxArray[],
  gradients: readonly JaxArray[],
  next: JaxArray,
  rate: number,
): JaxArray[] {
  const { beta1, beta2, epsilon } = MOMENTS;
  const count = parameters.length;
  // −expm1(t · ln β) is 1 − βᵗ without the rounding that the difference would enlarge.
  const left = (beta: number) => numpy.expm1(next.ref.mul(Math.log(beta))).neg();
  const by = numpy.divide(rate, left(beta1));
  const spread = numpy.divide(1, numpy.sqrt(left(beta2)));
  next.dispose();
  const first = gradients.map((gradient, of) => moments[of].mul(beta1).add(gradient.ref.mul(1 - beta1)));
  const second = gradients.map((gradient, of) =>
    moments[count + of].mul(beta2).add(numpy.square(gradient).mul(1 - beta2)),
  );
  const moved = parameters.map((before, of) => {
    const divisor = numpy.sqrt(second[of].ref).mul(spread.ref).add(epsilon);
    return before.sub(first[of].ref.mul(by.ref).div(divisor));
  });
  by.dispose();
  spread.dispose();
  return [...moved, ...first, ...second];
}
