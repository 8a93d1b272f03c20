/**
 * The convolutional layers: 28 × 28 pixels, 16 filters of 3 × 3, ReLU and the largest of every 2 × 2; the same with 32
 * filters; 5 × 5 × 32 numbers go to the hidden layer. Channels lie last. There is no padding, so that every window lies in
 * its picture and a third less is to be computed and checked: 28 gives 26, pooled 13; 13 gives 11, of which an odd last
 * row and column have no part in pooling, so 5.
 *
 * The largest of four stays the largest behind ReLU, so each kernel takes the largest first. Of equals the first counts.
 */
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

const K = 3;

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

export const LAYER_1 = layerOf(28, 1, 16, 0);
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
