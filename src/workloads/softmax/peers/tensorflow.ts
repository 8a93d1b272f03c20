import { softmax } from '@tensorflow/tfjs-core';
import type { LibraryHost } from '../../../engine/contract.ts';
import { loadTensorflow, type TensorflowBackend } from '../../peers/tensorflow.ts';
import { problem } from './problem.ts';

export const load = (backend: TensorflowBackend, host: LibraryHost) =>
  loadTensorflow(backend, host, { ...problem, operation: ([x]) => softmax(x) });
