import type { LibraryHost } from '../../../engine/contract.ts';
import { loadOnnxWasm, loadOnnxWebGpu, type OnnxProblem } from '../../peers/onnx.ts';
import type { DepthwiseParams } from '../definition.ts';
import { channelsFirst } from './problem.ts';

/** A layer's weights are known when its model is loaded. */
const convolution: OnnxProblem<DepthwiseParams> = {
  ...channelsFirst,
  node: ({ k }) => {
    const rim = (k - 1) / 2;
    const attributes = { group: 4, kernel_shape: [k, k], pads: [rim, rim, rim, rim] };
    return { type: 'Conv', inputs: ['x0', 'x1'], outputs: ['y'], attributes };
  },
  weights: [1],
};

export const loadWebGpu = (host: LibraryHost) => loadOnnxWebGpu(host, convolution);
export const loadWasm = (host: LibraryHost) => loadOnnxWasm(host, convolution);
