import { expect, test } from 'vitest';
import { lesson as adding } from '../adding-arrays/index.ts';
import { lesson as cost } from '../what-a-cloud-gpu-costs/index.ts';
import { lesson as loses } from '../when-the-gpu-loses/index.ts';
import { type Found, guessesIn, NUMBERS, type Numbers, predictionOf } from './found.ts';
import { foundMarkdown } from './markdown.ts';
import { NUMBER_WORDS } from './words.ts';

const none = Object.fromEntries(NUMBERS.map((id) => [id, null])) as Numbers;
const FOUND: Found = {
  day: '2026-01-31',
  machine: { gpu: 'Acme | One', software: true, browser: 'Chromium 200', os: 'Linux' },
  numbers: { ...none, cores: 8, matmul: 38 },
  guesses: [
    { lesson: adding.id, prediction: 'share', guess: 40, measured: 12, score: 57 },
    { lesson: loses.id, prediction: 'curve', guess: [0.1, 1, 10, 100], measured: null, score: null },
    { lesson: adding.id, prediction: 'gone', guess: 1, measured: 1, score: 99 },
  ],
};

test.each(['en', 'zh-CN'] as const)('numbers, guesses and measurements stand in tables (%s)', (locale) => {
  const told = foundMarkdown(FOUND, [adding, loses], locale);
  const rows = told.split('\n').filter((line) => line.startsWith('|'));
  // Two tables: head and rule each, two numbers, two guesses that the course still has.
  expect(rows).toHaveLength(8);
  expect(told).toContain('Acme \\| One');
  expect(told).toContain(`| ${NUMBER_WORDS.matmul.label[locale]} |`);
  expect(told).toContain('38×');
  expect(told).toContain(adding.predictions.share.question[locale]);
  expect(told).toMatch(/512: 0\.1 · .*: 100/);
  expect(told).not.toMatch(/undefined|NaN|null/);
});

test('one of a unit has its own word', () => {
  const guesses = [1, 2].map((guess) => ({ lesson: cost.id, prediction: 'own', guess, measured: null, score: null }));
  const told = foundMarkdown({ ...FOUND, guesses }, [cost], 'en');
  for (const one of ['| 1 hour |', '| 2 hours |']) expect(told).toContain(one);
});

test('without a guess there is no table of them', () => {
  const told = foundMarkdown({ ...FOUND, machine: null, guesses: [] }, [], 'en');
  expect(told.match(/^\| ---/gm)).toHaveLength(1);
  expect(told).toContain('2026-01-31');
});

test.each(['toString', 'constructor', '__proto__'])(
  'a guess that calls itself %s is of no prediction',
  (prediction) => {
    const guesses = [{ lesson: adding.id, prediction, guess: 1, measured: null, score: null }];
    expect(predictionOf(adding, prediction)).toBeUndefined();
    expect(foundMarkdown({ ...FOUND, guesses }, [adding], 'en').match(/^\| ---/gm)).toHaveLength(1);
    // Out of a file that somebody has written.
    const progress = { done: [], guesses: { toString: 1 }, scores: {}, solved: [], measured: {} };
    expect(guessesIn({ [adding.id]: progress }, [adding.id])).toMatchObject([{ measured: null, score: null }]);
  },
);
