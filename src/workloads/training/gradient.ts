/** The gradient of one batch in float64, and how far that of an f32 kernel may be from it. */
import type { Tensors } from '../../engine/contract.ts';
import type { Gradient } from '../adam/step-verifier.ts';
import { backThroughFilters } from './convolutional/gradient.ts';
import { LAYER_1, pad } from './convolutional/layout.ts';
import { featuresOf } from './convolutional/maps.ts';
import { denseLayers } from './dense/gradient.ts';
import { type Uncertain, uncertain } from './errors.ts';
import { denseCount, PIXELS, parameterCount, pictureAt, type TrainingParams } from './layout.ts';

export function gradientOf({ pictures, labels, weights, step }: Tensors, p: TrainingParams): Gradient {
  const places = Array.from({ length: p.b }, (_, at) => pictureAt(step[0], at, p));
  const batch = uncertain(p.b * PIXELS);
  for (const [at, place] of places.entries()) {
    batch.values.set(pictures.subarray(place * PIXELS, (place + 1) * PIXELS), at * PIXELS);
  }
  const labelled = places.map((place) => labels[place]);
  const gradient = uncertain(parameterCount(p));
  if (p.network === 'perceptron') {
    const { loss, lossError } = denseLayers(batch, labelled, weights, p, gradient);
    return { loss, lossError, ...gradient };
  }
  const filters = weights.subarray(denseCount(p));
  const padded = uncertain(p.b * LAYER_1.inputs);
  for (let at = 0; at < p.b; at++) pad(batch.values, at * PIXELS, padded.values, at * LAYER_1.inputs);
  const maps = featuresOf(padded, filters, p.b);
  const dense = denseLayers(maps.features, labelled, weights, p, gradient);
  const ofFilters: Uncertain = {
    values: gradient.values.subarray(denseCount(p)),
    errors: gradient.errors.subarray(denseCount(p)),
  };
  backThroughFilters(padded, maps, dense, weights, p, ofFilters);
  return { loss: dense.loss, lossError: dense.lossError, ...gradient };
}
