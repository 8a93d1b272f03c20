import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Prediction, Range } from './lesson.ts';
import { scoreOf } from './score.ts';
import { text } from './text.ts';

const nothing = text('', '');
const asked = { run: 'run', question: nothing, explain: () => nothing };

type Scale = 'log' | 'linear';

const slider = (scale: Scale, answer: number | null, interval: Range | null = null): Prediction => ({
  ...asked,
  kind: 'slider',
  min: scale === 'log' ? 0.01 : 0,
  max: scale === 'log' ? 1000 : 100,
  scale,
  unit: nothing,
  answer: () => answer,
  interval: () => interval,
});

const points = (scale: Scale, guess: number, answer: number, interval: Range | null = null): number =>
  scoreOf(slider(scale, answer, interval), guess, {}) ?? Number.NaN;

/** Positions of a slider, and what was measured: a median within its interval. */
const of = (scale: Scale) => {
  const value =
    scale === 'log' ? fc.double({ min: 0.01, max: 1000, noNaN: true }) : fc.double({ min: 0, max: 100, noNaN: true });
  const measured = fc.tuple(value, value, value).map((three) => {
    const [low, answer, high] = three.toSorted((a, b) => a - b);
    return { answer, interval: { low, high } };
  });
  return { value, measured };
};

describe.each(['log', 'linear'] as const)('a guess on a %s scale', (scale) => {
  const { value, measured } = of(scale);

  it('has all points within the measured interval, and at the answer itself', () => {
    fc.assert(
      fc.property(measured, fc.double({ min: 0, max: 1, noNaN: true }), ({ answer, interval }, share) => {
        const inside = Math.min(interval.high, interval.low + share * (interval.high - interval.low));
        expect(points(scale, inside, answer, interval)).toBe(100);
        expect(points(scale, answer, answer)).toBe(100);
      }),
    );
  });

  it('has fewer the further it lies on the same side, and never more', () => {
    fc.assert(
      fc.property(measured, value, value, ({ answer, interval }, one, other) => {
        const [near, far] = Math.abs(one - answer) <= Math.abs(other - answer) ? [one, other] : [other, one];
        fc.pre(near <= answer === far <= answer);
        expect(points(scale, far, answer, interval)).toBeLessThanOrEqual(points(scale, near, answer, interval));
      }),
    );
  });

  it('has whole points, from 0 to 100, and a wider interval takes none away', () => {
    fc.assert(
      fc.property(measured, value, ({ answer, interval }, guess) => {
        const [sharp, wide] = [points(scale, guess, answer), points(scale, guess, answer, interval)];
        for (const one of [sharp, wide]) {
          expect(Number.isInteger(one)).toBe(true);
          expect(one).toBeGreaterThanOrEqual(0);
          expect(one).toBeLessThanOrEqual(100);
        }
        expect(wide).toBeGreaterThanOrEqual(sharp);
      }),
    );
  });
});

describe('a far miss has nothing', () => {
  it('of a factor: ten times off, either way', () => {
    fc.assert(
      fc.property(fc.double({ min: 0.1, max: 100, noNaN: true }), (answer) => {
        expect([points('log', answer * 10.001, answer), points('log', answer / 10.001, answer)]).toEqual([0, 0]);
      }),
    );
  });

  it('of a share: a quarter of the scale away, either way', () => {
    fc.assert(
      fc.property(fc.double({ min: 25, max: 75, noNaN: true }), (answer) => {
        expect([points('linear', answer + 25, answer), points('linear', answer - 25, answer)]).toEqual([0, 0]);
      }),
    );
    expect(points('linear', 51, 3)).toBe(0);
  });
});

it.each([
  ['log', 2, 1, 70],
  ['log', 0.5, 1, 70],
  ['log', 3, 1, 52],
  ['linear', 13, 3, 60],
] as const)('on a %s scale, %d for %d has %d points', (scale, guess, answer, expected) => {
  expect(points(scale, guess, answer)).toBe(expected);
});

it('a curve has the average of its points, each by its factor', () => {
  const curve: Prediction = {
    ...asked,
    kind: 'curve',
    xs: [1, 2],
    xLabel: nothing,
    yLabel: nothing,
    min: 0.01,
    max: 100,
    answer: () => [1, 10],
  };
  expect(scoreOf(curve, [2, 10], {})).toBe(85);
  expect(scoreOf(curve, [1], {})).toBeNull();
});

it('a choice is right or wrong, and without an answer there are no points', () => {
  const choice: Prediction = { ...asked, kind: 'choice', options: [], answer: () => 'gpu' };
  expect([scoreOf(choice, 'gpu', {}), scoreOf(choice, 'cpu', {})]).toEqual([100, 0]);
  expect(scoreOf({ ...choice, answer: () => null }, 'gpu', {})).toBeNull();
  expect(scoreOf(slider('log', null), 3, {})).toBeNull();
});
