/** What the check lets pass and what it does not, above all where large weights make f32 sums inexact. */
import { describe, expect, test } from 'vitest';
import type { Tensors } from '../../engine/contract.ts';
import { randomU32, randomUnit } from '../../engine/random.ts';
import { FEWER_BITS } from '../testing/precision.ts';
import type { ConvolutionParams } from './definition.ts';
import { generate } from './definition.ts';
import { verifier } from './reference.ts';

type Floats = Float32Array<ArrayBuffer>;
type Given = Tensors & { readonly weights: Floats; readonly factors: Floats };

const SIZE = 41;
const HEIGHT = 29;
const f = Math.fround;

/** The colour `channel` of the pixel at (x, y), which may lie beyond the border. */
function colourAt({ picture }: Tensors, { size, height }: ConvolutionParams, x: number, y: number, channel: number) {
  const column = Math.min(size - 1, Math.max(0, x));
  const row = Math.min(height - 1, Math.max(0, y));
  return picture[4 * (row * size + column) + channel];
}

type Sum = (given: Given, p: ConvolutionParams, x: number, y: number, channel: number) => number;

/** All k² taps in f32, in the order of `taps`. */
const direct =
  (taps: (k: number) => readonly number[], fused = false): Sum =>
  (given, p, x, y, channel) => {
    const radius = (p.k - 1) / 2;
    let sum = 0;
    for (const tap of taps(p.k)) {
      const colour = colourAt(given, p, x + (tap % p.k) - radius, y + Math.floor(tap / p.k) - radius, channel);
      const product = given.weights[tap] * colour;
      sum = f(sum + (fused ? product : f(product)));
    }
    return sum;
  };

/** A sum for each row of taps, then the sum of these. */
const byRows: Sum = (given, p, x, y, channel) => {
  const rows = Array.from({ length: p.k }, (_, i) =>
    direct((k) => Array.from({ length: k }, (_tap, j) => i * k + j))(given, p, x, y, channel),
  );
  return rows.reduce((sum, row) => f(sum + row), 0);
};

/** Bytes as n/255, and the sum times 255. */
const normalised: Sum = (given, p, x, y, channel) => {
  const radius = (p.k - 1) / 2;
  let sum = 0;
  for (let tap = 0; tap < p.k * p.k; tap++) {
    const colour = colourAt(given, p, x + (tap % p.k) - radius, y + Math.floor(tap / p.k) - radius, channel);
    sum = f(sum + f(given.weights[tap] * f(colour / 255)));
  }
  return f(sum * 255);
};

/** Along the row, then down the column. */
const separable: Sum = (given, p, x, y, channel) => {
  const radius = (p.k - 1) / 2;
  let sum = 0;
  for (let i = 0; i < p.k; i++) {
    let across = 0;
    for (let j = 0; j < p.k; j++) {
      const colour = colourAt(given, p, x + j - radius, y + i - radius, channel);
      across = f(across + f(given.factors[p.k + j] * colour));
    }
    sum = f(sum + f(given.factors[i] * across));
  }
  return sum;
};

const ascending = (k: number) => Array.from({ length: k * k }, (_, tap) => tap);
const HONEST: Readonly<Record<string, Sum>> = {
  direct: direct(ascending),
  'direct, fused': direct(ascending, true),
  backwards: direct((k) => ascending(k).reverse()),
  'column by column': direct((k) => ascending(k).map((n) => (n % k) * k + Math.floor(n / k))),
  'by rows': byRows,
  normalised,
};

function filtered(given: Given, p: ConvolutionParams, sum: Sum): Uint8Array<ArrayBuffer> {
  const output = new Uint8Array(given.picture.length);
  for (let pixel = 0; pixel < p.size * p.height; pixel++) {
    for (let channel = 0; channel < 3; channel++) {
      const value = f(sum(given, p, pixel % p.size, Math.floor(pixel / p.size), channel) + 0.5);
      output[4 * pixel + channel] = Math.floor(Math.min(255, Math.max(0, value)));
    }
    output[4 * pixel + 3] = given.picture[4 * pixel + 3];
  }
  return output;
}

/** Uniform in ±1000. */
function largeWeights(k: number): Floats {
  const next = randomUnit(11, 1);
  return Float32Array.from({ length: k * k }, () => 2000 * next() - 1000);
}

/** Likewise, but they add up to about one: a flat picture stays as it is, so most bytes have a choice. */
function cancellingWeights(k: number): Floats {
  const weights = largeWeights(k).map((weight) => weight - (weight % 8));
  for (let tap = 0; tap + 1 < weights.length; tap += 2) weights[tap + 1] = -weights[tap];
  weights[weights.length - 1] = 1;
  return weights;
}

/** Few grey levels: large weights leave something of it. */
const flat = (picture: Tensors[string]) =>
  Uint8Array.from(picture, (byte, at) => (at % 4 === 3 ? 255 : 100 + (byte >> 7)));

const custom = (k: number): ConvolutionParams => ({ size: SIZE, height: HEIGHT, k, filter: 'custom' });
const generated = (p: ConvolutionParams) => generate(p, 3) as Given;

