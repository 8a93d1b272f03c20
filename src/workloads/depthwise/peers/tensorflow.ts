import { depthwiseConv2d, type Tensor4D } from '@tensorflow/tfjs-core';
import type { LibraryHost } from '../../../engine/contract.ts';
import { loadTensorflow, type TensorflowBackend } from '../../peers/tensorflow.ts';
import { channelsLast } from './problem.ts';

export const load = (backend: TensorflowBackend, host: LibraryHost) =>
  loadTensorflow(backend, host, {
    ...channelsLast,
    operation: ([image, weights]) => depthwiseConv2d(image as Tensor4D, weights as Tensor4D, 1, 'same'),
  });
