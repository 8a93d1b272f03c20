/** Named sets of patterns: comparisons that anybody should be able to repeat with one word. */
import { ON_ALL_CORES, ROOFED, sizeOf } from './roofed.ts';

export interface Suite {
  readonly patterns: readonly string[];
  /** Time for measuring where none is asked for; a run that needs less ends sooner. */
  readonly budgetMs: number;
}

const LIBRARIES = { gpu: 'tfjs-webgpu|ort-webgpu|jax-webgpu', wasm: 'tfjs-wasm|ort-wasm|jax-wasm' };

/** ONNX Runtime Web does not train, and stands beside no attention; of the language model it has prompts and tokens, which others have not. */
const WITHOUT_ONNX = { gpu: 'tfjs-webgpu|jax-webgpu', wasm: 'tfjs-wasm|jax-wasm' };

/** What the product has for a convolution layer; with tiles in workgroup memory where barriers are cheap. */
const CONV_LAYER = { software: 'specialized|subgroups', hardware: 'tiled|split|specialized|subgroups' };

/** Contenders that are held against each other stand in one pattern, so that their batches interleave. */
const comparison = (matmul: string, depthwise: string, gpu: keyof typeof CONV_LAYER): readonly string[] => [
  `matmul:registers|ahead|registers-direct|registers-8x8|specialized|tuned|${LIBRARIES.gpu}:n=${matmul}`,
  `matmul:wasm|wasm-threads|${LIBRARIES.wasm}:n=${matmul}`,
  `matmul:js-textbook|js-blocked|ml-matrix:n=${matmul.split('|').slice(0, 3).join('|')}`,
  `depthwise:direct-rows|streaming|wide|${LIBRARIES.gpu}:size=${depthwise},k=3|5|9|15`,
  `depthwise:wasm|wasm-threads|${LIBRARIES.wasm}:size=${depthwise},k=3|5|9|15`,
  `conv-layer:${CONV_LAYER[gpu]}|${LIBRARIES.gpu}:layer=1|2|3|4|5`,
  `attention:blocks|fused|subgroups|${WITHOUT_ONNX.gpu}:t=256|512`,
  `training:fused|subgroups|${WITHOUT_ONNX.gpu}:b=32,width=128,network=perceptron|convolutional`,
  `training:wasm|wasm-threads|${WITHOUT_ONNX.wasm}:b=32,width=128,network=perceptron|convolutional`,
  `language:fused|subgroups|${LIBRARIES.gpu}:task=train|prefill`,
  `language:wasm|wasm-threads|${LIBRARIES.wasm}:task=train|prefill`,
  'language:fused|ort-webgpu:task=decode,shape=256-6-8-256',
  'language:wasm|wasm-threads|ort-wasm:task=decode,shape=256-6-8-256',
  `convolution:tuned|separable|wasm-threads|wasm-separable-threads:size=${depthwise},k=3|9`,
];

/** What the home page races, at each of its sizes. */
const RACE = 'matmul:tuned|tiled|wasm-threads|js-textbook:n=256|512|1024';

/** Every kernel of the GPU in one room, so that the rungs are compared with each other. */
const LADDER =
  'matmul:naive|coalesced|tiled|registers|registers-8x4|registers-8x8|registers-direct|subgroups|half|split-k|specialized|tuned';

// The cases of `limitCases`, which the device page measures.
const LIMITS = [
  'peak-fma:gpu:rows=4096,steps=1024,chains=4|8',
  'peak-fma:wasm-threads:rows=4096,steps=1024,chains=8',
  'peak-orbit:gpu|wasm-threads:rows=4096,steps=1024',
  'peak-read:gpu|wasm-threads:blocks=4096',
  'peak-copy:gpu|wasm-threads:blocks=4096',
];
const LIMITS_HARDWARE = [
  'peak-fma:gpu:rows=65536,steps=4096,chains=1|2|4|8',
  'peak-fma:wasm-threads:rows=4096,steps=1024,chains=8',
  'peak-orbit:gpu:rows=65536,steps=4096',
  'peak-orbit:wasm-threads:rows=4096,steps=1024',
  'peak-read:gpu:blocks=4096|16384',
  'peak-read:wasm-threads:blocks=4096',
  'peak-copy:gpu:blocks=4096|16384',
  'peak-copy:wasm-threads:blocks=4096',
];

/** @param gpu whether kernels of the GPU are among them */
const roofed = (gpu: boolean): readonly string[] =>
  ROOFED.map((one) => `${one.workload}:${gpu ? `${one.kernel}|` : ''}${ON_ALL_CORES}:${sizeOf(one).join(',')}`);

export const SUITES: Readonly<Record<string, Suite>> = {
  race: { patterns: [RACE], budgetMs: 60_000 },
  ladder: { patterns: [`${LADDER}:n=256|512|1024`], budgetMs: 120_000 },
  'ladder-hardware': { patterns: [`${LADDER}:n=256|512|1024|2048|4096`], budgetMs: 120_000 },
  limits: { patterns: LIMITS, budgetMs: 30_000 },
  'limits-hardware': { patterns: LIMITS_HARDWARE, budgetMs: 30_000 },
  // Work that has a roof of its own, beside what that is made of.
  roofs: { patterns: [...LIMITS, ...roofed(false)], budgetMs: 60_000 },
  'roofs-hardware': { patterns: [...LIMITS_HARDWARE, ...roofed(true)], budgetMs: 90_000 },
  peers: { patterns: comparison('256|512|1024', '1024', 'software'), budgetMs: 900_000 },
  // A GPU of its own has room for more, and limits worth measuring beside it.
  'peers-hardware': {
    patterns: [...comparison('256|512|1024|2048|4096', '1024', 'hardware'), 'peak-fma:gpu', 'peak-copy:gpu'],
    budgetMs: 900_000,
  },
};
