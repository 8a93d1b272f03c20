/**
 * What TensorFlow.js's WASM backend (4.22) lacks to train filters: the gradient of a convolution by them. That by the maps
 * it has, several times slower than a convolution. Both are convolutions themselves, and those run on XNNPACK: so they
 * are written as such, in its operations, and take the place of the library's own (`registerGradient`).
 */
import { Conv2D, conv2d, registerGradient, reverse, type Tensor4D, transpose } from '@tensorflow/tfjs-core';
import { K } from '../convolutional/layout.ts';

/** Of K × K filters that move on by 1, channels last. After the library has registered its own. */
export function registerConvolutionGradients(): void {
  registerGradient({
    kernelName: Conv2D,
    inputsToSave: ['x', 'filter'],
    gradFunc(dy, saved, { pad }) {
      const derivatives = dy as Tensor4D;
      const [maps, filters] = saved as Tensor4D[];
      const border = pad === 'same' ? (K - 1) / 2 : 0;
      return {
        x: () => byMaps(derivatives, filters, border),
        filter: () => byFilters(maps, derivatives, border),
      };
    },
  });
}

/** The derivatives by the sums [b, h', w', f], convolved with filters that are turned round and lead back: [b, h, w, c]. */
function byMaps(derivatives: Tensor4D, filters: Tensor4D, border: number): Tensor4D {
  return conv2d(derivatives, transpose(reverse(filters, [0, 1]), [0, 1, 3, 2]), 1, K - 1 - border);
}

/** The maps, with the pictures for channels, convolved with the derivatives by all sums: [k, k, c, f]. */
function byFilters(maps: Tensor4D, derivatives: Tensor4D, border: number): Tensor4D {
  const product = conv2d(transpose(maps, [3, 1, 2, 0]), transpose(derivatives, [1, 2, 0, 3]), 1, border);
  return transpose(product, [1, 2, 0, 3]);
}
