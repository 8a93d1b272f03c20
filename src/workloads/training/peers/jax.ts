/**
 * jax-js trains as its users write it: one traced function from the state to the next, with `valueAndGrad` inside. The
 * number of the step is a part of the state on the device, and what follows from it is computed there. A batch is
 * gathered, not cut out: where a cut begins would be built into the kernels.
 *
 * Its convolutions take channels first: filters, and the weights of the features behind them, lie so as long as the state
 * is its own. They are turned when a batch begins and when it is read, off the clock.
 */
import { type Array as JaxArray, lax, nn, numpy, valueAndGrad } from '@jax-js/jax';
import type { LibraryHost } from '../../../engine/contract.ts';
import { type JaxDevice, type JaxLoop, loadJax } from '../../peers/jax.ts';
import { adamStep, counted, placesOf } from '../../peers/jax-training.ts';
import { FEATURES, SIDE } from '../convolutional/layout.ts';
import { ADAM, SGD, type TrainingParams } from '../layout.ts';
import { learning, networkWith, partCount } from './problem.ts';

const network = networkWith('first');

const training: JaxLoop<TrainingParams> = {
  ...learning,
  state: counted(network),
  iteration:
    (p) =>
    ([pictures, labels], state) => {
      const count = partCount(p);
      const step = state[state.length - 1];
      const places = placesOf(step.ref, p.b, p.pictures);
      const images = numpy.take(pictures, places.ref, 0);
      const truth = numpy.take(labels, places, 0);
      const parameters = state.slice(0, count);
      const [result, gradients] = valueAndGrad(p.network === 'convolutional' ? ofConvolutional : ofPerceptron)(
        parameters.map(({ ref }) => ref),
        images,
        truth,
      );
      const next = step.add(1);
      if (p.optimiser === 'sgd') {
        const moved = parameters.map((before, of) => before.sub(gradients[of].mul(SGD.rate)));
        return { result, state: [...moved, next] };
      }
      const moved = adamStep(parameters, state.slice(count, 3 * count), gradients, next.ref, ADAM.rate);
      return { result, state: [...moved, next] };
    },
};

type Logits = (parameters: readonly JaxArray[], images: JaxArray) => JaxArray;

/** The mean cross-entropy. */
const lossOf =
  (logits: Logits) =>
  (parameters: JaxArray[], images: JaxArray, truth: JaxArray): JaxArray => {
    const [b] = truth.shape;
    return nn
      .logSoftmax(logits(parameters, images))
      .mul(truth)
      .sum()
      .mul(-1 / b);
  };

const perceptron: Logits = ([weights1, biases1, weights2, biases2], inputs) => {
  const hidden = nn.relu(numpy.matmul(inputs, weights1).add(biases1));
  return numpy.matmul(hidden, weights2).add(biases2);
};

const convolutional: Logits = (parameters, images) => {
  const [b] = images.shape;
  const dense = parameters.slice(0, 4);
  const [filters1, biases1, filters2, biases2] = parameters.slice(4);
  const pooled = pooledMaps(images.reshape([b, 1, SIDE, SIDE]), filters1, biases1, 'SAME');
  const features = pooledMaps(pooled, filters2, biases2, 'VALID');
  return perceptron(dense, features.reshape([b, FEATURES]));
};

/** A bias and ReLU change nothing about which of four is the largest: behind it they have a quarter of the numbers. */
function pooledMaps(maps: JaxArray, filters: JaxArray, biases: JaxArray, padding: 'SAME' | 'VALID'): JaxArray {
  const sums = lax.convGeneralDilated(maps, filters, [1, 1], padding);
  return nn.relu(lax.reduceWindow(sums, (window) => numpy.max(window), [2, 2], [2, 2]).add(biases));
}

const ofPerceptron = lossOf(perceptron);
const ofConvolutional = lossOf(convolutional);

export const load = (device: JaxDevice, host: LibraryHost) => loadJax(device, host, training);
