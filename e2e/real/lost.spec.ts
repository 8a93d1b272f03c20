/** A GPU that is lost in the middle of a lesson costs a word, not the lesson. */
import { cover } from '../../src/lessons/adding-arrays/cover.ts';
import { notice, texts } from '../support/app.ts';
import { openStep, runButton, turnPage } from '../support/lessons.ts';
import { expectTimesOrReasons } from '../support/real.ts';
import { expect, test } from '../support/test.ts';

test('a GPU that is lost is started again, said plainly, and the lesson goes on', async ({ launch }) => {
  const page = await launch();
  await openStep(page, cover, 'measure', 'en');
  await page.getByRole('button', { name: texts.en.lessons.run.start }).click();
  await expect(page.getByText(/^Now: (One element|Four elements) per thread/)).toBeVisible();
  const cdp = await page.context().browser()?.newBrowserCDPSession();
  // The browser's GPU process dies; the connection may end before it can answer.
  await cdp?.send('Browser.crashGpuProcess').catch(() => undefined);
  await expect(page.getByRole('progressbar')).toBeHidden();
  await expect(notice(page, texts.en.errors.deviceLost.title)).toBeVisible();
  // A machine that had no time left for the rest says so.
  await expect(page.locator('.bar').or(notice(page, texts.en.errors.nothingMeasured.title)).first()).toBeVisible();

  await runButton(page, 'en').click();
  await expect(notice(page, texts.en.errors.deviceLost.title)).toBeHidden();
  await expectTimesOrReasons(page);
  await turnPage(page, cover, 'measure', 'en');
});
