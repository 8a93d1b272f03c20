/** The SIMD kernels' host side. */
import type { Stage, TensorSpecs } from '../../engine/contract.ts';
import { moduleOf } from '../simd/modules.ts';
import { tokenWasmArgs, tokenWasmScratch, tokenWasmStages } from './decode/wasm.ts';
import { addsTokens, type LanguageParams, logitsPitch, parameterCount, workOf } from './layout.ts';

/** Of the assembly: rows of a piece of a table, and tokens of a block (parts.ts). */
const ROWS = 32;
const BLOCK = 16;

/** Of its way of few prompts (prompt.ts): rows of a norm, columns of a matrix. */
const PROMPT = { rows: 16, columns: 16 };

/** So few sequences leave most machines' cores without one: they share each. */
const FEW = 4;

export const wasmModule = moduleOf({
  simd: () => import('./assembly/build/simd.wasm?url&inline'),
  simdShared: () => import('./assembly/build/simd-shared.wasm?url&inline'),
  relaxed: () => import('./assembly/build/relaxed.wasm?url&inline'),
  relaxedShared: () => import('./assembly/build/relaxed-shared.wasm?url&inline'),
});

/** The sections, the embedding and the matrices turned round, and the gradient: assembly/common.ts says where. */
export function wasmScratch(p: LanguageParams): TensorSpecs {
  if (addsTokens(p)) return tokenWasmScratch(p);
  const count = parameterCount(p);
  const flipped = p.width * logitsPitch(p) + count - (p.vocabulary + p.t) * p.width;
  return { work: { dtype: 'f32', shape: [workOf(p).length + flipped + count] } };
}

const TENSORS = ['tokens', 'targets', 'rate', 'weights', 'moment1', 'moment2', 'step', 'loss', 'work'] as const;

const PROMPT_TENSORS = ['tokens', 'weights', 'logits', 'cache', 'work'] as const;

export function wasmArgs(p: LanguageParams, at: (tensor: string) => number): readonly number[] {
  if (addsTokens(p)) return tokenWasmArgs(p, at);
  return [
    ...(p.task === 'prefill' ? PROMPT_TENSORS : TENSORS).map(at),
    p.b,
    p.t,
    p.width,
    p.layers,
    p.heads,
    p.vocabulary,
    ...(p.task === 'prefill' ? [] : [p.windows]),
  ];
}

/** Of each sequence heads and blocks of its tokens, in turns. */
const partsOf = ({ b, t, layers, heads }: LanguageParams): readonly Stage[] =>
  Array.from({ length: 4 * layers + 1 }, (_, arg) => ({
    entry: 'part',
    arg,
    rows: b * (arg % 2 ? heads : Math.ceil(t / BLOCK)),
    grain: 1,
  }));

/** Of each layer a norm, queries, keys and values, heads, projection, a norm, up and down; then what is handed out. */
function promptStages({ b, t, width, layers, heads }: LanguageParams): readonly Stage[] {
  const columns = (count: number) => Math.ceil(count / PROMPT.columns);
  const norm = Math.ceil((b * t) / PROMPT.rows);
  const ofLayer = [norm, columns(3 * width), b * heads, columns(width), norm, columns(4 * width), columns(width)];
  const rows = Array.from({ length: layers }, () => ofLayer).flat();
  return [...rows, b].map((count, arg) => ({
    entry: 'prompt',
    arg,
    rows: count,
    grain: 1,
  }));
}

export function wasmStages(p: LanguageParams): readonly Stage[] {
  const { task, b, t, width, layers, vocabulary } = p;
  if (addsTokens(p)) return tokenWasmStages(p);
  if (task === 'prefill') return b <= FEW ? promptStages(p) : [{ entry: 'prompts', rows: b, grain: 1 }];
  const pieces = (count: number) => Math.ceil(count / ROWS);
  const ofLayer = 3 * pieces(width) + pieces(4 * width) + 1;
  return [
    { entry: 'turn', rows: 1 + 4 * layers, grain: 1 },
    ...(b <= FEW ? partsOf(p) : [{ entry: 'sequences', rows: b, grain: 1 }]),
    { entry: 'update', rows: pieces(vocabulary) + pieces(t) + 1 + layers * ofLayer, grain: 1 },
    { entry: 'finish', rows: 1, grain: 1 },
  ];
}
