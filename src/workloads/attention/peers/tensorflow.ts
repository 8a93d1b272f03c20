import { add, matMul, mul, softmax, tidy } from '@tensorflow/tfjs-core';
import type { LibraryHost } from '../../../engine/contract.ts';
import { loadTensorflow, type TensorflowBackend } from '../../peers/tensorflow.ts';
import { scaleOf } from '../definition.ts';
import { headsFirst } from './problem.ts';

/** It has no attention of its own: four operations, the scale taken to the smallest of their operands. */
export const load = (backend: TensorflowBackend, host: LibraryHost) =>
  loadTensorflow(backend, host, {
    ...headsFirst,
    operation: ([q, k, v, mask], p) =>
      tidy(() => {
        const scores = matMul(mul(q, scaleOf(p)), k, false, true);
        return matMul(softmax(add(scores, mask)), v);
      }),
  });
