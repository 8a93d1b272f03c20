import { expect, it } from 'vitest';
import { createKeptLooks } from './kept-looks.ts';

const BYTES = 4;

it('keeps no more than it may, from the first look to the last', () => {
  const kept = createKeptLooks(8 * BYTES);
  for (let look = 1; look <= 100; look++) kept.put(10 * look, Float32Array.of(look));
  const iterations = Array.from({ length: 100 }, (_, at) => 10 * (at + 1)).filter((one) => kept.get(one));
  expect(iterations).toEqual([10, 170, 330, 490, 650, 810, 970]);
  expect(kept.get(330)).toEqual(Float32Array.of(33));
});

it('keeps all that fit, and no weights that are not numbers', () => {
  const kept = createKeptLooks(8 * BYTES);
  for (const look of [1, 2, 5, 10, 20, 30, 40]) kept.put(look, Float32Array.of(look === 5 ? Number.NaN : look));
  expect([1, 2, 5, 10, 20, 30, 40].filter((one) => kept.get(one))).toEqual([1, 2, 10, 20, 30, 40]);
});
