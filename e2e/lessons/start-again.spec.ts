/** A lesson that is started again is as it was before its first visit. */
import { cover } from '../../src/lessons/memory-decides/cover.ts';
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
