import type { LibraryHost } from '../../../engine/contract.ts';
import type { OnnxProblem } from '../../peers/onnx.ts';
import type { MatmulParams } from '../definition.ts';
import { problem } from './problem.ts';

const multiplication: OnnxProblem<MatmulParams> = {
  ...problem,
  nodes: () => [{ type: 'MatMul', inputs: ['x0', 'x1'], outputs: ['y'] }],
};

/** Two builds, each fetched for itself. */
export const loadWebGpu = async (host: LibraryHost) =>
  (await import('../../peers/onnx-webgpu.ts')).loadOnnxWebGpu(host, multiplication);
export const loadWasm = async (host: LibraryHost) =>
  (await import('../../peers/onnx-wasm.ts')).loadOnnxWasm(host, multiplication);
