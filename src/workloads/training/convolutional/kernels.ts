/** The convolutional layers in JavaScript, a stage each; sums as those of the dense layers. */
import type { TensorData, Tensors } from '../../../engine/contract.ts';
import { addRow, move } from '../dense/kernels.ts';
import { denseCount, PIXELS, pictureAt, pitchOf, type TrainingParams } from '../layout.ts';
import { FEATURES, LAYER_1, LAYER_2, type Layer, pad, windowAt } from './layout.ts';

/** Of the parameters of both layers; a row of biases ends each. */
export const FILTER_ROWS = LAYER_1.products + 1 + LAYER_2.products + 1;

/** Both layers, forward, of pictures [begin, end) of the batch. */
export function convolve(io: Tensors, p: TrainingParams, begin: number, end: number): void {
  const { pictures, weights, step, padded, pooled, pooledFrom, features, featuresFrom } = io;
  const first = denseCount(p);
  for (let at = begin; at < end; at++) {
    const picture = at * LAYER_1.inputs;
    pad(pictures, pictureAt(step[0], at, p) * PIXELS, padded, picture);
    ofLayer(LAYER_1, weights, first, padded, picture, pooled, pooledFrom, at);
    ofLayer(LAYER_2, weights, first, pooled, at * LAYER_1.outputs, features, featuresFrom, at);
  }
}

/** The largest of every four sums, and where its window began. */
function ofLayer(
  layer: Layer,
  weights: TensorData,
  filtersAt: number,
  from: TensorData,
  input: number,
  to: TensorData,
  places: TensorData,
  at: number,
): void {
  const { filters, products, pooled, outputs, taps } = layer;
  const first = filtersAt + layer.first;
  const sums = new Float64Array(filters);
  const largest = new Float64Array(filters);
  for (let place = 0; place < pooled * pooled; place++) {
    const target = at * outputs + place * filters;
    for (let of = 0; of < 4; of++) {
      const window = windowAt(layer, place, of);
      sums.fill(0);
      addRow(sums, 1, weights, first + products * filters);
      for (let tap = 0; tap < products; tap++) {
        addRow(sums, from[input + window + taps[tap]], weights, first + tap * filters);
      }
      for (let f = 0; f < filters; f++) {
        if (of > 0 && !(sums[f] > largest[f])) continue;
        largest[f] = sums[f];
        places[target + f] = window;
      }
    }
    for (let f = 0; f < filters; f++) to[target + f] = Math.max(0, largest[f]);
  }
}

/** Of pictures [begin, end): derivatives by the sums of either layer that counted. */
export function back(io: Tensors, p: TrainingParams, begin: number, end: number): void {
  const { weights, pooled, pooledDelta, features, featuresFrom, featuresDelta, delta1 } = io;
  const pitch = pitchOf(p);
  const { filters, taps, outputs } = LAYER_2;
  const first = denseCount(p) + LAYER_2.first;
  const sums = new Float64Array(LAYER_2.inputs);
  for (let at = begin; at < end; at++) {
    sums.fill(0);
    for (let feature = 0; feature < FEATURES; feature++) {
      const place = at * outputs + feature;
      let delta = 0;
      if (features[place] > 0) {
        for (let j = 0; j < pitch; j++) delta += weights[feature * pitch + j] * delta1[at * pitch + j];
      }
      featuresDelta[place] = delta;
      if (delta === 0) continue;
      const weight = first + (feature % filters);
      for (const [tap, by] of taps.entries()) sums[featuresFrom[place] + by] += delta * weights[weight + tap * filters];
    }
    const from = at * LAYER_1.outputs;
    for (let i = 0; i < sums.length; i++) pooledDelta[from + i] = pooled[from + i] > 0 ? sums[i] : 0;
  }
}

/** Rows [begin, end) of the filters' parameters, moved against their gradients. */
export function updateFilters(io: Tensors, p: TrainingParams, begin: number, end: number): void {
  const { padded, pooled, pooledFrom, pooledDelta, featuresFrom, featuresDelta } = io;
  for (let row = begin; row < end; row++) {
    const second = row > LAYER_1.products;
    const layer = second ? LAYER_2 : LAYER_1;
    const tap = second ? row - LAYER_1.products - 1 : row;
    const { filters, products, outputs, taps } = layer;
    const [delta, places] = second ? [featuresDelta, featuresFrom] : [pooledDelta, pooledFrom];
    const gradient = new Float64Array(filters);
    for (let at = 0; at < p.b; at++) {
      const input = at * layer.inputs;
      const from = second ? pooled : padded;
      for (let i = 0; i < outputs; i++) {
        const slope = delta[at * outputs + i];
        if (slope === 0) continue;
        const value = tap === products ? 1 : from[input + places[at * outputs + i] + taps[tap]];
        gradient[i % filters] += slope * value;
      }
    }
    move(io, p, denseCount(p) + layer.first + tap * filters, gradient);
  }
}
