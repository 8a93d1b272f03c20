import type { LibraryHost } from '../../../engine/contract.ts';
import type { OnnxProblem } from '../../peers/onnx.ts';
import type { SoftmaxParams } from '../definition.ts';
import { problem } from './problem.ts';

const rows: OnnxProblem<SoftmaxParams> = {
  ...problem,
  nodes: () => [{ type: 'Softmax', inputs: ['x0'], outputs: ['y'], attributes: { axis: 1 } }],
};

/** Two builds, each fetched for itself. */
export const loadWebGpu = async (host: LibraryHost) =>
  (await import('../../peers/onnx-webgpu.ts')).loadOnnxWebGpu(host, rows);
export const loadWasm = async (host: LibraryHost) =>
  (await import('../../peers/onnx-wasm.ts')).loadOnnxWasm(host, rows);
