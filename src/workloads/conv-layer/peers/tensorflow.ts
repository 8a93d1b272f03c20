import { conv2d, type Tensor4D } from '@tensorflow/tfjs-core';
import type { LibraryHost } from '../../../engine/contract.ts';
import { loadTensorflow, type TensorflowBackend } from '../../peers/tensorflow.ts';
import type { ConvLayerParams } from '../definition.ts';
import { channelsLast } from './problem.ts';

export const load = (backend: TensorflowBackend, host: LibraryHost) =>
  loadTensorflow<ConvLayerParams>(backend, host, {
    ...channelsLast,
    operation: ([input, weights], { stride, pad }) => conv2d(input as Tensor4D, weights as Tensor4D, stride, pad),
  });
