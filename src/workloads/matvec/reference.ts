/**
 * The reference in float64, of the very weights that the kernels are given: each is exact in f32 (weights.ts), so that this
 * is a product of two matrices and checked as one (matmul/reference.ts). Integers are added up before they are multiplied
 * by their row's scale: one rounding more than a sum of `pitch` products has, for which the sum counts a term more.
 */
import type { Tensors, Verifier } from '../../engine/contract.ts';
import { verifier as productVerifier } from '../matmul/reference.ts';
import type { MatvecParams } from './definition.ts';
import { pitchOf, unpackRow } from './weights.ts';

/** An integer times such a number of X is beyond f32, though its weight times the number may not be. */
const LARGEST_FACTOR = 2 ** 120;

/** Every element up to 0.15e9 multiply-adds; beyond, 256 of them and Freivalds' check on all. */
export function verifier({ weights, x }: Tensors, p: MatvecParams): Verifier {
  const pitch = pitchOf(p);
  const k = pitch + 1;
  const a = new Float32Array(p.rows * k);
  for (let row = 0; row < p.rows; row++) unpackRow(weights, row, p, a.subarray(row * k, row * k + pitch));
  const b = new Float32Array(k * p.b);
  for (let column = 0, at = 0; column < p.b; column++) {
    for (let step = 0; step < pitch; step++, at++) b[step * p.b + column] = x[at];
  }
  const product = productVerifier({ a, b }, { m: p.rows, k, n: p.b });
  const defined = p.weights !== 'i8' || x.every((value) => !(Math.abs(value) > LARGEST_FACTOR));
  return {
    check: ({ y }, rounding) => product.check({ c: y }, rounding),
    ...(product.reference && defined && { reference: { y: product.reference.c } }),
  };
}
