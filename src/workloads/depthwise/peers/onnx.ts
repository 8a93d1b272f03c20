import type { LibraryHost } from '../../../engine/contract.ts';
import type { OnnxProblem } from '../../peers/onnx.ts';
import type { DepthwiseParams } from '../definition.ts';
import { channelsFirst } from './problem.ts';

/** A layer's weights are known when its model is loaded. */
const convolution: OnnxProblem<DepthwiseParams> = {
  ...channelsFirst,
  nodes: ({ k }) => {
    const rim = (k - 1) / 2;
    const attributes = { group: 4, kernel_shape: [k, k], pads: [rim, rim, rim, rim] };
    return [{ type: 'Conv', inputs: ['x0', 'x1'], outputs: ['y'], attributes }];
  },
  isWeights: (place) => place === 1,
};

/** Two builds, each fetched for itself. */
export const loadWebGpu = async (host: LibraryHost) =>
  (await import('../../peers/onnx-webgpu.ts')).loadOnnxWebGpu(host, convolution);
export const loadWasm = async (host: LibraryHost) =>
  (await import('../../peers/onnx-wasm.ts')).loadOnnxWasm(host, convolution);
