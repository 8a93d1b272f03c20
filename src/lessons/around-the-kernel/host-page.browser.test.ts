/** The page that is saved, opened in a real browser: as it is, and with each of the faults that the challenge asks about. */
import { expect, onTestFinished, test } from 'vitest';
import { CUTS, type Outcome } from './challenges.ts';
import { pageOf } from './pages.ts';

/** What the page shows once it has told its results, or that it has none. */
async function opened(html: string): Promise<string> {
  const frame = document.createElement('iframe');
  frame.srcdoc = html;
  document.body.append(frame);
  onTestFinished(() => frame.remove());
  const out = () => frame.contentDocument?.getElementById('out')?.textContent ?? '';
  await expect.poll(out, { timeout: 60_000 }).toMatch(/^c \[|Error/m);
  return out();
}

const page = pageOf('add', 'en').replace('2 * Math.random() - 1', '0.25');
const RIGHT = /^c \[1000\] = (?:0\.5 ){8}…(?: 0\.5){8}$/;

test('it adds', async () => {
  expect(page).toContain("'f32' ? 0.25");
  expect(await opened(page)).toMatch(RIGHT);
});

const SHOWS: Readonly<Record<Outcome, RegExp>> = {
  zeros: /^c \[1000\] = (?:0 ){8}…(?: 0){8}$/,
  tail: /^c \[1000\] = (?:0\.5 ){8}…(?: 0){8}$/,
  refused: /bind ?group/i,
  throws: /^OperationError|^InvalidStateError|^TypeError/,
};

test.each(CUTS)('with a fault at “$id” it $does', async ({ line, put, does }) => {
  const text = await opened(page.replace(line, () => put));
  expect(text).toMatch(SHOWS[does]);
  expect(text).not.toMatch(RIGHT);
});
