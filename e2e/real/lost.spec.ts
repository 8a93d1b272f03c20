/** A GPU that is lost in the middle of a lesson costs a word, not the lesson. */
import { cover } from '../../src/lessons/adding-arrays/cover.ts';
import { notice, texts } from '../support/app.ts';
import { growOnGpu, latestStep, stepOf } from '../support/language-model.ts';
import { openStep, runButton, turnPage } from '../support/lessons.ts';
import { crashGpu, holdGpu, whenHeld } from '../support/lost-gpu.ts';
import { expectTimesOrReasons } from '../support/real.ts';
import { expect, test } from '../support/test.ts';

test('a GPU that is lost is started again, said plainly, and the lesson goes on', async ({ launch }) => {
  const page = await launch();
  await holdGpu(page);
  await openStep(page, cover, 'measure', 'en');
  await page.getByRole('button', { name: texts.en.lessons.run.start }).click();
  await whenHeld(page);
  await crashGpu(page);
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
  await crashGpu(page);
  await expect(grow.getByText(/^GPU · .* was stopped$/)).toBeVisible();
  const seen = await stepOf(grow);
  expect(seen).toBeGreaterThan(0);
  await grow.getByRole('button', { name: 'Go on' }).click();
  // Another device, compiled for anew, takes it further.
  await expect.poll(() => latestStep(grow)).toBeGreaterThan(seen);
  await grow.getByRole('button', { name: texts.en.common.cancel }).click();
  expect(await stepOf(grow)).toBeGreaterThan(seen);
});
