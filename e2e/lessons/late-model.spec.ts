/** “Train a language model”: a model that somebody asked for comes when another is being trained. */
import { cover } from '../../src/lessons/train-a-language-model/cover.ts';
import { runs } from '../../src/lessons/train-a-language-model/runs.ts';
import { texts } from '../support/app.ts';
import { openStep, runBox } from '../support/lessons.ts';
import { expect, test } from '../support/test.ts';

test('a model that comes after another training has begun does not take its place', async ({ page, bench }) => {
  let release = () => {};
  const held = new Promise<void>((resolve) => {
    release = resolve;
  });
  await page.route('**/data/language/en.lsm', async (route) => {
    await held;
    await route.continue();
  });
  await openStep(page, cover, 'grow', 'en');
  const grow = runBox(page, runs.grow.title);
  await grow.getByRole('button', { name: 'Open one that was trained before' }).click();
  await expect(grow).toContainText('It is on its way.');
  await grow.getByRole('button', { name: 'Train', exact: true }).click();
  const follow = await bench.nextFollow();
  await follow.emit({ type: 'begin', index: 0 });
  release();
  await expect(grow.getByRole('alert')).toContainText('While it was on its way another model was trained');
  await expect(grow.getByRole('button', { name: texts.en.common.cancel })).toBeVisible();
  await follow.end(true);
  // Asked for again, it is opened.
  await grow.getByRole('button', { name: 'Open one that was trained before' }).click();
  await expect(grow).toContainText('There is a model after step');
});
