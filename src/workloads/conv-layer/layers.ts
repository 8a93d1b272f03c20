/**
 * The five convolution layers of AlexNet, by name. Source: A. Krizhevsky, I. Sutskever and G. Hinton, "ImageNet
 * Classification with Deep Convolutional Neural Networks", NIPS 2012, section 3.5. The paper speaks of pictures of 224×224;
 * its first layer gives the 55×55 that it names with 227. Two groups are what it had on two GPUs.
 */

interface Layer {
  readonly size: number;
  readonly channels: number;
  readonly filters: number;
  readonly k: number;
  readonly stride: number;
  readonly padding: number;
  readonly groups: number;
}

export const LAYERS = {
  conv1: { size: 227, channels: 3, filters: 96, k: 11, stride: 4, padding: 0, groups: 1 },
  conv2: { size: 27, channels: 96, filters: 256, k: 5, stride: 1, padding: 2, groups: 2 },
  conv3: { size: 13, channels: 256, filters: 384, k: 3, stride: 1, padding: 1, groups: 1 },
  conv4: { size: 13, channels: 384, filters: 384, k: 3, stride: 1, padding: 1, groups: 2 },
  conv5: { size: 13, channels: 384, filters: 256, k: 3, stride: 1, padding: 1, groups: 2 },
} as const satisfies Readonly<Record<string, Layer>>;

export type LayerName = keyof typeof LAYERS;

/** A parameter that takes what the named layer has, unless it is given. */
export function byLayer(side: keyof Layer) {
  const byChoice = Object.fromEntries(Object.entries(LAYERS).map(([name, layer]) => [name, layer[side]]));
  return { default: LAYERS.conv1[side], follows: 'layer', byChoice };
}
