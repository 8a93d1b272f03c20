/** What the check lets pass and what it does not. */
import { describe, expect, test } from 'vitest';
import { FEWER_BITS } from '../testing/precision.ts';
import { type DepthwiseParams, generate } from './definition.ts';
import { verifier } from './reference.ts';

type Floats = Float32Array<ArrayBuffer>;
type Given = { readonly image: Floats; readonly weights: Floats };

/** Every sum in f32. `lanes` partial sums, tap by tap in turn; zeros of the padding are left out. */
function convolve(
  { image, weights }: Given,
  { size, height, k }: DepthwiseParams,
  lanes = 1,
  backwards = false,
): Floats {
  const output = new Float32Array(image.length);
  const radius = (k - 1) / 2;
  const sums = new Float32Array(lanes);
  for (let at = 0; at < output.length; at++) {
    const channel = at % 4;
    const x = (at >> 2) % size;
    const y = Math.floor((at >> 2) / size);
    sums.fill(0);
    for (let step = 0; step < k * k; step++) {
      const tap = backwards ? k * k - 1 - step : step;
      const column = x + (tap % k) - radius;
      const row = y + Math.floor(tap / k) - radius;
      if (column < 0 || column >= size || row < 0 || row >= height) continue;
      sums[step % lanes] += Math.fround(weights[4 * tap + channel] * image[4 * (row * size + column) + channel]);
    }
    output[at] = sums.reduce((sum, one) => Math.fround(sum + one));
  }
  return output;
}

const SHAPES = [
  { size: 33, height: 21, k: 3 },
  { size: 61, height: 47, k: 9 },
  { size: 31, height: 33, k: 15 },
] as const;

describe.each(SHAPES)('k = $k', (p) => {
  const given = generate(p, 3) as Given;
  const checks = verifier(given, p);
  const check = (output: Floats) => checks.check({ output });
  const right = convolve(given, p);
  const edited = (at: number, value: number) => right.map((one, n) => (n === at ? value : one));

  test('f32 in any order is right', () => {
    for (const lanes of [1, 2, 4, 9]) {
      for (const backwards of [false, true])
        expect(check(convolve(given, p, lanes, backwards))).toMatchObject({ ok: true });
    }
  });

  test.each(FEWER_BITS)('%s inputs are refused, both or one', (_format, round) => {
    expect(check(convolve({ image: round(given.image), weights: round(given.weights) }, p))).toMatchObject({
      ok: false,
    });
    expect(check(convolve({ ...given, weights: round(given.weights) }, p))).toMatchObject({ ok: false });
    expect(check(convolve({ ...given, image: round(given.image) }, p))).toMatchObject({ ok: false });
  });

  test('a tap left out, a shift, other inputs, and one element are refused', () => {
    for (const tap of [0, (p.k * p.k) >> 1, p.k * p.k - 1]) {
      expect(check(convolve({ ...given, weights: given.weights.slice().fill(0, 4 * tap, 4 * tap + 1) }, p)).ok).toBe(
        false,
      );
    }
    expect(check(right.slice().copyWithin(4, 0)).ok).toBe(false);
    expect(check(new Float32Array(right.length)).ok).toBe(false);
    expect(check(convolve(generate(p, 4) as Given, p)).ok).toBe(false);
    expect(check(right.subarray(4)).ok).toBe(false);
    for (const at of [0, 1001, right.length - 1]) {
      for (const value of [Number.NaN, Infinity, -Infinity, right[at] + 1e-3]) {
        expect(check(edited(at, value)), `${value}`).toMatchObject({ ok: false, at: expect.stringContaining('pixel') });
      }
    }
  });
});

test('f16 in the sums of a large filter shows in their root mean square alone', () => {
  const p = { size: 31, height: 33, k: 15 };
  const given = generate(p, 3) as Given;
  const exact = verifier(given, p);
  const right = convolve(given, p);
  // A tenth of what f16 factors do, evenly: no element is beyond its worst case.
  const off = right.map((value, at) => value + (at % 2 ? 2e-4 : -2e-4));
  expect(exact.check({ output: off })).toMatchObject({ ok: false, at: expect.stringContaining('root mean square') });
});
