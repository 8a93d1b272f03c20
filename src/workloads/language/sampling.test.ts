import fc from 'fast-check';
import { expect, it } from 'vitest';
import { randomUnit } from '../../engine/random.ts';
import { generate } from './definition.ts';
import { createReader } from './reader.ts';
import { continueFrom, drawFrom, leastKept, probabilitiesOf } from './sampling.ts';
import { REST } from './testing/shapes.ts';

const logits = fc
  .array(fc.integer({ min: -400, max: 400 }), { minLength: 1, maxLength: 40 })
  .map((some) => Float32Array.from(some, (one) => one / 16));
const sampling = fc.record({
  temperature: fc.constantFrom(0, 0.1, 0.8, 1, 2),
  topK: fc.constantFrom(null, 1, 2, 5, 39, 100),
});

it('adds up to 1, and has nothing beyond the k largest', () => {
  fc.assert(
    fc.property(logits, sampling, (some, how) => {
      const shares = probabilitiesOf(some, how);
      expect(shares.reduce((sum, share) => sum + share, 0)).toBeCloseTo(1, 12);
      const least = leastKept(some, how.topK);
      const kept = some.filter((one) => one >= least).length;
      expect(kept).toBeGreaterThanOrEqual(Math.min(some.length, how.topK ?? Infinity));
      for (const [at, share] of shares.entries()) {
        expect(share === 0 || some[at] >= least).toBe(true);
        // Nobody smaller is likelier.
        for (const [other, more] of shares.entries()) if (some[other] > some[at]) expect(more >= share).toBe(true);
      }
    }),
  );
});

it('is softmax at temperature 1, sharper below and flatter above', () => {
  const some = [0, Math.log(2), Math.log(5)];
  const close = (shares: Float64Array, to: number[]) => {
    for (const [at, share] of shares.entries()) expect(share).toBeCloseTo(to[at], 12);
  };
  close(probabilitiesOf(some, { temperature: 1, topK: null }), [1 / 8, 2 / 8, 5 / 8]);
  close(probabilitiesOf(some, { temperature: 0.5, topK: null }), [1 / 30, 4 / 30, 25 / 30]);
  close(probabilitiesOf(some, { temperature: 1, topK: 2 }), [0, 2 / 7, 5 / 7]);
  close(probabilitiesOf(some, { temperature: 0, topK: null }), [0, 0, 1]);
  close(probabilitiesOf([1, 3, 3], { temperature: 0, topK: null }), [0, 1, 0]);
});

it('draws each as often as its share says', () => {
  const shares = [0.1, 0, 0.6, 0.3, 0];
  const counts = shares.map(() => 0);
  for (let at = 0; at < 1000; at++) counts[drawFrom(shares, at / 1000)]++;
  expect(counts).toEqual([100, 0, 600, 300, 0]);
  // Roundings may leave a rest.
  expect(drawFrom([0.3, 0.6, 0], 0.95)).toBe(1);
});

const SHAPE = { width: 8, layers: 1, heads: 2, t: 6, vocabulary: 7 };

it('goes on until the end or until the context is full, the same for the same seed', () => {
  const { weights } = generate({ ...SHAPE, task: 'prefill', b: 1, windows: 1, ...REST }, 2);
  const reader = createReader(SHAPE, weights as Float32Array);
  const go = (begin: number[], more: { seed?: number; end?: number; most?: number } = {}) => {
    reader.restart();
    const { seed = 1, end = 0, most } = more;
    return [...continueFrom(reader, begin, { temperature: 1, topK: null, end, most, uniform: randomUnit(seed) })];
  };
  const never = SHAPE.vocabulary;
  // The last that is drawn need not be read.
  expect(go([0], { end: never }).length).toBe(SHAPE.t);
  expect(go([1, 2, 3], { end: never }).length).toBe(SHAPE.t - 2);
  expect(go([0], { end: never, most: 2 }).length).toBe(2);
  expect(go([0], { end: never })).toEqual(go([0], { end: never }));
  const stories = Array.from({ length: 40 }, (_, seed) => go([0], { seed }));
  expect(new Set(stories.map(String)).size).toBeGreaterThan(10);
  for (const story of stories) {
    expect(story.indexOf(0)).toBe(story.includes(0) ? story.length - 1 : -1);
  }
  expect(stories.some((story) => story.includes(0))).toBe(true);
  expect(() => go([])).toThrow(/begin with a token/);
});
