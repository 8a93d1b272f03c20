/**
 * TensorFlow.js trains as its users write it: forward in its operations, backward by its automatic differentiation
 * (`valueAndGrads`), and an update of each array of parameters. Its own `train.adam` takes 1 − βᵗ from a βᵗ in f32, which at
 * the first step is off by 1.3 · 10⁻⁵; so the same update is written in the same operations (twelve, two fewer than its
 * optimiser takes), with this workload's own scales, made by the host from the number of the step.
 */
import {
  add,
  div,
  gather,
  losses,
  matMul,
  mul,
  relu,
  type Scalar,
  scalar,
  slice,
  sqrt,
  square,
  sub,
  type Tensor,
  type Tensor2D,
  tensor1d,
  valueAndGrads,
} from '@tensorflow/tfjs-core';
import type { LibraryHost } from '../../../engine/contract.ts';
import { loadTensorflow, type TensorflowBackend, type TensorflowLoop } from '../../peers/tensorflow.ts';
import { ADAM, pictureAt, SGD, scalesOf, type TrainingParams } from '../layout.ts';
import { learning, network, partCount } from './problem.ts';

/** Sent to the device once: a number that an operation is given goes there with each call. */
const constantsOf = ({ optimiser }: TrainingParams): readonly number[] =>
  optimiser === 'adam' ? [ADAM.beta1, 1 - ADAM.beta1, ADAM.beta2, 1 - ADAM.beta2] : [SGD.rate];

const training: TensorflowLoop<TrainingParams> = {
  ...learning,
  inputs: (tensors, p) => [
    ...learning.inputs(tensors, p),
    ...constantsOf(p).map((value) => ({ data: Float32Array.of(value), shape: [] })),
  ],
  state: network,
  iterate([pictures, labels, ...constants], state, number, p) {
    const [images, truth] = [pictures, labels].map((all) => batchOf(all, number, p));
    const count = partCount(p);
    const parameters = state.slice(0, count);
    const { value, grads } = valueAndGrads(
      (...given) => losses.softmaxCrossEntropy(truth, perceptron(given, images)) as Scalar,
    )(parameters);
    if (p.optimiser === 'sgd') {
      return { result: value, state: parameters.map((before, of) => sub(before, mul(grads[of], constants[0]))) };
    }
    const [beta1, rest1, beta2, rest2] = constants;
    const { rate, spread } = scalesOf(number, p);
    // rate · m / (√v · spread + ε), both halves of the quotient divided by the rate.
    const [slope, offset] = [scalar(spread / rate), scalar(ADAM.epsilon / rate)];
    const first = grads.map((gradient, of) => add(mul(state[count + of], beta1), mul(gradient, rest1)));
    const second = grads.map((gradient, of) => add(mul(state[2 * count + of], beta2), mul(square(gradient), rest2)));
    const moved = parameters.map((before, of) =>
      sub(before, div(first[of], add(mul(sqrt(second[of]), slope), offset))),
    );
    return { result: value, state: [...moved, ...first, ...second] };
  },
};

/** The logits. */
function perceptron([weights1, biases1, weights2, biases2]: readonly Tensor[], images: Tensor): Tensor {
  const hidden = relu(add(matMul(images as Tensor2D, weights1 as Tensor2D), biases1));
  return add(matMul(hidden as Tensor2D, weights2 as Tensor2D), biases2);
}

/** The rows of a batch: a piece of them all, or gathered where it begins again from the first. */
function batchOf(all: Tensor, number: number, p: TrainingParams): Tensor {
  const { b, pictures } = p;
  const first = pictureAt(number, 0, p);
  if (first + b <= pictures) return slice(all, [first, 0], [b, -1]);
  return gather(
    all,
    tensor1d(
      Array.from({ length: b }, (_, at) => pictureAt(number, at, p)),
      'int32',
    ),
  );
}

/** The core comes without the gradients of its operations; they want to find it there. */
export async function load(backend: TensorflowBackend, host: LibraryHost) {
  await import('@tensorflow/tfjs-core/dist/register_all_gradients.js');
  return loadTensorflow(backend, host, training);
}
