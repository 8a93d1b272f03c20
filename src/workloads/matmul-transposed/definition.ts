/** C = A·Bᵀ: what differs from a product whose B lies the usual way. */
import type { ParamSchema, Tensors, Verifier } from '../../engine/contract.ts';
import { fillUniform } from '../../engine/random.ts';
import { type MatmulParams, params as usualParams } from '../matmul/definition.ts';
import { verifier as usualVerifier } from '../matmul/reference.ts';
import { LABELS } from './texts.ts';

export const params: ParamSchema = {
  n: { ...usualParams.n, label: LABELS.n },
  m: { ...usualParams.m, label: LABELS.m },
  k: { ...usualParams.k, label: LABELS.k },
};

/** A is m×k, B n×k, C m×n. */
export const tensors = ({ m, k, n }: MatmulParams) => ({
  inputs: { a: { dtype: 'f32', shape: [m, k] }, b: { dtype: 'f32', shape: [n, k] } } as const,
  outputs: { c: { dtype: 'f32', shape: [m, n] } } as const,
});

/** Uniform in [-1, 1). */
export const generate = ({ m, k, n }: MatmulParams, seed: number): Tensors => ({
  a: fillUniform(new Float32Array(m * k), seed, 1),
  b: fillUniform(new Float32Array(n * k), seed, 2),
});

/** The same sums as of a B that has been turned, within the same bounds. */
export const verifier = ({ a, b }: Tensors, p: MatmulParams): Verifier =>
  usualVerifier({ a, b: turned(b as Float32Array, p) }, p);

/** b [n, k] as [k, n]. */
function turned(b: Float32Array, { k, n }: MatmulParams): Float32Array<ArrayBuffer> {
  const usual = new Float32Array(k * n);
  for (let column = 0, at = 0; column < n; column++) for (let p = 0; p < k; p++, at++) usual[p * n + column] = b[at];
  return usual;
}
