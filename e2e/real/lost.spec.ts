/** A GPU that is lost in the middle of a lesson costs a word, not the lesson. */
import type { Locator } from 'playwright/test';
import { cover } from '../../src/lessons/adding-arrays/cover.ts';
import { notice, texts } from '../support/app.ts';
import { growOnGpu } from '../support/language-model.ts';
import { openStep, runButton, turnPage } from '../support/lessons.ts';
import { expectTimesOrReasons } from '../support/real.ts';
import { expect, type Page, test } from '../support/test.ts';

/** The connection may end before it can answer. */
async function loseGpu(page: Page): Promise<void> {
  const cdp = await page.context().browser()?.newBrowserCDPSession();
  await cdp?.send('Browser.crashGpuProcess').catch(() => undefined);
}

test('a GPU that is lost is started again, said plainly, and the lesson goes on', async ({ launch }) => {
  const page = await launch();
  await openStep(page, cover, 'measure', 'en');
  await page.getByRole('button', { name: texts.en.lessons.run.start }).click();
  await expect(page.getByText(/^Now: (One element|Four elements) per thread/)).toBeVisible();
  await loseGpu(page);
  await expect(page.getByRole('progressbar')).toBeHidden();
  await expect(notice(page, texts.en.errors.deviceLost.title)).toBeVisible();
  // A machine that had no time left for the rest says so.
  await expect(page.locator('.bar').or(notice(page, texts.en.errors.nothingMeasured.title)).first()).toBeVisible();

  await runButton(page, 'en').click();
  await expect(notice(page, texts.en.errors.deviceLost.title)).toBeHidden();
  await expectTimesOrReasons(page);
  await turnPage(page, cover, 'measure', 'en');
});

test('a model that is in training is there when the GPU is lost, and goes on from where it was seen', async ({
  launch,
}) => {
  const page = await launch();
  const grow = await growOnGpu(page, 32);
  await expect(grow).toContainText(/After step ([5-9]|\d\d+) it tells:/);
  await loseGpu(page);
  await expect(grow.getByText(/^GPU · .* was stopped$/)).toBeVisible();
  const seen = await stepOf(grow);
  await grow.getByRole('button', { name: 'Go on' }).click();
  await expect(grow.getByText(/^step \d+ · /)).toBeVisible();
  await grow.getByRole('button', { name: texts.en.common.cancel }).click();
  expect(await stepOf(grow)).toBeGreaterThanOrEqual(seen);
});

/** Of the model that there is when nobody trains. */
async function stepOf(grow: Locator): Promise<number> {
  const told = await grow.getByText(/^There is a model after step \d+/).textContent();
  return Number(/\d+/.exec(told ?? '')?.[0]);
}
