/**
 * TensorFlow.js trains as its users write it: forward in its operations, backward by its automatic differentiation
 * (`valueAndGrads`), and an update of each array of parameters. Its own `train.adam` takes 1 − βᵗ from a βᵗ in f32, which at
 * the first step is off by 1.3 · 10⁻⁵; so the same update is written in the same operations (twelve, two fewer than its
 * optimiser takes), with this workload's own scales, made by the host from the number of the step. Convolutions and their
 * maxima are its own operations; their gradients too on WebGPU, and where WASM has them (tensorflow-gradients.ts).
 */
import {
  add,
  conv2d,
  div,
  gather,
  getBackend,
  losses,
  matMul,
  maxPool,
  mul,
  relu,
  reshape,
  type Scalar,
  scalar,
  slice,
  sqrt,
  square,
  sub,
  type Tensor,
  type Tensor2D,
  type Tensor4D,
  tensor1d,
  valueAndGrads,
} from '@tensorflow/tfjs-core';
import type { LibraryHost } from '../../../engine/contract.ts';
import { loadTensorflow, type TensorflowBackend, type TensorflowLoop } from '../../peers/tensorflow.ts';
import { FEATURES, SIDE } from '../convolutional/layout.ts';
import { ADAM, pictureAt, SGD, scalesOf, type TrainingParams } from '../layout.ts';
import { learning, networkWith, partCount } from './problem.ts';
import { registerConvolutionGradients } from './tensorflow-gradients.ts';

/** Sent to the device once: a number that an operation is given goes there with each call. */
const constantsOf = ({ optimiser }: TrainingParams): readonly number[] =>
  optimiser === 'adam' ? [ADAM.beta1, 1 - ADAM.beta1, ADAM.beta2, 1 - ADAM.beta2] : [SGD.rate];

const training: TensorflowLoop<TrainingParams> = {
  ...learning,
  inputs: (tensors, p) => [
    ...learning.inputs(tensors, p),
    ...constantsOf(p).map((value) => ({ data: Float32Array.of(value), shape: [] })),
  ],
  state: networkWith('last'),
  iterate([pictures, labels, ...constants], state, number, p) {
    const [images, truth] = [pictures, labels].map((all) => batchOf(all, number, p));
    const count = partCount(p);
    const logits = p.network === 'convolutional' ? convolutional : perceptron;
    const parameters = state.slice(0, count);
    const { value, grads } = valueAndGrads(
      (...given) => losses.softmaxCrossEntropy(truth, logits(given, images)) as Scalar,
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

type Logits = (parameters: readonly Tensor[], images: Tensor) => Tensor;

const perceptron: Logits = ([weights1, biases1, weights2, biases2], inputs) => {
  const hidden = relu(add(matMul(inputs as Tensor2D, weights1 as Tensor2D), biases1));
  return add(matMul(hidden as Tensor2D, weights2 as Tensor2D), biases2);
};

const convolutional: Logits = (parameters, images) => {
  const [b] = images.shape;
  const dense = parameters.slice(0, 4);
  const [filters1, biases1, filters2, biases2] = parameters.slice(4);
  const pooled = pooledMaps(reshape(images, [b, SIDE, SIDE, 1]), filters1, biases1, 'same');
  const features = pooledMaps(pooled, filters2, biases2, 'valid');
  return perceptron(dense, reshape(features, [b, FEATURES]));
};

/**
 * A bias and ReLU change nothing about which of four is the largest: behind it they have a quarter of the numbers. But on
 * WASM (4.22) a maximum below zero has its derivative for the first of the four, whichever was the largest; so there the
 * maximum comes last, and no such derivative gets through ReLU.
 */
function pooledMaps(maps: Tensor, filters: Tensor, biases: Tensor, padding: 'same' | 'valid'): Tensor {
  const sums = conv2d(maps as Tensor4D, filters as Tensor4D, 1, padding);
  if (getBackend() === 'wasm') return maxPool(relu(add(sums, biases)), 2, 2, 'valid');
  return relu(add(maxPool(sums, 2, 2, 'valid'), biases));
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
  if (backend === 'wasm') registerConvolutionGradients();
  return loadTensorflow(backend, host, training);
}
