/** A variant that rounds its inputs is held to what the rounding explains, and to no more. */
import { expect, test } from 'vitest';
import { matmul } from './index.ts';
import { multiplyBlocked } from './kernels.ts';

const HALF = 2 ** -11;

/** To 11 bits, as an f16 has them; good enough for numbers from 2^-14 to 1. */
function toHalf(value: number): number {
  if (Math.abs(value) < 2 ** -14) return 0;
  const step = 2 ** (Math.floor(Math.log2(Math.abs(value))) - 10);
  return Math.round(value / step) * step;
}

function multiplied(n: number) {
  const p = { n, m: n, k: n };
  const inputs = matmul.generate(p, 3);
  const rounded = { a: inputs.a.map(toHalf), b: inputs.b.map(toHalf) };
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
});
