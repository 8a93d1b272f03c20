/** A lesson that is started again is as it was before its first visit. */
import { cover } from '../../src/lessons/memory-decides/cover.ts';
import { cover as costs } from '../../src/lessons/what-a-cloud-gpu-costs/cover.ts';
import { open, texts } from '../support/app.ts';
import { challenge } from '../support/lessons.ts';
import { expect, type Page, test } from '../support/test.ts';

const { lessons } = texts.en;

/** As an earlier visit has left it. */
const left = (page: Page) =>
  page.addInitScript((lesson) => {
    if (localStorage.getItem('lockstep.course') !== null) return;
    const begun = { done: ['lines'], guesses: {}, scores: {}, solved: ['restore'] };
    localStorage.setItem('lockstep.course', JSON.stringify({ [lesson]: begun }));
    const drafts = [
      { id: `lesson/${lesson}/restore`, text: '// my own version' },
      { id: 'lesson/another/edit', text: '// of another lesson' },
    ];
    localStorage.setItem('lockstep.drafts', JSON.stringify(drafts));
  }, cover.id);

const drafts = (page: Page) => page.evaluate(() => JSON.parse(localStorage.getItem('lockstep.drafts') ?? 'null'));

test('“Start this lesson again” forgets the edited shader, in the editor too, and no other lesson’s', async ({
  page,
}) => {
  await left(page);
  await open(page, `/lessons/${cover.id}/restore`, { language: 'en' });
  const editor = challenge(page, 'en').locator('.cm-content');
  await expect(editor).toHaveText('// my own version');
  page.once('dialog', (dialog) => void dialog.dismiss());
  await page.getByRole('button', { name: lessons.lesson.reset }).click();
  await expect(editor).toHaveText('// my own version');

  page.once('dialog', (dialog) => void dialog.accept());
  await page.getByRole('button', { name: lessons.lesson.reset }).click();
  await expect(editor).toContainText('@compute');
  await expect(editor).not.toContainText('my own version');
  await expect(page.getByText(lessons.challenge.right, { exact: true })).toBeHidden();
  expect(await drafts(page)).toEqual([{ id: 'lesson/another/edit', text: '// of another lesson' }]);
});

test('it is offered once a draft is begun, whatever else was done, and gone with it', async ({ page }) => {
  await open(page, `/lessons/${cover.id}/restore`, { language: 'en' });
  const again = page.getByRole('button', { name: lessons.lesson.reset });
  const editor = challenge(page, 'en').locator('.cm-content');
  await expect(editor).toContainText('@compute');
  await expect(again).toBeHidden();
  await editor.fill('// my own version');
  await expect(again).toBeVisible();

  page.once('dialog', (dialog) => void dialog.accept());
  await again.click();
  await expect(editor).toContainText('@compute');
  await expect(again).toBeHidden();
});

test('an edited price is such a draft', async ({ page }) => {
  await open(page, `/lessons/${costs.id}`, { language: 'en' });
  const again = page.getByRole('button', { name: lessons.lesson.reset });
  const price = page.getByRole('row', { name: /p5\.4xlarge/ }).getByRole('textbox');
  await expect(price).toHaveValue('6.88');
  await expect(again).toBeHidden();
  await price.fill('5');
  await expect(again).toBeVisible();

  // The course as a whole has something to save and to forget, too.
  await page.goto('#/lessons');
  await page.getByText(lessons.progress.title, { exact: true }).click();
  await expect(page.getByRole('button', { name: lessons.progress.save })).toBeEnabled();
  await expect(page.getByRole('button', { name: lessons.contents.reset })).toBeVisible();
  await page.goBack();

  page.once('dialog', (dialog) => void dialog.accept());
  await again.click();
  await expect(price).toHaveValue('6.88');
  await expect(again).toBeHidden();
});
