/**
 * What the gradient of the filters may also be where a ReLU or a maximum stands on its kink: each that is unsure is moved,
 * all that follows from it is worked out, and the difference is added to what is allowed.
 */
import type { TensorData } from '../../../engine/contract.ts';
import type { Uncertain } from '../errors.ts';
import { FEATURES, LAYER_1, LAYER_2, type Layer } from './layout.ts';
import { type Features, isAsleep, isUnsure, type Maps, rivalsAt } from './maps.ts';

/** Derivatives by one layer's output for one picture; what kinks behind it may take from them or add. */
export interface Slopes extends Uncertain {
  readonly either: Float64Array;
}

export class Kinks {
  readonly #pictures: Uncertain;
  readonly #maps: Features;
  readonly #weights: TensorData;
  readonly #allowed: Float64Array;
  /** Of the derivatives by the pooled numbers, and of the gradient: all zeros between two kinks. */
  readonly #change = new Float64Array(LAYER_2.inputs);
  readonly #gradient: Float64Array;
  /** Of the derivatives by the pooled numbers of this picture, all kinks together. */
  readonly #either = new Float64Array(LAYER_2.inputs);

  /** @param allowed of each parameter of the filters: what is added to */
  constructor(pictures: Uncertain, maps: Features, weights: TensorData, allowed: Float64Array) {
    this.#pictures = pictures;
    this.#maps = maps;
    this.#weights = weights;
    this.#allowed = allowed;
    this.#gradient = new Float64Array(allowed.length);
  }

  /** The picture's features that are unsure. Comes before `ofUnit` and `ofFirst`. */
  ofSecond(at: number, slopes: Slopes): void {
    const { second } = this.#maps;
    this.#either.fill(0);
    for (let feature = 0; feature < FEATURES; feature++) {
      const place = at * FEATURES + feature;
      if (isSure(second, place)) continue;
      const amount = Math.abs(slopes.values[feature]) + slopes.errors[feature] + slopes.either[feature];
      for (const [ways, away] of alternatives(LAYER_2, second, place)) {
        for (const window of ways) this.#feature(at, feature, window, amount);
        for (const window of away) this.#feature(at, feature, window, -amount);
        for (const window of [...ways, ...away]) {
          for (const tap of LAYER_2.taps) this.#first(at, window + tap);
        }
        this.#allow(LAYER_1);
        this.#allowFilter(feature % LAYER_2.filters);
      }
    }
  }

  /** A unit of the hidden layer that is unsure. @param slopeOf what a feature's derivative has from it */
  ofUnit(at: number, slopeOf: (feature: number) => number): void {
    const { second } = this.#maps;
    for (let feature = 0; feature < FEATURES; feature++) {
      const place = at * FEATURES + feature;
      if (second.values[place] > 0) this.#feature(at, feature, second.from[place], slopeOf(feature));
    }
    for (let i = 0; i < this.#change.length; i++) this.#first(at, i);
    this.#allow(LAYER_1);
    this.#allow(LAYER_2);
  }

  /** The picture's pooled numbers that are unsure. @param slopes derivatives by them */
  ofFirst(at: number, slopes: Uncertain): void {
    const { first } = this.#maps;
    for (let i = 0; i < LAYER_1.outputs; i++) {
      const place = at * LAYER_1.outputs + i;
      if (isSure(first, place)) continue;
      const amount = Math.abs(slopes.values[i]) + slopes.errors[i] + this.#either[i];
      for (const [ways, away] of alternatives(LAYER_1, first, place)) {
        for (const window of ways) this.#window(LAYER_1, this.#pictures, at, i, window, amount);
        for (const window of away) this.#window(LAYER_1, this.#pictures, at, i, window, -amount);
        this.#allow(LAYER_1);
      }
    }
  }

  /** Moves a feature's derivative by `by`, with its window at `window`. */
  #feature(at: number, feature: number, window: number, by: number): void {
    const { filters, products, taps, first } = LAYER_2;
    this.#window(LAYER_2, this.#maps.pooled, at, feature, window, by);
    let weight = first + (feature % filters);
    for (let tap = 0; tap < products; tap++, weight += filters) {
      this.#change[window + taps[tap]] += by * this.#weights[weight];
    }
  }

  #window(
    { filters, products, inputs, taps, first }: Layer,
    input: Uncertain,
    at: number,
    i: number,
    window: number,
    by: number,
  ) {
    let weight = first + (i % filters);
    for (let tap = 0; tap < products; tap++, weight += filters) {
      this.#gradient[weight] += by * input.values[at * inputs + window + taps[tap]];
    }
    this.#gradient[weight] += by;
  }

  /** Takes the change of the derivative by pooled number `i` further. */
  #first(at: number, i: number): void {
    const by = this.#change[i];
    const place = at * LAYER_1.outputs + i;
    if (by === 0) return;
    this.#change[i] = 0;
    if (isAsleep(this.#maps.first, place)) return;
    this.#either[i] += Math.abs(by);
    this.#window(LAYER_1, this.#pictures, at, i, this.#maps.first.from[place], by);
  }

  #allow({ first, products, filters }: Layer): void {
    const end = first + (products + 1) * filters;
    for (let at = first; at < end; at++) this.#allowAt(at);
  }

  #allowFilter(filter: number): void {
    const { first, products, filters } = LAYER_2;
    for (let row = 0; row <= products; row++) this.#allowAt(first + row * filters + filter);
  }

  #allowAt(at: number): void {
    this.#allowed[at] += Math.abs(this.#gradient[at]);
    this.#gradient[at] = 0;
  }
}

/** Whether no kernel may differ: asleep, or awake with a largest that is one. */
const isSure = (maps: Maps, at: number): boolean =>
  isAsleep(maps, at) || (maps.rivals[at] === 0 && !isUnsure(maps, at));

/** Ways in which a kernel may differ: windows that then count, and windows that then do not. */
function alternatives(
  layer: Layer,
  maps: Maps,
  at: number,
): readonly (readonly [counts: readonly number[], not: readonly number[]])[] {
  const own = maps.from[at];
  const rivals = rivalsAt(layer, maps, at);
  if (!(maps.values[at] > 0)) return [own, ...rivals].map((window) => [[window], []] as const);
  const others = rivals.map((window) => [[window], [own]] as const);
  return isUnsure(maps, at) ? [[[], [own]], ...others] : others;
}
