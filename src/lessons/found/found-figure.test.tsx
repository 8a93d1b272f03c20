import { renderToStaticMarkup } from 'react-dom/server';
import { I18nextProvider } from 'react-i18next';
import { expect, test } from 'vitest';
import { createI18n } from '../../i18n/index.ts';
import { lesson as digits } from '../different-digits/index.ts';
import type { Lesson } from '../lesson.ts';
import { lesson as loses } from '../when-the-gpu-loses/index.ts';
import { type Found, NUMBERS, type Numbers } from './found.ts';
import { FoundFigure } from './found-figure.tsx';

/** What the page says of the first guess of each. */
async function shown(lessons: readonly Lesson[], score: number | null): Promise<string> {
  const found: Found = {
    day: '2026-01-31',
    machine: null,
    numbers: Object.fromEntries(NUMBERS.map((id) => [id, null])) as Numbers,
    guesses: lessons.map(({ id, predictions }) => ({
      lesson: id,
      prediction: Object.keys(predictions)[0],
      guess: 1,
      measured: score === null ? null : 2,
      score,
    })),
  };
  return renderToStaticMarkup(
    <I18nextProvider i18n={await createI18n('en')}>
      <FoundFigure found={found} lessons={lessons} own />
    </I18nextProvider>,
  );
}

const folded = (html: string) => html.split('aria-expanded="false"').length - 1;

test('guesses of many lessons are folded, each lesson in a line with its points', async () => {
  const html = await shown([digits, loses], 40);
  expect(folded(html)).toBe(2);
  expect(html.split('1 guess · 40 points').length - 1).toBe(2);
});

test('one lesson alone is unfolded, and before a measurement has no points', async () => {
  const html = await shown([digits], null);
  expect(folded(html)).toBe(0);
  expect(html).toContain('1 guess');
  expect(html).not.toContain('points');
});
