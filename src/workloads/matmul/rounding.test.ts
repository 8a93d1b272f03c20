/** A variant that rounds its inputs is held to what the rounding explains, and to no more. */
import { expect, test } from 'vitest';
import { FEWER_BITS, toHalf } from '../testing/precision.ts';
import { matmul } from './index.ts';
import { multiplyBlocked } from './kernels.ts';

const HALF = 2 ** -11;

function multiplied(n: number, round = toHalf) {
  const p = { n, m: n, k: n };
  const inputs = matmul.generate(p, 3) as { a: Float32Array; b: Float32Array };
  const rounded = { a: round(inputs.a), b: round(inputs.b) };
  const c = new Float32Array(n * n);
  const panels = new Float32Array(Math.ceil(n / 4) * 4 * n);
  multiplyBlocked({ ...rounded, c, panels }, p);
  return { verifier: matmul.verifier(inputs, p), c };
}

test.each([
  [96, 'elementwise'],
  [560, 'freivalds'],
] as const)('n = %i, checked %s', (n, method) => {
  const { verifier, c } = multiplied(n);
  expect(verifier.check({ c })).toMatchObject({ ok: false });
  expect(verifier.check({ c }, HALF)).toMatchObject({ ok: true, method });
  const shifted = c.slice();
  shifted.set(c.subarray(n, 2 * n), 0);
  expect(verifier.check({ c: shifted }, HALF)).toMatchObject({ ok: false });
  const [, toBfloat] = FEWER_BITS[1];
  expect(verifier.check({ c: multiplied(n, toBfloat).c }, HALF)).toMatchObject({ ok: false });
});
