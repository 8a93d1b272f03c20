/**
 * ONNX Runtime Web takes a prompt in with a model as its exporters write it: the runtime's own operators for attention and
 * GELU, ONNX's for the rest. Tokens come from outside, as f32, which every input is here; the parameters are in the model.
 */
import type { LibraryHost } from '../../../engine/contract.ts';
import { type OnnxProblem, wholeNumbers } from '../../peers/onnx.ts';
import type { Constant, ModelNode } from '../../peers/onnx-model.ts';
import { causalMask } from '../../peers/problem.ts';
import type { LanguageParams } from '../layout.ts';
import { arrayCount, modelOf, problem } from './problem.ts';

/** Of ONNX's element types. */
const INT32 = 6;

/** Of each head of each prompt: its WebGPU build (1.30) takes one for all as if it were so many, and goes on behind its end. */
function masks({ b, heads, t }: LanguageParams): Constant {
  const mask = causalMask(t);
  const data = new Float32Array(b * heads * mask.length);
  for (let at = 0; at < data.length; at += mask.length) data.set(mask, at);
  return { name: 'mask', shape: [b, heads, t, t], data };
}

const constantsOf = (p: LanguageParams): readonly Constant[] => [
  masks(p),
  wholeNumbers('rows', [p.b * p.t, p.width]),
  wholeNumbers('sequences', [p.b, p.t, p.width]),
  wholeNumbers('parts', [p.b, p.t, 3 * p.width]),
  wholeNumbers('flat', [-1]),
  wholeNumbers('last', [p.t - 1]),
  wholeNumbers('keys', [p.width]),
  wholeNumbers('end', [3 * p.width]),
  wholeNumbers('columns', [1]),
  wholeNumbers('lastRows', [p.b, p.width]),
];

function nodesOf(p: LanguageParams): readonly ModelNode[] {
  // The parameters follow the tokens.
  const { embedding, positions, layers, norm } = modelOf(
    Array.from({ length: arrayCount(p) }, (_, place) => `x${place + 1}`),
  );
  const nodes: ModelNode[] = [];
  /** Names of what a node gives. */
  const add = (type: string, inputs: readonly string[], more: Partial<ModelNode> = {}): string => {
    const outputs = more.outputs ?? [`${type}-${nodes.length}`];
    nodes.push({ type, inputs, ...more, outputs });
    return outputs[0];
  };
  const flat = (from: string) => add('Reshape', [from, 'flat']);
  const words = add('Gather', [embedding, add('Cast', ['x0'], { attributes: { to: INT32 } })]);
  let stream = add('Reshape', [add('Add', [words, positions]), 'rows']);
  const cached = layers.map(({ norm1, qkv, projection, norm2, up, down }, layer) => {
    const all = add('Gemm', [add('LayerNormalization', [stream, ...norm1]), ...qkv]);
    const outputs = ['query', 'key', 'value'].map((name) => `${name}-${layer}`);
    add('Split', [add('Reshape', [all, 'parts'])], { outputs, attributes: { axis: 2 } });
    const mixed = add('MultiHeadAttention', [...outputs, '', '', 'mask'], {
      domain: 'com.microsoft',
      attributes: { num_heads: p.heads },
    });
    const middle = add('Add', [stream, add('Gemm', [add('Reshape', [mixed, 'rows']), ...projection])]);
    const wide = add('Gemm', [add('LayerNormalization', [middle, ...norm2]), ...up]);
    const active = add('FastGelu', [wide], { domain: 'com.microsoft' });
    stream = add('Add', [middle, add('Gemm', [active, ...down])]);
    return add('Slice', [all, 'keys', 'end', 'columns']);
  });
  const last = add('Gather', [add('Reshape', [stream, 'sequences']), 'last'], { attributes: { axis: 1 } });
  const normed = add('LayerNormalization', [add('Reshape', [last, 'lastRows']), ...norm]);
  const logits = add('Gemm', [normed, embedding], { attributes: { transB: 1 } });
  add('Concat', [logits, ...cached].map(flat), { outputs: ['y'], attributes: { axis: 0 } });
  return nodes;
}

const language: OnnxProblem<LanguageParams> = {
  ...problem,
  nodes: nodesOf,
  constants: constantsOf,
  isWeights: (place) => place > 0,
};

/** Two builds, each fetched for itself. */
export const loadWebGpu = async (host: LibraryHost) =>
  (await import('../../peers/onnx-webgpu.ts')).loadOnnxWebGpu(host, language);
export const loadWasm = async (host: LibraryHost) =>
  (await import('../../peers/onnx-wasm.ts')).loadOnnxWasm(host, language);
