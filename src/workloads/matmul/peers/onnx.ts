import type { LibraryHost } from '../../../engine/contract.ts';
import { loadOnnxWasm, loadOnnxWebGpu, type OnnxProblem } from '../../peers/onnx.ts';
import type { MatmulParams } from '../definition.ts';
import { problem } from './problem.ts';

const multiplication: OnnxProblem<MatmulParams> = {
  ...problem,
  node: () => ({ type: 'MatMul', inputs: ['x0', 'x1'], outputs: ['y'] }),
  weights: [],
};

export const loadWebGpu = (host: LibraryHost) => loadOnnxWebGpu(host, multiplication);
export const loadWasm = (host: LibraryHost) => loadOnnxWasm(host, multiplication);
