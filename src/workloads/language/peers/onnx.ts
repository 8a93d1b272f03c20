/**
 * ONNX Runtime Web takes a prompt in, or adds a token to it, with a model as its exporters write it: the runtime's own
 * operators for attention and GELU, ONNX's for the rest. Tokens come from outside, as f32, which every input is here; the
 * parameters are in the model.
 *
 * With a cache, keys and values of earlier tokens come from outside too, and those of all tokens leave attention as `present`,
 * which is what an application hands back in for the next token: the runtime joins the two anew each time. What is read of
 * them is the newest token's part. Which token is likeliest is found in f32, as the indices of ArgMax, of 64 bits, would leave
 * the GPU.
 */
import type { LibraryHost } from '../../../engine/contract.ts';
import { type OnnxProblem, wholeNumbers } from '../../peers/onnx.ts';
import type { Constant, ModelNode } from '../../peers/onnx-model.ts';
import { causalMask } from '../../peers/problem.ts';
import type { LanguageParams } from '../layout.ts';
import { headWidth } from '../operations/attention.ts';
import { arrayCount, modelOf, problem } from './problem.ts';
import { pastNames } from './token.ts';

/** Of ONNX's element types. */
const INT32 = 6;

/** One for all prompts and heads. */
const maskOf = ({ t }: LanguageParams): Constant => ({ name: 'mask', shape: [1, 1, t, t], data: causalMask(t) });

/** Tokens of each sequence that go through the layers. */
const lengthOf = ({ task, t }: LanguageParams): number => (task === 'decode' ? 1 : t);

const constantsOf = (p: LanguageParams): readonly Constant[] => [
  ...(p.task === 'decode' ? ofChoice(p) : [maskOf(p)]),
  wholeNumbers('rows', [p.b * lengthOf(p), p.width]),
  wholeNumbers('sequences', [p.b, lengthOf(p), p.width]),
  wholeNumbers('parts', [p.b, lengthOf(p), 3 * p.width]),
  wholeNumbers('heads', [p.b, lengthOf(p), p.heads, headWidth(p)]),
  { name: 'scale', shape: [1], data: Float32Array.of(1 / Math.sqrt(headWidth(p))) },
  wholeNumbers('flat', [-1]),
  wholeNumbers('last', [lengthOf(p) - 1]),
  wholeNumbers('place', [p.t - 1]),
  wholeNumbers('keys', [p.width]),
  wholeNumbers('end', [3 * p.width]),
  wholeNumbers('columns', [1]),
  wholeNumbers('lastRows', [p.b, p.width]),
];

/** Tokens by their numbers, and one that is none. */
const ofChoice = ({ vocabulary }: LanguageParams): readonly Constant[] => [
  { name: 'numbers', shape: [1, vocabulary], data: Float32Array.from({ length: vocabulary }, (_, token) => token) },
  { name: 'none', shape: [1], data: Float32Array.of(vocabulary) },
];

/** @param fused whether attention is one operator of the runtime's own */
function nodesOf(p: LanguageParams, fused: boolean): readonly ModelNode[] {
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
  const decodes = p.task === 'decode';
  const words = add('Gather', [embedding, add('Cast', ['x0'], { attributes: { to: INT32 } })]);
  const places = decodes ? add('Gather', [positions, 'place']) : positions;
  let stream = add('Reshape', [add('Add', [words, places]), 'rows']);
  const cached = layers.map(({ norm1, qkv, projection, norm2, up, down }, layer) => {
    const all = add('Gemm', [add('LayerNormalization', [stream, ...norm1]), ...qkv]);
    const outputs = ['query', 'key', 'value'].map((name) => `${name}-${layer}`);
    add('Split', [add('Reshape', [all, 'parts'])], { outputs, attributes: { axis: 2 } });
    const kept = decodes ? pastNames(1 + arrayCount(p), layer) : null;
    const mixed = (fused ? attention : attentionApart)(outputs, kept, layer);
    const middle = add('Add', [stream, add('Gemm', [add('Reshape', [mixed, 'rows']), ...projection])]);
    const wide = add('Gemm', [add('LayerNormalization', [middle, ...norm2]), ...up]);
    const active = add('FastGelu', [wide], { domain: 'com.microsoft' });
    stream = add('Add', [middle, add('Gemm', [active, ...down])]);
    return add('Slice', [all, 'keys', 'end', 'columns']);
  });
  const last = add('Gather', [add('Reshape', [stream, 'sequences']), 'last'], { attributes: { axis: 1 } });
  const normed = add('LayerNormalization', [add('Reshape', [last, 'lastRows']), ...norm]);
  const logits = add('Gemm', [normed, embedding], { attributes: { transB: 1 } });
  const told = decodes ? [logits, ...cached, likeliest(logits)] : [logits, ...cached];
  add('Concat', told.map(flat), { outputs: ['y'], attributes: { axis: 0 } });
  return nodes;

  /** @param kept keys and values of the tokens before */
  function attention(parts: readonly string[], kept: readonly string[] | null, layer: number): string {
    const own = { domain: 'com.microsoft', attributes: { num_heads: p.heads } } as const;
    if (!kept) return add('MultiHeadAttention', [...parts, '', '', 'mask'], own);
    const outputs = [`mixed-${layer}`, `present-keys-${layer}`, `present-values-${layer}`];
    return add('MultiHeadAttention', [...parts, '', '', '', ...kept], { ...own, outputs });
  }

  function attentionApart(parts: readonly string[], kept: readonly string[] | null): string {
    const turned = (from: string, perm: readonly number[]) => add('Transpose', [from], { attributes: { perm } });
    const [query, key, value] = parts.map((part) => turned(add('Reshape', [part, 'heads']), [0, 2, 1, 3]));
    const whole = (past: string | undefined, now: string) =>
      past === undefined ? now : add('Concat', [past, now], { attributes: { axis: 2 } });
    const [keys, values] = [whole(kept?.[0], key), whole(kept?.[1], value)];
    const scores = add('Mul', [add('MatMul', [query, turned(keys, [0, 1, 3, 2])]), 'scale']);
    const shares = add('Softmax', [kept ? scores : add('Add', [scores, 'mask'])], { attributes: { axis: 3 } });
    return add('Reshape', [turned(add('MatMul', [shares, values]), [0, 2, 1, 3]), 'sequences']);
  }

  /** Of each row the first of the largest. */
  function likeliest(rows: string): string {
    const most = add('ReduceMax', [rows], { attributes: { axes: [1], keepdims: 1 } });
    const those = add('Where', [add('Equal', [rows, most]), 'numbers', 'none']);
    return add('ReduceMin', [those], { attributes: { axes: [1], keepdims: 0 } });
  }
}

const language: OnnxProblem<LanguageParams> = {
  ...problem,
  nodes: (p) => nodesOf(p, true),
  constants: constantsOf,
  isWeights: (place, p) => place > 0 && place <= arrayCount(p),
};

/**
 * The same without the runtime's own attention: that of its WebGPU build (1.30) gives wrong numbers for prompts of 96 tokens
 * with a mask, and for one mask instead of one for each head reads on behind its end.
 */
const onGpu: OnnxProblem<LanguageParams> = { ...language, nodes: (p) => nodesOf(p, false) };

/** Two builds, each fetched for itself. */
export const loadWebGpu = async (host: LibraryHost) =>
  (await import('../../peers/onnx-webgpu.ts')).loadOnnxWebGpu(host, onGpu);
export const loadWasm = async (host: LibraryHost) =>
  (await import('../../peers/onnx-wasm.ts')).loadOnnxWasm(host, language);
