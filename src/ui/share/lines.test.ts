import { expect, test } from 'vitest';
import { linesOf } from './lines.ts';

/** A Latin letter is one wide, a Chinese one two. */
const measure = (text: string) => [...text].reduce((sum, letter) => sum + (letter.charCodeAt(0) > 0x2e80 ? 2 : 1), 0);
const lines = (text: string, locale: string, width: number, most = 9) => linesOf(text, locale, measure, width, most);

test('a text breaks between words, and nothing is lost', () => {
  const text = 'The GPU is 38× (37–39) faster than the CPU, best against best.';
  const broken = lines(text, 'en', 20);
  expect(broken.join(' ')).toBe(text);
  for (const line of broken) expect(measure(line)).toBeLessThanOrEqual(20);
  expect(broken.length).toBeGreaterThan(3);
});

test('Chinese breaks without spaces, never before what closes', () => {
  const text = '两边各取最快的相比，GPU 的速度是 CPU 的 8 倍（7.9–8.1）。';
  for (let width = 16; width < 60; width++) {
    const broken = lines(text, 'zh-CN', width);
    expect(broken.join('').replaceAll(' ', '')).toBe(text.replaceAll(' ', ''));
    for (const line of broken) expect(line).not.toMatch(/^[，。）]/);
  }
});

test('what is too much goes behind an ellipsis, also of one long word', () => {
  expect(lines('one two three four', 'en', 9, 1)).toEqual(['one two…']);
  expect(lines('incomprehensibility', 'en', 8)).toEqual(['incompr…']);
  expect(lines('short', 'en', 8)).toEqual(['short']);
  expect(lines('', 'en', 8)).toEqual([]);
});
