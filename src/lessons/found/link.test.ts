import fc from 'fast-check';
import { expect, test } from 'vitest';
import { seal } from '../../results/share/envelope.ts';
import { LESSONS } from '../registry.ts';
import { averageOf, type Found, guessesIn, NUMBERS, type Numbers } from './found.ts';
import { DICTIONARY, foundLink, readFound } from './link.ts';

const none = Object.fromEntries(NUMBERS.map((id) => [id, null])) as Numbers;
const FOUND: Found = {
  day: '2026-01-31',
  machine: { gpu: 'Acme One', software: false, browser: 'Chromium 200', os: 'Linux' },
  numbers: { ...none, cores: 8, gpuRate: 1234, launch: 0.0125 },
  guesses: [
    { lesson: 'meet-your-gpu', prediction: 'name', guess: 'yes', measured: 'no', score: 0 },
    { lesson: 'adding-arrays', prediction: 'share', guess: 40, measured: 12.34, score: 57 },
    { lesson: 'when-the-gpu-loses', prediction: 'curve', guess: [0.1, 1, 10], measured: null, score: null },
  ],
};
const dataOf = (found: Found) => foundLink(found, 'https://example.org/').replace(/^.*#\/found\//, '');

test('what is sent is read again', () => {
  const link = foundLink(FOUND, 'https://example.org/');
  expect(link).toMatch(/^https:\/\/example\.org\/#\/found\/1\.[\w-]+$/);
  expect(readFound(dataOf(FOUND))).toEqual({ ok: true, found: FOUND });
  // As chats leave it.
  expect(readFound(`${dataOf(FOUND).replace(/(.{40})/, '$1\n  ')}.`)).toEqual({ ok: true, found: FOUND });
});

test('a clock too coarse for a launch tells a time of nothing, and the link opens', () => {
  const coarse = { ...FOUND, numbers: { ...FOUND.numbers, launch: 0 } };
  expect(readFound(dataOf(coarse))).toEqual({ ok: true, found: coarse });
});

/** Made by the first version; it opens for ever. */
const FROZEN =
  '1.-Vqg0UNxl4GhrrEhNsc5JgPt9wdHOiF3ZpbmKhgZGMAcB3UOMCDg7rFAOAYaYEbGJhCWgZ6BoZEpTseiR1deIjgVoYY0WlQBXZwBcq6OiQHQIj2gTabmIFVYEwgw8ZYBlUYb6BnqACHQOIRTYmsB';

test('a link of version 1 opens for ever', () => {
  expect(readFound(FROZEN)).toEqual({ ok: true, found: FOUND });
});

test('the whole course fits into a link that chats do not cut off', async () => {
  const guesses = (
    await Promise.all(
      LESSONS.map(async ({ id, load }) => {
        const { predictions } = (await load()).lesson;
        return Object.entries(predictions).map(([prediction, one], at) => {
          const value = (more: number) => {
            if (one.kind === 'choice') return one.options[0].id;
            return one.kind === 'slider' ? 12.3 + at + more : one.xs.map((x) => Number((x / 7 + more).toPrecision(4)));
          };
          return { lesson: id, prediction, guess: value(0), measured: value(1.7), score: 50 + at };
        });
      }),
    )
  ).flat();
  const link = foundLink({ ...FOUND, guesses }, 'https://example.org/');
  const read = readFound(link.replace(/^.*#\/found\//, ''));
  expect(read.ok && read.found.guesses.length).toBe(guesses.length);
  expect(link.length).toBeLessThan(2000);
});

test.each([
  ['', 'empty'],
  ['1', 'empty'],
  ['nonsense', 'damaged'],
  ['1.nonsense', 'damaged'],
  ['0.AAAA', 'damaged'],
  ['2.AAAA', 'newer'],
  [`1.${'A'.repeat(20_000)}`, 'too-large'],
])('of %.20s it says that it is %s', (text, code) => {
  expect(readFound(text)).toMatchObject({ ok: false, problem: { code } });
});

test('whatever a sender of ill will seals, every field is checked', () => {
  const content = { ...FOUND, numbers: NUMBERS.map((id) => FOUND.numbers[id]), guesses: [] as unknown[] };
  const sealed = (value: unknown) => {
    const bytes = new TextEncoder().encode(JSON.stringify(value));
    // The words of the compressor are the version's own: without them it is damaged, with them it is read.
    return readFound(`1.${seal(bytes, DICTIONARY)}`);
  };
  expect(sealed(content).ok).toBe(true);
  const dressed = sealed({ ...content, machine: { ...FOUND.machine, gpu: 'a\u202eb\n<b>' } });
  expect(dressed.ok && dressed.found.machine?.gpu).toBe('ab <b>');
  for (const wrong of [
    { ...content, day: 'today' },
    { ...content, numbers: [1] },
    { ...content, numbers: content.numbers.map(() => -1) },
    { ...content, numbers: content.numbers.map(() => 1e308) },
    { ...content, guesses: [['meet-your-gpu', 'name', 'yes', null, 101]] },
    { ...content, guesses: [['meet-your-gpu', 'name', [-1e308], null, 1]] },
    { ...content, guesses: [['<b>', 'name', 'yes', null, 1]] },
    { ...content, guesses: [['meet-your-gpu', 'name', '\u202e', null, 1]] },
    null,
  ]) {
    expect(sealed(wrong)).toMatchObject({ ok: false, problem: { code: 'damaged' } });
  }
  fc.assert(
    fc.property(fc.constantFrom('day', 'machine', 'numbers', 'guesses'), fc.jsonValue(), (field, value) => {
      expect(typeof sealed({ ...content, [field]: value }).ok).toBe('boolean');
    }),
    { numRuns: 100 },
  );
});

test('guesses stand in the order of the lessons, and the average counts those that were measured', () => {
  const progress = {
    b: { done: [], guesses: { one: 1 }, scores: { one: 40 }, solved: [], measured: { one: 2 } },
    a: { done: [], guesses: { two: 'x', three: 3 }, scores: { two: 61 }, solved: [] },
    gone: { done: [], guesses: { four: 4 }, scores: {}, solved: [] },
  };
  const guesses = guessesIn(progress, ['a', 'b', 'c']);
  expect(guesses).toEqual([
    { lesson: 'a', prediction: 'two', guess: 'x', measured: null, score: 61 },
    { lesson: 'a', prediction: 'three', guess: 3, measured: null, score: null },
    { lesson: 'b', prediction: 'one', guess: 1, measured: 2, score: 40 },
  ]);
  expect(averageOf(guesses)).toEqual({ score: 51, count: 2 });
  expect(averageOf([])).toBeNull();
});
