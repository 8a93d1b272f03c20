/**
 * The convolutional layers in float64, and how far an f32 kernel may be from them. Σ|terms| of a sum is taken as the product
 * of two norms; what is off in the numbers of a window goes through its sum as squares do, the largest for all.
 */
import { SMALLEST_NORMAL } from '../../../engine/compare.ts';
import type { TensorData } from '../../../engine/contract.ts';
import { sumError, type Uncertain, uncertain } from '../errors.ts';
import { LAYER_1, LAYER_2, type Layer, windowAt } from './layout.ts';

/** The largest of every four sums, before ReLU: [b, outputs]. Its error holds whichever of the four is the largest. */
export interface Maps extends Uncertain {
  /** Where the window of the largest begins. */
  readonly from: Uint32Array;
  /** A bit for each of the other three that may be the largest for all that is known. */
  readonly rivals: Uint8Array;
}

export interface Features {
  readonly first: Maps;
  /** `first` behind ReLU. */
  readonly pooled: Uncertain;
  readonly second: Maps;
  /** `second` behind ReLU. */
  readonly features: Uncertain;
}

/**
 * @param pictures of the batch, within their borders
 * @param filters all their parameters
 */
export function featuresOf(pictures: Uncertain, filters: TensorData, b: number): Features {
  const first = mapsOf(LAYER_1, pictures, filters, b);
  const pooled = behindRelu(first);
  const second = mapsOf(LAYER_2, pooled, filters, b);
  return { first, pooled, second, features: behindRelu(second) };
}

export const isAsleep = ({ values, errors }: Uncertain, at: number): boolean => values[at] < -errors[at];
/** Whether ReLU's slope may be either. */
export const isUnsure = ({ values, errors }: Uncertain, at: number): boolean => Math.abs(values[at]) <= errors[at];

function behindRelu(maps: Uncertain): Uncertain {
  return {
    values: maps.values.map((value) => Math.max(0, value)),
    errors: maps.errors.map((error, at) => (isAsleep(maps, at) ? 0 : error)),
  };
}

function mapsOf(layer: Layer, input: Uncertain, weights: TensorData, b: number): Maps {
  const { filters, products, pooled, inputs, outputs, first } = layer;
  const made = uncertain(b * outputs);
  const from = new Uint32Array(b * outputs);
  const rivals = new Uint8Array(b * outputs);
  const norms = new Float64Array(filters);
  for (let at = 0; at < products * filters; at++) norms[at % filters] += weights[first + at] ** 2;
  const scales = norms.map(Math.sqrt);
  const biases = Float64Array.from(weights.subarray(first + products * filters, first + (products + 1) * filters));
  const sums = new Float64Array(4 * filters);
  const errors = new Float64Array(4 * filters);
  const own = Float64Array.from(weights.subarray(first, first + products * filters));
  for (let place = 0; place < b * pooled * pooled; place++) {
    const inPicture = place % (pooled * pooled);
    const picture = ((place - inPicture) / (pooled * pooled)) * inputs;
    for (let of = 0; of < 4; of++) {
      const window = picture + windowAt(layer, inPicture, of);
      const scale = addWindow(layer, input, window, own, biases, sums, of * filters);
      for (let f = 0; f < filters; f++) {
        const rounding = sumError(products) * Math.abs(biases[f]) + products * SMALLEST_NORMAL;
        errors[of * filters + f] = scale * scales[f] + rounding;
      }
    }
    for (let f = 0; f < filters; f++) {
      const target = place * filters + f;
      let best = f;
      for (let at = f + filters; at < sums.length; at += filters) if (sums[at] > sums[best]) best = at;
      const least = sums[best] - errors[best];
      for (let at = f; at < sums.length; at += filters) {
        made.errors[target] = Math.max(made.errors[target], errors[at]);
        if (at !== best && sums[at] + errors[at] >= least) rivals[target] |= 1 << ((at - f) / filters);
      }
      made.values[target] = sums[best];
      from[target] = windowAt(layer, inPicture, (best - f) / filters);
    }
  }
  return { ...made, from, rivals };
}

/**
 * The sums of all filters over one window, to `sums` from `to` on.
 * @returns how far they may be off, for a filter whose norm is 1
 */
function addWindow(
  { filters, products, taps }: Layer,
  { values, errors }: Uncertain,
  window: number,
  weights: Float64Array,
  biases: Float64Array,
  sums: Float64Array,
  to: number,
): number {
  let squares = 0;
  let off = 0;
  for (let f = 0; f < filters; f++) sums[to + f] = biases[f];
  for (let tap = 0; tap < products; tap++) {
    const value = values[window + taps[tap]];
    off = Math.max(off, errors[window + taps[tap]]);
    if (value === 0) continue;
    squares += value * value;
    const row = tap * filters;
    for (let f = 0; f < filters; f++) sums[to + f] += value * weights[row + f];
  }
  return sumError(products) * Math.sqrt(squares) + off;
}

/** Where the windows begin that may be the largest besides the one that is. */
export function rivalsAt(layer: Layer, { rivals }: Maps, at: number): readonly number[] {
  if (rivals[at] === 0) return [];
  const place = Math.floor((at % layer.outputs) / layer.filters);
  return [0, 1, 2, 3].filter((of) => rivals[at] & (1 << of)).map((of) => windowAt(layer, place, of));
}
