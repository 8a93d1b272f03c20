/**
 * The reference and how far a result may be from it. The float64 sum of two f32 numbers, rounded to f32, is their
 * correctly rounded sum. WGSL wants a correctly rounded addition too, but lets it round up or down: the result is the
 * reference or its neighbour, which lies at most 2u·|reference| away (u the unit roundoff). A sum too small for a
 * normal f32 may be flushed to zero.
 */
import { checkElementwise, ROUNDING, SMALLEST_NORMAL } from '../../engine/compare.ts';
import type { Tensors, Verdict, Verifier } from '../../engine/contract.ts';
import type { VectorAddParams } from './definition.ts';

/** Every element is checked at any size, this many at a time, so that the reference never takes as much as the data. */
const CHUNK = 2 ** 20;

export function verifier({ a, b }: Tensors, { n }: VectorAddParams): Verifier {
  const sums = (begin: number, end: number) => {
    const expected = new Float32Array(end - begin);
    for (let i = begin; i < end; i++) expected[i - begin] = a[i] + b[i];
    return expected;
  };
  const check = ({ c }: Tensors): Verdict => {
    const verdict: Verdict = { ok: false, maxError: Infinity, tolerance: 0, at: null, method: 'elementwise' };
    if (c.length !== n) return verdict;
    let worst: Verdict = { ...verdict, ok: true, maxError: 0 };
    for (let begin = 0; begin < n && worst.ok; begin += CHUNK) {
      const end = Math.min(begin + CHUNK, n);
      const expected = sums(begin, end);
      const found = checkElementwise(c.subarray(begin, end), expected, (i) => toleranceOf(expected[i]));
      if (found.ok && found.maxError < worst.maxError) continue;
      worst = { ...worst, ...pick(found), at: `element ${begin + found.index}` };
    }
    return worst;
  };
  return n <= CHUNK ? { check, reference: { c: sums(0, n) } } : { check };
}

const toleranceOf = (sum: number) => (Number.isFinite(sum) ? ROUNDING * Math.abs(sum) + SMALLEST_NORMAL : 0);

const pick = ({ ok, maxError, tolerance }: Pick<Verdict, 'ok' | 'maxError' | 'tolerance'>) => ({
  ok,
  maxError,
  tolerance,
});
