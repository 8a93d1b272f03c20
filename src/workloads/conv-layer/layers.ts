/**
 * The five convolution layers of AlexNet, by number. Source: A. Krizhevsky, I. Sutskever and G. Hinton, "ImageNet
 * Classification with Deep Convolutional Neural Networks", NIPS 2012, section 3.5. The paper speaks of pictures of 224×224;
 * its first layer gives the 55×55 that it names with 227. Two groups are what it had on two GPUs.
 */

interface Layer {
  readonly w: number;
  readonly in: number;
  readonly out: number;
  readonly k: number;
  readonly stride: number;
  readonly pad: number;
  readonly groups: number;
}

export const LAYERS = {
  1: { w: 227, in: 3, out: 96, k: 11, stride: 4, pad: 0, groups: 1 },
  2: { w: 27, in: 96, out: 256, k: 5, stride: 1, pad: 2, groups: 2 },
  3: { w: 13, in: 256, out: 384, k: 3, stride: 1, pad: 1, groups: 1 },
  4: { w: 13, in: 384, out: 384, k: 3, stride: 1, pad: 1, groups: 2 },
  5: { w: 13, in: 384, out: 256, k: 3, stride: 1, pad: 1, groups: 2 },
} as const satisfies Readonly<Record<string, Layer>>;

export type LayerName = keyof typeof LAYERS;

/** A parameter that takes what the named layer has, unless it is given. */
export function byLayer(side: keyof Layer) {
  const byChoice = Object.fromEntries(Object.entries(LAYERS).map(([name, layer]) => [name, layer[side]]));
  return { default: LAYERS[1][side], follows: 'layer', byChoice };
}
