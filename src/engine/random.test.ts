import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { fillUniform, pcgHash, randomU32, randomUnit, shuffle } from './random.ts';

test('the hash is the one of the paper', () => {
  // Reference implementation in C, inputs 0, 1, 2 and 2^32 - 1.
  const word = (input: number) => {
    const state = (BigInt(input) * 747796405n + 2891336453n) & 0xffffffffn;
    const mixed = (((state >> ((state >> 28n) + 4n)) ^ state) * 277803737n) & 0xffffffffn;
    return Number((mixed >> 22n) ^ mixed);
  };
  for (const input of [0, 1, 2, 12345, 2 ** 32 - 1]) expect(pcgHash(input)).toBe(word(input));
});

test('the same seed gives the same bits for ever', () => {
  const next = randomU32(1);
  expect([next(), next(), next()]).toMatchInlineSnapshot(`
    [
      369561497,
      2980976849,
      3292555842,
    ]
  `);
  expect(Array.from(fillUniform(new Float32Array(3), 1, 1))).toMatchInlineSnapshot(`
    [
      0.8592125177383423,
      0.6532900929450989,
      0.7383319139480591,
    ]
  `);
});

test('streams and seeds differ, units lie in [0, 1)', () => {
  fc.assert(
    fc.property(fc.integer(), fc.nat(100), (seed, stream) => {
      const one = randomUnit(seed, stream);
      const other = randomUnit(seed, stream + 1);
      const values = Array.from({ length: 20 }, one);
      expect(values).not.toEqual(Array.from({ length: 20 }, other));
      for (const value of values) expect(value >= 0 && value < 1).toBe(true);
    }),
  );
});

describe('fillUniform', () => {
  const values = fillUniform(new Float32Array(20_000), 3);

  test('has mean 0, variance 1/3 and stays in range', () => {
    const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
    const variance = values.reduce((sum, value) => sum + value ** 2, 0) / values.length;
    expect(Math.abs(mean)).toBeLessThan(0.02);
    expect(variance).toBeCloseTo(1 / 3, 1);
    expect(values.every((value) => value >= -1 && value <= 1)).toBe(true);
  });

  test('uses every mantissa bit', () => {
    const bits = new Uint32Array(values.buffer);
    for (let bit = 0; bit < 23; bit++) {
      const set = bits.reduce((sum, word) => sum + ((word >> bit) & 1), 0);
      expect(set / bits.length).toBeGreaterThan(0.3);
      expect(set / bits.length).toBeLessThan(0.7);
    }
  });
});

test('shuffle keeps what is there and favours no order', () => {
  const next = randomUnit(9);
  const counts = new Map<string, number>();
  for (let run = 0; run < 6000; run++) {
    const order = shuffle(['a', 'b', 'c'], next).join('');
    counts.set(order, (counts.get(order) ?? 0) + 1);
  }
  expect([...counts.keys()].sort()).toEqual(['abc', 'acb', 'bac', 'bca', 'cab', 'cba']);
  for (const count of counts.values()) expect(Math.abs(count - 1000)).toBeLessThan(150);
});
