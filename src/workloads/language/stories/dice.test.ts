/** Each text comes from one throw of the dice, and what the dice say of length and surprisal is so. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { randomU32 } from '../../../engine/random.ts';
import { storiesOf } from './compiled.ts';
import { diceSides, floorOf, judge, LONGEST_STORY, storyOf, type Throw, tell, throwOf, vocabularyOf } from './index.ts';

const LANGUAGES = ['en', 'zh-CN'] as const;

/** All vectors of faces of these dice. */
const faces = (sides: readonly number[]): number[][] =>
  sides.reduce<number[][]>(
    (all, count) => all.flatMap((some) => Array.from({ length: count }, (_, face) => [...some, face])),
    [[]],
  );

describe.each(LANGUAGES)('%s', (language) => {
  const { kinds } = storiesOf(language);

  /**
   * The reader knows the text alone, so where it finds the dice behind every text no two throws share one. Slots are read
   * one by one: each way to put the sentences, with each pair of faces of each two dice, the others by chance.
   */
  test('the dice are found behind the text, whichever way it is put and whichever faces two dice show', () => {
    const next = randomU32(5);
    const lost: string[] = [];
    for (const [kind, { dice }] of kinds.entries()) {
      const [ways, drawn] = [true, false].map((way) =>
        [...dice.keys()].filter((at) => 'sentence' in dice[at].of === way),
      );
      const pairs = drawn.flatMap((one) => drawn.filter((other) => other > one).map((other) => [one, other]));
      for (const chosen of pairs.map((pair) => [...ways, ...pair])) {
        for (const shown of faces(chosen.map((at) => dice[at].sides))) {
          const thrown = dice.map(({ sides }) => next() % sides);
          for (const [index, at] of chosen.entries()) thrown[at] = shown[index];
          const told = tell(language, { kind, faces: thrown });
          const { dice: found } = judge(language, told);
          if (found?.kind !== kind || found.faces.join() !== thrown.join())
            lost.push(vocabularyOf(language).decode(told));
        }
      }
    }
    expect(lost).toEqual([]);
  });

  test('the dice are found behind the story of any seed', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 2 ** 32 - 1 }), (seed) => {
        const verdict = judge(language, storyOf(language, seed));
        expect(verdict.faults).toEqual([]);
        expect(verdict.dice).toEqual(throwOf(language, seed));
      }),
      { numRuns: 500 },
    );
  });

  test('all quarrels that two children can begin differ', () => {
    const kind = kinds.length - 1;
    const { faces: sides } = diceSides(language);
    const throws: Throw[] = faces([2, ...sides[kind].slice(1)]).map((thrown) => ({ kind, faces: thrown }));
    const texts = new Set(throws.map((one) => tell(language, one).join()));
    expect(throws.length).toBeGreaterThan(4000);
    expect(texts.size).toBe(throws.length);
  });

  test('the floor is what many throws come to', () => {
    const { natsPerStory, natsPerToken, tokensPerStory } = floorOf(language);
    const { kinds: count, faces: sides } = diceSides(language);
    const stories = Array.from({ length: 20_000 }, (_, seed) => {
      const nats = sides[throwOf(language, seed).kind].reduce((sum, each) => sum + Math.log(each), Math.log(count));
      return { nats, tokens: storyOf(language, seed).length };
    });
    const within = (values: readonly number[], expected: number) => {
      const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
      const variance = values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / (values.length - 1);
      // Four standard errors: seeds are fixed, so this is decided once.
      expect(Math.abs(mean - expected)).toBeLessThan(4 * Math.sqrt(variance / values.length));
      expect(Math.sqrt(variance / values.length)).toBeLessThan(expected / 100 + 0.02);
    };
    within(
      stories.map(({ nats }) => nats),
      natsPerStory,
    );
    within(
      stories.map(({ tokens }) => tokens),
      tokensPerStory,
    );
    // The error of a ratio, in tokens: what a story's surprisal is above the floor of its length.
    within(
      stories.map(({ nats, tokens }) => nats - natsPerToken * tokens),
      0,
    );
    expect(natsPerToken).toBeCloseTo(natsPerStory / tokensPerStory, 12);
  });

  test('any two dice fall as if neither knew of the other', () => {
    const { kinds: count, faces: sides } = diceSides(language);
    const throws = Array.from({ length: 24_000 }, (_, seed) => throwOf(language, seed));
    for (const kind of Array.from({ length: count }).keys()) {
      const its = throws.filter((one) => one.kind === kind);
      // Four standard deviations of a binomial.
      expect(Math.abs(its.length - throws.length / count)).toBeLessThan(4 * Math.sqrt((throws.length * 2) / 9));
      for (const [one, across] of sides[kind].entries()) {
        for (const [other, down] of sides[kind].slice(0, one).entries()) {
          const cells = new Array<number>(across * down).fill(0);
          for (const { faces: thrown } of its) cells[thrown[one] * down + thrown[other]]++;
          const expected = its.length / cells.length;
          const chiSquare = cells.reduce((sum, cell) => sum + (cell - expected) ** 2 / expected, 0);
          const freedom = cells.length - 1;
          // Mean and variance of chi square: its degrees of freedom, and twice as many.
          expect(Math.abs(chiSquare - freedom)).toBeLessThan(5 * Math.sqrt(2 * freedom) + 5);
        }
      }
    }
  });

  test('no story is longer than may be', () => {
    for (const { sentences } of kinds) {
      const longest = sentences.map((ways) =>
        Math.max(
          ...ways.map((pieces) =>
            pieces.reduce(
              (sum, piece) => sum + ('word' in piece ? 1 : Math.max(...piece.runs.map((run) => run.length))),
              0,
            ),
          ),
        ),
      );
      expect(longest.reduce((sum, length) => sum + length, 1)).toBeLessThanOrEqual(LONGEST_STORY);
    }
  });
});

test('the floor is about a fifth of a nat, as stories carry a name and a thing over some sixty tokens', () => {
  for (const language of LANGUAGES) {
    const { natsPerToken, tokensPerStory } = floorOf(language);
    expect(natsPerToken).toBeGreaterThan(0.17);
    expect(natsPerToken).toBeLessThan(0.25);
    expect(tokensPerStory).toBeGreaterThan(50);
    expect(tokensPerStory).toBeLessThan(66);
  }
});
