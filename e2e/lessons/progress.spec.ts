/** Progress is the learner's: as a file, and in two tabs of one browser. */
import { readFile } from 'node:fs/promises';
import { cover as adding } from '../../src/lessons/adding-arrays/cover.ts';
import { cover as first } from '../../src/lessons/meet-your-gpu/cover.ts';
import { NOT_SAVED, savedText } from '../../src/ui/share/saving.ts';
import { expectNoOverflow, open, speak, texts } from '../support/app.ts';
import { expectAccessible } from '../support/axe.ts';
import { expect, type Page, test } from '../support/test.ts';

const { contents, progress } = texts.en.lessons;

const kept = (page: Page, name: string) =>
  page.evaluate((item) => JSON.parse(localStorage.getItem(`lockstep.${item}`) ?? 'null'), name);

const card = (page: Page, title: string) => page.getByRole('listitem').getByRole('link').filter({ hasText: title });

/** As an earlier visit has left it. */
const begun = { done: first.steps.map(({ id }) => id), guesses: { name: 'yes' }, scores: { name: 0 }, solved: [] };
const DRAFT = { id: `lesson/${adding.id}/guard`, text: '// my own version' };

async function openPart(page: Page): Promise<void> {
  await open(page, '/lessons', { language: 'en' });
  await page.getByRole('button', { name: progress.title }).click();
}

const addFile = (page: Page, content: string) =>
  page.locator('input[type="file"]').setInputFiles({
    name: 'progress.json',
    mimeType: 'application/json',
    buffer: Buffer.from(content),
  });

test('progress goes into a file, and from there into another browser, with the shaders that were changed', async ({
  page,
  browser,
}) => {
  await page.addInitScript(
    ([course, drafts]) => {
      localStorage.setItem('lockstep.course', JSON.stringify(course));
      localStorage.setItem('lockstep.drafts', JSON.stringify(drafts));
    },
    [{ [first.id]: begun }, [DRAFT]] as const,
  );
  await openPart(page);
  const saving = page.waitForEvent('download');
  await page.getByRole('button', { name: progress.save }).click();
  const file = await saving;
  expect(file.suggestedFilename()).toMatch(/^lockstep-progress-\d{8}-\d{4}\.json$/);
  await expect(page.getByRole('status').filter({ hasText: savedText(file.suggestedFilename()).en })).toBeVisible();
  const content = await readFile(await file.path(), 'utf8');

  const context = await browser.newContext({ locale: 'en-GB', serviceWorkers: 'block' });
  const other = await context.newPage();
  await openPart(other);
  await expect(other.getByRole('button', { name: progress.save })).toBeDisabled();
  await expect(other.getByText(progress.none)).toBeVisible();
  await addFile(other, '{"format":"lockstep-runs","runs":[]}');
  await expect(other.getByRole('alert')).toContainText(progress.failed);
  await addFile(other, content);
  await expect(other.getByText(progress.none)).toHaveCount(0);
  await expect(other.getByText(progress.lessons_one.replace('{{count}}', '1'))).toBeVisible();
  await expect(other.getByText(progress.drafts_one.replace('{{count}}', '1'))).toBeVisible();
  await expect(other.getByRole('alert')).toHaveCount(0);
  await expect(card(other, first.title.en)).toContainText(contents.whole);
  expect((await kept(other, 'drafts'))[0]).toMatchObject(DRAFT);
  await expectAccessible(other);
  await other.setViewportSize({ width: 360, height: 800 });
  await expectNoOverflow(other);
  await speak(other, 'zh-CN');
  await expectNoOverflow(other);
  await context.close();
});

test.describe('without what writes the file', () => {
  test.use({ expectedErrors: /progress-file|Failed to (load|fetch)/ });

  test('a file that cannot be written is not missed silently', async ({ page }) => {
    await page.addInitScript((course) => localStorage.setItem('lockstep.course', JSON.stringify(course)), {
      [first.id]: begun,
    });
    await openPart(page);
    await page.route(/progress-file/, (route) => route.abort());
    await page.getByRole('button', { name: progress.save }).click();
    await expect(page.getByRole('alert')).toContainText(NOT_SAVED.en);
    await expect(page.getByRole('alert')).toContainText('Check the connection');
  });
});

test('two tabs lose nothing of each other', async ({ page, context }) => {
  const guess = `/lessons/${first.id}/${first.steps.find(({ kind }) => kind === 'predict')?.id}`;
  await open(page, '/lessons', { language: 'en' });
  const other = await context.newPage();
  await open(other, guess, { language: 'en' });
  // This tab has read its progress before the other one writes.
  await other.getByRole('radio').first().check();
  await expect(other.getByText(texts.en.lessons.predict.kept)).toBeVisible();
  await expect(card(page, first.title.en)).toContainText(
    contents.part.replace('{{done}}', '1').replace('{{of}}', `${first.steps.length}`),
  );
  await open(page, `/lessons/${adding.id}`, { language: 'en' });
  await page.getByRole('navigation', { name: texts.en.lessons.lesson.turn }).getByRole('link').last().click();
  await expect.poll(async () => Object.keys(await kept(page, 'course')).sort()).toEqual([adding.id, first.id].sort());
  const course = await kept(other, 'course');
  expect(Object.keys(course[first.id].guesses)).toHaveLength(1);
  await other.goto(other.url().replace(/#.*$/, '#/lessons'));
  await expect(card(other, adding.title.en)).toContainText(contents.part.split('{{of}}')[1]);
});
