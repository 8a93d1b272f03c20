/** The teacher's pages: all lessons, one with its key, and the course without the internet; and what of a page is printed. */
import { cover } from '../../src/lessons/different-digits/cover.ts';
import { lesson } from '../../src/lessons/different-digits/index.ts';
import { runs } from '../../src/lessons/different-digits/runs.ts';
import { notes } from '../../src/lessons/different-digits/teacher.ts';
import { TEACHER } from '../../src/lessons/teacher/words.ts';
import { heading, LANGUAGES, open, PHONE } from '../support/app.ts';
import { expectSound } from '../support/axe.ts';
import { measure, openStep, runBox } from '../support/lessons.ts';
import { expect, type Page, test } from '../support/test.ts';

for (const language of LANGUAGES) {
  test(`each lesson has its page for teachers, and there is one on doing without the internet (${language})`, async ({
    page,
  }) => {
    await page.setViewportSize(PHONE);
    await open(page, '/lessons', { language });
    await page.getByRole('link', { name: TEACHER.title[language], exact: true }).click();
    await expect(heading(page)).toHaveText(TEACHER.title[language]);
    await expectSound(page);
    await page.getByRole('link', { name: cover.title[language], exact: true }).click();
    await expect(heading(page)).toHaveText(cover.title[language]);
    for (const said of [
      notes.ask,
      notes.spread,
      notes.misconception,
      cover.myth,
      lesson.challenges['plus-one'].because,
    ]) {
      await expect(page.getByText(said[language], { exact: true })).toBeVisible();
    }
    await expect(page.locator('.teacher__key strong')).toContainText(['16,777,216']);
    await expect(page.getByText(TEACHER.unmeasured[language])).toBeVisible();
    await expectSound(page);
    await page.goBack();
    await page.getByRole('link', { name: TEACHER.offline[language], exact: true }).click();
    await expect(heading(page)).toHaveText(TEACHER.offline[language]);
    await expectSound(page);
  });
}

for (const language of LANGUAGES) {
  test(`a whole lesson stands on one page, to be printed (${language})`, async ({ page }) => {
    await page.setViewportSize(PHONE);
    await open(page, `/teacher/${cover.id}`, { language });
    await page.getByRole('link', { name: TEACHER.whole[language] }).click();
    await expect(heading(page)).toHaveText(cover.title[language]);
    const steps = page.locator('.whole__step');
    await expect(steps.locator('> h2')).toHaveText(cover.steps.map(({ title }) => title[language]));
    for (const step of await steps.all()) await expect(step.locator('.lesson-text')).toHaveCount(1);
    await expectSound(page);
    // Whoever has printed a lesson has not taken it.
    expect(await page.evaluate(() => localStorage.getItem('lockstep.course'))).toBeNull();
    await page.emulateMedia({ media: 'print' });
    for (const step of await steps.all()) await expect(step).toBeVisible();
    expect(await isPrinted(page, '.whole button')).toBe(false);
  });
}

test('what was measured in this window answers the guesses; an address of no lesson has a plain page', async ({
  page,
  bench,
}) => {
  await openStep(page, cover, 'digits', 'en');
  await measure(
    bench,
    runBox(page, runs.digits.title),
    () => ({ kernelMs: 2 }),
    (index) => ({
      outputs: { c: new Float32Array(64 * 64).fill(1 + index * 2 ** -20) },
      reference: null,
    }),
  );
  await page.evaluate((id) => {
    location.hash = `#/teacher/${id}`;
  }, cover.id);
  await expect(heading(page)).toHaveText(cover.title.en);
  await expect(page.locator('.teacher__here').first()).toBeVisible();
  await expect(page.locator('.teacher__key')).toContainText(['', '4 contenders gave 4 different numbers', '']);
  await expect(page.getByText(TEACHER.unmeasured.en)).toBeHidden();
  await open(page, '/teacher/alchemy');
  await expect(heading(page)).toHaveText(TEACHER.missing.en);
});

const isPrinted = async (page: Page, selector: string) => {
  const found = page.locator(selector);
  const shown = await found.evaluateAll((all) => all.map((one) => one.checkVisibility()));
  expect(shown.length, selector).toBeGreaterThan(0);
  return shown.includes(true);
};

/** Of the page and of its words and links, as they are printed. */
const inks = (page: Page) =>
  page.evaluate(() => {
    const of = (selector: string, what: 'color' | 'backgroundColor') => {
      const element = document.querySelector(selector);
      return element && getComputedStyle(element)[what];
    };
    return { paper: of('body', 'backgroundColor'), text: of('main p', 'color'), link: of('main a', 'color') };
  });

test('paper has the text without frame and buttons, by day where the screen is dark', async ({ page }) => {
  await open(page, '/lessons/adding-arrays/recap', { language: 'en', theme: 'dark' });
  const dark = await inks(page);
  await page.emulateMedia({ media: 'print' });
  for (const selector of ['.site-header', '.site-footer', '.steps', '.lesson__turn', 'button']) {
    expect(await isPrinted(page, selector), selector).toBe(false);
  }
  for (const selector of ['h1', '.lesson__where', '.lesson-text li', '.term']) {
    expect(await isPrinted(page, selector), selector).toBe(true);
  }
  const { paper, text, link } = await inks(page);
  expect(paper).toBe('rgb(255, 255, 255)');
  expect(text).not.toBe(dark.text);
  expect(link).toBe(text);

  await open(page, '/lessons/memory-decides');
  expect(await isPrinted(page, '.stepper__controls')).toBe(false);
  expect(await isPrinted(page, '.stepper__drawing')).toBe(true);
  await open(page, '/teacher/adding-arrays');
  await expect(page.locator('.teacher__key').first()).toBeVisible();
  expect(await isPrinted(page, '.button')).toBe(false);
  expect(await isPrinted(page, '.teacher__key')).toBe(true);
});