const CASES: readonly (readonly [string, ConvolutionParams, Given])[] = [
  ...([3, 9, 15] as const).map((k) => {
    const given = { ...generated(custom(k)), weights: largeWeights(k) };
    return [`${k}×${k} of ±1000`, custom(k), given] as const;
  }),
  ['15×15 of ±1000 that cancel', custom(15), { ...generated(custom(15)), weights: cancellingWeights(15) }],
  ...(['gaussian', 'sharpen', 'edge', 'custom'] as const).map((filter) => {
    const p = { ...custom(9), filter };
    return [`9×9 ${filter}`, p, generated(p)] as const;
  }),
];

describe.each(CASES)('%s', (_, p, given) => {
  const checks = verifier(given, p);
  const check = (output: Uint8Array) => checks.check({ output });
  const right = filtered(given, p, HONEST.direct);

  test('f32 in any order is right', () => {
    for (const [name, sum] of Object.entries(HONEST))
      expect(check(filtered(given, p, sum)), name).toMatchObject({ ok: true });
  });

  test('garbage, zeros, another picture, a shift by one and an unwritten end are refused', () => {
    const next = randomU32(7, 1);
    const opaque = (byte: () => number) => right.map((_byte, at) => (at % 4 === 3 ? 255 : byte()));
    expect(check(opaque(() => next() & 255))).toMatchObject({ ok: false });
    expect(check(new Uint8Array(right.length))).toMatchObject({ ok: false });
    for (const one of [0, 128, 255]) expect(check(opaque(() => one))).toMatchObject({ ok: false });
    expect(check(right.slice().copyWithin(4, 0))).toMatchObject({ ok: false });
    expect(check(right.slice().copyWithin(0, 4 * p.size))).toMatchObject({ ok: false });
    expect(check(filtered({ ...given, picture: generate(p, 4).picture }, p, HONEST.direct))).toMatchObject({
      ok: false,
    });
    const unwritten = right.slice();
    unwritten.fill(0xa5, unwritten.length - 4);
    expect(check(unwritten)).toMatchObject({ ok: false });
    expect(check(right.subarray(4))).toMatchObject({ ok: false });
  });

  test('a tap left out is refused, whichever of the large ones', () => {
    const least = 0.3 * given.weights.reduce((most, weight) => Math.max(most, Math.abs(weight)), 0);
    const taps = ascending(p.k).filter((tap) => Math.abs(given.weights[tap]) >= least);
    for (const dropped of [taps[0], taps[taps.length >> 1], taps[taps.length - 1]]) {
      const sum = direct((k) => ascending(k).filter((tap) => tap !== dropped));
      expect(check(filtered(given, p, sum)), `tap ${dropped}`).toMatchObject({ ok: false });
    }
  });
});

test.each([
  ['3×3 of ±1000', { size: 61, height: 47, k: 3, filter: 'custom' }, largeWeights(3)],
  ['5×5 gaussian', { size: 120, height: 90, k: 5, filter: 'gaussian' }, null],
  ['5×5 edge', { size: 120, height: 90, k: 5, filter: 'edge' }, null],
  ['5×5 of random weights', { size: 120, height: 90, k: 5, filter: 'custom' }, null],
] as const)('%s: weights of fewer bits are refused', (_, p, own) => {
  const given = { ...generated(p), ...(own && { weights: own }) };
  const checks = verifier(given, p);
  for (const [format, round] of FEWER_BITS) {
    const output = filtered({ ...given, weights: round(given.weights) }, p, HONEST.direct);
    expect(checks.check({ output }), format).toMatchObject({ ok: false });
  }
});

test('separable passes are right, with factors of one and of thirty', () => {
  for (const scale of [1, 30]) {
    const p = { ...custom(15), filter: 'gaussian' };
    const next = randomUnit(5, 1);
    const given = generated(p);
    const factors = scale === 1 ? given.factors : given.factors.map(() => scale * (2 * next() - 1));
    const weights = Float32Array.from(
      { length: 225 },
      (_, at) => factors[Math.floor(at / 15)] * factors[15 + (at % 15)],
    );
    const inputs = { ...given, factors, weights };
    expect(verifier(inputs, p).check({ output: filtered(inputs, p, separable) })).toMatchObject({ ok: true });
  }
});

test('weights of ±1000 on a nearly flat picture leave a choice, and not that of any picture', () => {
  const p = custom(15);
  const given = { ...generated(p), weights: cancellingWeights(15), picture: flat(generated(p).picture) };
  const checks = verifier(given, p);
  const right = filtered(given, p, HONEST.direct);
  expect(checks.check({ output: right })).toMatchObject({ ok: true });
  expect(new Set(right.filter((_byte, at) => at % 4 < 3)).size).toBeGreaterThan(2);
  const brighter = right.map((byte, at) => (at % 4 < 3 ? Math.min(255, byte + 20) : byte));
  expect(checks.check({ output: brighter })).toMatchObject({ ok: false });
});

test('weights that are not numbers leave nothing right', () => {
  const p = custom(3);
  for (const value of [Number.NaN, Infinity]) {
    const weights = generated(p).weights.fill(value, 0, 1);
    const checks = verifier({ ...generated(p), weights }, p);
    expect(checks.check(checks.reference ?? {})).toMatchObject({ ok: false });
  }
});
