/**
 * TensorFlow.js trains as its users write it: forward in its operations, backward by its automatic differentiation
 * (`valueAndGrads`), and an update of each array of parameters. Convolutions and their maxima are its own operations; their
 * gradients too on WebGPU, and where WASM has them (tensorflow-gradients.ts).
 */
import {
  add,
  conv2d,
  getBackend,
  losses,
  matMul,
  maxPool,
  mul,
  relu,
  reshape,
  type Scalar,
  sub,
  type Tensor,
  type Tensor2D,
  type Tensor4D,
  valueAndGrads,
} from '@tensorflow/tfjs-core';
import type { LibraryHost } from '../../../engine/contract.ts';
import { loadTensorflow, type TensorflowBackend, type TensorflowLoop } from '../../peers/tensorflow.ts';
import { ADAM_CONSTANTS, adamStep, batchOf, constant } from '../../peers/tensorflow-training.ts';
import { FEATURES, SIDE } from '../convolutional/layout.ts';
import { pictureAt, SGD, scalesOf, type TrainingParams } from '../layout.ts';
import { learning, networkWith, partCount } from './problem.ts';
import { registerConvolutionGradients } from './tensorflow-gradients.ts';

const constantsOf = ({ optimiser }: TrainingParams) => (optimiser === 'adam' ? ADAM_CONSTANTS : [constant(SGD.rate)]);

const training: TensorflowLoop<TrainingParams> = {
  ...learning,
  inputs: (tensors, p) => [...learning.inputs(tensors, p), ...constantsOf(p)],
  state: networkWith('last'),
  iterate([pictures, labels, ...constants], state, number, p) {
    const [images, truth] = [pictures, labels].map((all) => batchOf(all, p.b, (place) => pictureAt(number, place, p)));
    const count = partCount(p);
    const logits = p.network === 'convolutional' ? convolutional : perceptron;
    const parameters = state.slice(0, count);
    const { value, grads } = valueAndGrads(
      (...given) => losses.softmaxCrossEntropy(truth, logits(given, images)) as Scalar,
    )(parameters);
    if (p.optimiser === 'sgd') {
      return { result: value, state: parameters.map((before, of) => sub(before, mul(grads[of], constants[0]))) };
    }
    const moments = state.slice(count);
    return { result: value, state: adamStep(parameters, moments, grads, constants, scalesOf(number, p)) };
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

/** The core comes without the gradients of its operations; they want to find it there. */
export async function load(backend: TensorflowBackend, host: LibraryHost) {
  await import('@tensorflow/tfjs-core/dist/register_all_gradients.js');
  if (backend === 'wasm') registerConvolutionGradients();
  return loadTensorflow(backend, host, training);
}
