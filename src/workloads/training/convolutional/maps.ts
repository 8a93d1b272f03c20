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

/** @param filters all their parameters */
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
  const { filters, products, pooled, inputs, outputs, taps, first } = layer;
  const biases = first + products * filters;
  const made = uncertain(b * outputs);
  const [from, rivals] = [new Uint32Array(b * outputs), new Uint8Array(b * outputs)];
  const norms = new Float64Array(filters);
  for (let at = 0; at < products * filters; at++) norms[at % filters] += weights[first + at] ** 2;
  const four = [0, 1, 2, 3].map(() => new Float64Array(filters));
  const scales = [0, 0, 0, 0];
  const rounding = sumError(products);
  for (let place = 0; place < b * pooled * pooled; place++) {
    const at = Math.floor(place / (pooled * pooled));
    for (const [of, sums] of four.entries()) {
      const window = at * inputs + windowAt(layer, place % (pooled * pooled), of);
      for (let f = 0; f < filters; f++) sums[f] = weights[biases + f];
      let [length, off] = [0, 0];
      for (let tap = 0; tap < products; tap++) {
        const value = input.values[window + taps[tap]];
        off = Math.max(off, input.errors[window + taps[tap]]);
        if (value === 0) continue;
        length += value * value;
        const row = first + tap * filters;
        for (let f = 0; f < filters; f++) sums[f] += value * weights[row + f];
      }
      scales[of] = rounding * Math.sqrt(length) + off;
    }
    for (let f = 0; f < filters; f++) {
      const [scale, bias] = [Math.sqrt(norms[f]), Math.abs(weights[biases + f])];
      const errorOf = (of: number) => scales[of] * scale + rounding * bias + products * SMALLEST_NORMAL;
      let best = 0;
      for (let of = 1; of < 4; of++) if (four[of][f] > four[best][f]) best = of;
      const target = place * filters + f;
      const least = four[best][f] - errorOf(best);
      for (let of = 0; of < 4; of++) {
        made.errors[target] = Math.max(made.errors[target], errorOf(of));
        if (of !== best && four[of][f] + errorOf(of) >= least) rivals[target] |= 1 << of;
      }
      made.values[target] = four[best][f];
      from[target] = windowAt(layer, place % (pooled * pooled), best);
    }
  }
  return { ...made, from, rivals };
}

/** Where the windows begin that may be the largest besides the one that is. */
export function rivalsAt(layer: Layer, { rivals }: Maps, at: number): readonly number[] {
  if (rivals[at] === 0) return [];
  const place = Math.floor((at % layer.outputs) / layer.filters);
  return [0, 1, 2, 3].filter((of) => rivals[at] & (1 << of)).map((of) => windowAt(layer, place, of));
}
