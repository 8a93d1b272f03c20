import type { LibraryHost } from '../../../engine/contract.ts';
import type { OnnxProblem } from '../../peers/onnx.ts';
import type { ConvLayerParams } from '../definition.ts';
import { channelsFirst } from './problem.ts';

/** A layer's weights are known when its model is loaded. */
const convolution: OnnxProblem<ConvLayerParams> = {
  ...channelsFirst,
  nodes: ({ k, stride, pad, groups }) => [
    {
      type: 'Conv',
      inputs: ['x0', 'x1'],
      outputs: ['y'],
      attributes: {
        group: groups,
        kernel_shape: [k, k],
        pads: [pad, pad, pad, pad],
        strides: [stride, stride],
      },
    },
  ],
  isWeights: (place) => place === 1,
};

/** Two builds, each fetched for itself. */
export const loadWebGpu = async (host: LibraryHost) =>
  (await import('../../peers/onnx-webgpu.ts')).loadOnnxWebGpu(host, convolution);
export const loadWasm = async (host: LibraryHost) =>
  (await import('../../peers/onnx-wasm.ts')).loadOnnxWasm(host, convolution);
