/**
 * A language model that came with the page writes a story, really, on the GPU and on the CPU. The two round in different
 * orders, and both otherwise than JavaScript: where two tokens are nearly level they may go different ways. The story of
 * the likeliest tokens has no such place, so on any device it is that of the reader in JavaScript. One that is
 * drawn by chance may have one, so there the page may say either.
 */
import { readFileSync } from 'node:fs';
import type { Page } from 'playwright/test';
import { cover } from '../../src/lessons/what-a-language-model-computes/cover.ts';
import { createReader } from '../../src/workloads/language/reader.ts';
import { continueFrom } from '../../src/workloads/language/sampling.ts';
import { END, vocabularyOf } from '../../src/workloads/language/stories/index.ts';
import { readModel } from '../../src/workloads/language/weights-file.ts';
import { box, openStep } from '../support/lessons.ts';
import { expect, test } from '../support/test.ts';

const TITLE = 'The model, writing on its own';

/** Roundings of float32 move a logit of this model by some 1e-5: those further apart than this stay in their order. */
const CLEAR = 1e-3;

/** The likeliest token each time, as JavaScript reads on from a sentence. */
function greedy(sentence: string): readonly string[] {
  const read = readModel(readFileSync(new URL('../../public/data/language/en.lsm', import.meta.url)));
  if (!read.ok) throw new Error(read.problem.en);
  const { shape, weights } = read.model;
  const vocabulary = vocabularyOf('en');
  const encoded = vocabulary.encode(sentence);
  if (!encoded.ok) throw new Error(`The vocabulary lacks a word of “${sentence}”.`);
  const begin = [END, ...encoded.tokens];
  const sampling = { temperature: 0, topK: null, end: END, uniform: () => 0 };
  const written = [...continueFrom(createReader(shape, weights), begin, sampling)];
  const reader = createReader(shape, weights);
  for (const [at, token] of [...begin, ...written].slice(0, -1).entries()) {
    const [first, second] = Float64Array.from(reader.next(token).logits).sort().reverse();
    if (at >= begin.length - 1) expect(first - second, `how clear token ${at + 1} is`).toBeGreaterThan(CLEAR);
  }
  return [...encoded.tokens, ...written].map((token) => (token === END ? 'end' : vocabulary.tokens[token].text));
}

/** What it has not written yet. */
async function writeOn(page: Page, side: 'GPU' | 'CPU'): Promise<void> {
  const card = box(page, TITLE);
  await card.getByRole('group', { name: 'Runs on' }).getByText(side, { exact: true }).click();
  await card.getByRole('button', { name: 'Write', exact: true }).click();
  await expect(card.getByRole('button', { name: 'Write it again' })).toBeVisible();
  await expect(card.getByText(new RegExp(`^${side}: \\d+ tokens through the model in .* a second\\.$`))).toBeVisible();
}

test('GPU and CPU write the same story, that of the reader in JavaScript where the likeliest token is taken', async ({
  page,
}) => {
  await openStep(page, cover, 'next', 'en');
  await page.getByRole('button', { name: 'Fetch the model' }).click();
  const sentence = await page.getByRole('textbox', { name: 'Your sentence' }).inputValue();
  await page.getByRole('slider', { name: /^Temperature/ }).press('Home');
  const card = box(page, TITLE);
  const tokens = card.getByRole('list', { name: TITLE }).getByRole('listitem');
  const expected = greedy(sentence);
  expect(expected.length).toBeGreaterThan(30);
  for (const side of ['GPU', 'CPU'] as const) {
    await writeOn(page, side);
    await expect(tokens).toHaveText(expected.map((word) => new RegExp(`^${word === 'end' ? '.+' : escaped(word)}$`)));
  }
  await expect(card).toContainText(/GPU and CPU wrote the same \d+ tokens\./);

  // Drawn at random, from the same numbers.
  await page.getByRole('slider', { name: /^Temperature/ }).fill('1');
  for (const side of ['GPU', 'CPU'] as const) await writeOn(page, side);
  await expect(card).toContainText(/GPU and CPU wrote the same \d+ tokens\.|From token \d+ on GPU and CPU differ/);
});

const escaped = (word: string): string => word.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
