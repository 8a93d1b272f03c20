/**
 * The convolutional layers: 28 × 28 pixels within a border of zeros, 16 filters of 3 × 3, ReLU and the largest of every
 * 2 × 2; the same with 32 filters, without a border; 6 × 6 × 32 numbers go to the hidden layer. Channels lie last. 28 gives
 * 28, pooled 14; 14 gives 12, pooled 6. Clothes reach to the edges of their pictures: without the first border their
 * outermost rows would hardly count.
 *
 * The largest of four stays the largest behind ReLU, so each kernel takes the largest first. Of equals the first counts.
 */
import type { TensorData } from '../../../engine/contract.ts';

export interface Layer {
  /** Of its input, which has `channels` numbers at each place. */
  readonly side: number;
  readonly channels: number;
  readonly filters: number;
  /** Of what pooling leaves. */
  readonly pooled: number;
  /** Numbers of the input and of the output, of one picture. */
  readonly inputs: number;
  readonly outputs: number;
  /** Of which a sum is made, besides the bias. */
  readonly products: number;
  /** Where its parameters begin among those of the filters: a row of `filters` for each product, one of biases. */
  readonly first: number;
  /** From a window's first number to that of each product. */
  readonly taps: readonly number[];
}

/** Of a filter. */
export const K = 3;
/** Of a picture. */
export const SIDE = 28;
const BORDER = 1;

function layerOf(side: number, channels: number, filters: number, first: number): Layer {
  const products = K * K * channels;
  const pooled = (side - K + 1) >> 1;
  // A row of a window lies in one piece.
  const taps = Array.from(
    { length: products },
    (_, at) => Math.floor(at / (K * channels)) * side * channels + (at % (K * channels)),
  );
  const [inputs, outputs] = [side * side * channels, pooled * pooled * filters];
  return { side, channels, filters, pooled, inputs, outputs, products, first, taps };
}

const parametersOf = ({ products, filters }: Layer): number => (products + 1) * filters;

export const LAYER_1 = layerOf(SIDE + 2 * BORDER, 1, 16, 0);
export const LAYER_2 = layerOf(LAYER_1.pooled, LAYER_1.filters, 32, parametersOf(LAYER_1));
/** Numbers that the hidden layer takes of a picture. */
export const FEATURES = LAYER_2.outputs;
export const FILTER_PARAMETERS = LAYER_2.first + parametersOf(LAYER_2);

/** Where the window of one of the four sums begins that make up a place of the pooled output. */
export function windowAt({ side, channels, pooled }: Layer, place: number, of: number): number {
  const y = 2 * Math.floor(place / pooled) + (of >> 1);
  const x = 2 * (place % pooled) + (of & 1);
  return (y * side + x) * channels;
}

/** Puts a picture, from number `from` of `pixels` on, within its border to `padded`, from number `to` on. */
export function pad(pixels: ArrayLike<number>, from: number, padded: Float64Array | TensorData, to: number): void {
  padded.fill(0, to, to + LAYER_1.inputs);
  for (let row = 0; row < SIDE; row++) {
    const first = to + (row + BORDER) * LAYER_1.side + BORDER;
    for (let column = 0; column < SIDE; column++) padded[first + column] = pixels[from + row * SIDE + column];
  }
}
