/** “Train a language model”: a model that somebody asked for comes when another is being trained. */
import { cover } from '../../src/lessons/train-a-language-model/cover.ts';
import { runs } from '../../src/lessons/train-a-language-model/runs.ts';
import { speak, texts } from '../support/app.ts';
import { expectAccessible } from '../support/axe.ts';
import { goTo, openStep, runBox } from '../support/lessons.ts';
import { expect, type Page, test } from '../support/test.ts';

/** The English model comes once it is released. */
async function heldBack(page: Page): Promise<() => void> {
  let release = () => {};
  const held = new Promise<void>((resolve) => {
    release = resolve;
  });
  await page.route('**/data/language/en.lsm', async (route) => {
    await held;
    await route.continue();
  });
  return release;
}

test('a model that was asked for comes whatever language the page is in by then, and whatever step', async ({
  page,
  bench: _,
}) => {
  const release = await heldBack(page);
  await openStep(page, cover, 'grow', 'en');
  const inEnglish = runBox(page, runs.grow.title);
  await inEnglish.getByRole('button', { name: 'Open one that was trained before' }).click();
  await expect(inEnglish).toContainText('It is on its way.');
  await speak(page, 'zh-CN');
  const grow = runBox(page, runs.grow.title, 'zh-CN');
  await expect(grow).toContainText('正在下载。');
  await expect(grow.getByRole('button', { name: '打开一个事先训练好的' })).toBeDisabled();
  await goTo(page, cover, 'wrong', 'zh-CN');
  release();
  await goTo(page, cover, 'grow', 'zh-CN');
  await expect(grow).toContainText('已有一个走了');
  await expect(grow).toContainText('这个模型用英文讲故事。');
  await expect(grow).not.toContainText('正在下载。');
  await expectAccessible(page);
  // The one of this language is asked for by the same button.
  await grow.getByRole('button', { name: '打开一个事先训练好的' }).click();
  await expect(grow).not.toContainText('这个模型用英文讲故事。');
  await expect(grow).toContainText('已有一个走了');
});

test('a model that comes after another training has begun does not take its place', async ({ page, bench }) => {
  const release = await heldBack(page);
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
