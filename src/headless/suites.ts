/** Named sets of patterns: comparisons that anybody should be able to repeat with one word. */

export interface Suite {
  readonly patterns: readonly string[];
  /** Time for measuring where none is asked for; a run that needs less ends sooner. */
  readonly budgetMs: number;
}

const LIBRARIES = { gpu: 'tfjs-webgpu|ort-webgpu|jax-webgpu', wasm: 'tfjs-wasm|ort-wasm|jax-wasm' };

/** ONNX Runtime Web does not train, and stands beside no attention; of the language model it has prompts and tokens, which others have not. */
const WITHOUT_ONNX = { gpu: 'tfjs-webgpu|jax-webgpu', wasm: 'tfjs-wasm|jax-wasm' };

/** Contenders that are held against each other stand in one pattern, so that their batches interleave. */
const comparison = (matmul: string, depthwise: string): readonly string[] => [
  `matmul:registers|registers-direct|registers-8x8|specialized|tuned|${LIBRARIES.gpu}:n=${matmul}`,
  `matmul:wasm|wasm-threads|${LIBRARIES.wasm}:n=${matmul}`,
  `matmul:js-textbook|js-blocked|ml-matrix:n=${matmul.split('|').slice(0, 3).join('|')}`,
  `depthwise:direct-rows|streaming|wide|${LIBRARIES.gpu}:size=${depthwise},k=3|9`,
  `depthwise:wasm|wasm-threads|${LIBRARIES.wasm}:size=${depthwise},k=3|9`,
  `conv-layer:specialized|subgroups|${LIBRARIES.gpu}:layer=1|3`,
  `attention:blocks|fused|subgroups|${WITHOUT_ONNX.gpu}:t=256|512`,
  `training:fused|subgroups|${WITHOUT_ONNX.gpu}:b=32,width=128,network=perceptron|convolutional`,
  `training:wasm|wasm-threads|${WITHOUT_ONNX.wasm}:b=32,width=128,network=perceptron|convolutional`,
  `language:fused|subgroups|${LIBRARIES.gpu}:task=train|prefill`,
  `language:wasm|wasm-threads|${LIBRARIES.wasm}:task=train|prefill`,
  'language:fused|ort-webgpu:task=decode,shape=256-6-8-256',
  'language:wasm|wasm-threads|ort-wasm:task=decode,shape=256-6-8-256',
  `convolution:tuned|separable|wasm-threads|wasm-separable-threads:size=${depthwise},k=3|9`,
];

export const SUITES: Readonly<Record<string, Suite>> = {
  peers: { patterns: comparison('256|512|1024', '1024'), budgetMs: 900_000 },
  // A GPU of its own has room for more, and limits worth measuring beside it.
  'peers-hardware': {
    patterns: [...comparison('256|512|1024|2048|4096', '1024'), 'peak-fma:gpu', 'peak-copy:gpu'],
    budgetMs: 900_000,
  },
};
