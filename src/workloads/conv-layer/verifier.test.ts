/** What the check lets pass and what it does not. */
import { describe, expect, test } from 'vitest';
import { FEWER_BITS } from '../testing/precision.ts';
import { type ConvLayerParams, generate, shapeOf } from './definition.ts';
import { prepareGroups } from './freivalds.ts';
import { convolve as convolveInDoubles } from './kernels.ts';
import { verifier } from './reference.ts';

type Floats = Float32Array<ArrayBuffer>;
type Given = { readonly input: Floats; readonly weights: Floats };

/** Every sum in f32, by where an element of the output is: `lanes` partial sums, product by product in turn. */
function convolve({ input, weights }: Given, p: ConvLayerParams, lanes = 1, backwards = false): Floats {
  const { outWidth, outHeight, pixels, inGroup, outGroup, products } = shapeOf(p);
  const output = new Float32Array(pixels * p.out);
  const sums = new Float32Array(lanes);
  for (let at = 0; at < output.length; at++) {
    const filter = at % p.out;
    const pixel = Math.floor(at / p.out);
    const x = (pixel % outWidth) * p.stride - p.pad;
    const y = (Math.floor(pixel / outWidth) % outHeight) * p.stride - p.pad;
    const picture = Math.floor(pixel / outWidth / outHeight);
    sums.fill(0);
    for (let step = 0; step < products; step++) {
      const product = backwards ? products - 1 - step : step;
      const tap = Math.floor(product / inGroup);
      const channel = Math.floor(filter / outGroup) * inGroup + (product % inGroup);
      const column = x + (tap % p.k);
      const row = y + Math.floor(tap / p.k);
      if (column < 0 || column >= p.w || row < 0 || row >= p.h) continue;
      const value = input[((picture * p.h + row) * p.w + column) * p.in + channel];
      sums[step % lanes] += Math.fround(weights[product * p.out + filter] * value);
    }
    output[at] = sums.reduce((sum, one) => Math.fround(sum + one));
  }
  return output;
}

const COMMON = { layer: '1', n: 2 } as const;
/** Whole, and so large that pixels are sampled and the rest goes through Freivalds' check. */
const SHAPES: readonly (readonly [string, ConvLayerParams])[] = [
  ['stride and padding', { ...COMMON, w: 21, h: 17, in: 5, out: 9, k: 3, stride: 2, pad: 1, groups: 1 }],
  ['groups', { ...COMMON, w: 13, h: 11, in: 48, out: 12, k: 5, stride: 1, pad: 2, groups: 2 }],
];
const LARGE: ConvLayerParams = {
  ...COMMON,
  w: 32,
  h: 33,
  in: 64,
  out: 96,
  k: 5,
  stride: 1,
  pad: 2,
  groups: 2,
};

describe.each(SHAPES)('%s', (_, p) => {
  const given = generate(p, 3) as Given;
  const checks = verifier(given, p);
  const check = (output: Floats) => checks.check({ output });
  const right = convolve(given, p);

  test('f32 in any order is right', () => {
    for (const lanes of [1, 2, 4, 9]) {
      for (const backwards of [false, true]) {
        expect(check(convolve(given, p, lanes, backwards))).toMatchObject({ ok: true, method: 'elementwise' });
      }
    }
  });

  test.each(FEWER_BITS)('%s inputs are refused, both or one', (_format, round) => {
    const [input, weights] = [round(given.input), round(given.weights)];
    for (const one of [
      { input, weights },
      { ...given, weights },
      { ...given, input },
    ]) {
      expect(check(convolve(one, p))).toMatchObject({ ok: false });
    }
  });

  test('a tap left out, a shift, other inputs, and one element are refused', () => {
    const tap = given.weights.slice();
    tap.fill(0, 0, p.out);
    expect(check(convolve({ ...given, weights: tap }, p)).ok).toBe(false);
    expect(check(right.slice().copyWithin(p.out, 0)).ok).toBe(false);
    expect(check(convolve(generate(p, 4) as Given, p)).ok).toBe(false);
    expect(check(right.subarray(1)).ok).toBe(false);
    const at = right.length - 2;
    for (const value of [Number.NaN, Infinity, right[at] + 1e-3]) {
      const { outWidth, outHeight } = shapeOf(p);
      expect(check(right.map((one, n) => (n === at ? value : one)))).toMatchObject({
        ok: false,
        at: `picture 1, pixel (${outWidth - 1}, ${outHeight - 1}), filter ${p.out - 2}`,
      });
    }
  });
});

test.each([
  [1, 'elementwise'],
  [64, 'freivalds'],
] as const)('blocks of %i filters: every element is seen, %s', (widest, method) => {
  const p: ConvLayerParams = { ...COMMON, w: 9, h: 7, in: 4, out: 48, k: 1, stride: 1, pad: 0, groups: 2 };
  const given = generate(p, 3) as Given;
  const off = 1e-6;
  const groups = prepareGroups(given, p, widest, () => off, 1);
  const output = convolve(given, p);
  expect(groups.method).toBe(method);
  expect(groups.wrong(output)).toBeNull();
  const [pixel, filter] = [100, 31];
  output[pixel * p.out + filter] += 4 * off;
  expect(groups.wrong(output)).toMatchObject({ ok: false, pixel, filter });
});

describe('a large layer', () => {
  const given = generate(LARGE, 3) as Given;
  const checks = verifier(given, LARGE);
  const output = (inputs: Given): Floats => {
    const sums = new Float32Array(shapeOf(LARGE).pixels * LARGE.out);
    convolveInDoubles({ ...inputs, output: sums }, LARGE);
    return sums;
  };
  const right = output(given);
  const edited = (at: number, value: number) =>
    checks.check({ output: right.map((one, n) => (n === at ? value : one)) });

  test('is right, as far as a sample and Freivalds’ check can tell', () => {
    expect(checks.reference).toBeUndefined();
    expect(checks.check({ output: right })).toMatchObject({ ok: true, method: 'freivalds' });
  });

  test('one wrong element is refused, wherever it is', () => {
    for (const at of [0, 12_345, 100_003, right.length - 1]) {
      for (const value of [Number.NaN, right[at] + 0.01, 0]) expect(edited(at, value).ok, `${at}`).toBe(false);
    }
    expect(edited(54_321, right[54_321] + 0.01)).toMatchObject({
      at: expect.stringMatching(/^picture 0, pixel \(\d+, \d+\), filter \d+$/),
    });
  });

  test('f16 weights are refused', () => {
    const [, round] = FEWER_BITS[0];
    expect(checks.check({ output: output({ ...given, weights: round(given.weights) }) }).ok).toBe(false);
  });
});
