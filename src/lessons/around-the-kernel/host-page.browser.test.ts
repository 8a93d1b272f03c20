/** The page that is saved, opened in a real browser: as it is, and with each of the faults that the challenge asks about. */
import { expect, onTestFinished, test } from 'vitest';
import { CUTS, type Outcome } from './challenges.ts';
import type { JobId } from './jobs.ts';
import { pageOf } from './pages.ts';

/** What the page shows once it has told its results, or that it has none. */
async function opened(html: string): Promise<string> {
  const frame = document.createElement('iframe');
  frame.srcdoc = html;
  document.body.append(frame);
  onTestFinished(() => frame.remove());
  const out = () => frame.contentDocument?.getElementById('out')?.textContent ?? '';
  await expect.poll(out, { timeout: 60_000 }).toMatch(/^\w+ \[|Error/m);
  return out();
}

/** Of a job, with a quarter for every random number. */
const quarters = (id: JobId) => pageOf(id, 'en').replace('2 * Math.random() - 1', '0.25');
const page = quarters('add');
const RIGHT = /^c \[1000\] = (?:0\.5 ){8}…(?: 0\.5){8}$/;

test('it adds', async () => {
  expect(page).toContain("'f32' ? 0.25");
  expect(await opened(page)).toMatch(RIGHT);
});

test('it multiplies, and sums up in several passes', async () => {
  expect(await opened(quarters('multiply'))).toMatch(/^c \[64,64\] = (?:4 ){8}…(?: 4){8}$/);
  expect(await opened(quarters('sum'))).toMatch(/^sum \[1\] = 16384\b/);
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
