/** What causal attention is: its parameters, tensors, inputs and cost. */
import type { Cost, LocalText, ParamSchema, TensorSpec, Tensors } from '../../engine/contract.ts';
import { fillUniform } from '../../engine/random.ts';
import { text } from '../../engine/text.ts';
import { LABELS } from './texts.ts';

/** A sequence of `t` tokens; each of `heads` heads has queries, keys and values of `d` numbers. */
export type AttentionParams = {
  readonly t: number;
  readonly d: number;
  readonly heads: number;
};

export const params: ParamSchema = {
  t: {
    kind: 'int',
    label: LABELS.t,
    min: 1,
    max: 8192,
    default: 512,
    scale: 'log2',
    steps: [64, 128, 256, 512, 1024, 2048, 4096],
  },
  d: { kind: 'int', label: LABELS.d, min: 4, max: 128, default: 64, scale: 'linear', steps: [32, 64, 96, 128] },
  heads: { kind: 'int', label: LABELS.heads, min: 1, max: 64, default: 8, scale: 'log2', steps: [1, 2, 4, 8, 16, 32] },
};

/** Kernels read in vectors of four. */
export const invalid = ({ d }: AttentionParams): LocalText | null =>
  d % 4
    ? text(
        `A head’s width is a multiple of 4 here; ${d} is none. Take ${d - (d % 4)} or ${d - (d % 4) + 4}.`,
        `这里每个头的宽度须是 4 的倍数，${d} 不是。请改用 ${d - (d % 4)} 或 ${d - (d % 4) + 4}。`,
      )
    : null;

/** Row h·t + i is token i in head h. */
export function tensors({ t, d, heads }: AttentionParams) {
  const rows: TensorSpec = { dtype: 'f32', shape: [heads * t, d] };
  return { inputs: { q: rows, k: rows, v: rows }, outputs: { output: rows } };
}

/** Queries are uniform in [-4, 4), so that a query tells its keys apart; keys and values in [-1, 1). */
export function generate({ t, d, heads }: AttentionParams, seed: number): Tensors {
  const drawn = (stream: number) => fillUniform(new Float32Array(heads * t * d), seed, stream);
  return { q: drawn(1).map((value) => 4 * value), k: drawn(2), v: drawn(3) };
}

/** Pairs of a query and a key that is not later. */
const pairsOf = ({ t, heads }: AttentionParams) => (heads * t * (t + 1)) / 2;

/** A multiplication and an addition per number of a key, and per number of a value; an exponential per pair besides. */
export const cost = (p: AttentionParams): Cost => ({
  flops: 4 * p.d * pairsOf(p),
  bytes: 16 * p.heads * p.t * p.d,
  otherOps: 20 * pairsOf(p),
});

/** What scores are multiplied by, in f32. */
export const scaleOf = ({ d }: AttentionParams): number => Math.fround(1 / Math.sqrt(d));
