/** Back, and the links that lead back: to where one was, with what one had asked for. Every other link leads to the top. */
import type { Locator } from 'playwright/test';
import { toJson } from '../src/results/export/json.ts';
import { reportNumber } from '../src/results/history/testing/reports.ts';
import { heading, open, texts } from './support/app.ts';
import { button, history, importText, items } from './support/history.ts';
import { expect, type Page, test } from './support/test.ts';

const top = (page: Page) => page.evaluate(() => Math.round(scrollY));

/** Follows a link from where it is in sight. @returns where that was */
async function follow(page: Page, link: Locator): Promise<number> {
  await link.scrollIntoViewIfNeeded();
  const before = await top(page);
  expect(before).toBeGreaterThan(0);
  await link.click();
  return before;
}

const chosen = (page: Page) => page.locator('.run-tools__all');

test('from a run to where one was in the history: as many rows, as far down, the same ones chosen', async ({
  page,
}) => {
  await open(page, '/history');
  await importText(page, toJson(Array.from({ length: 250 }, (_, index) => reportNumber(index + 1))));
  await expect(items(page)).toHaveCount(100);
  await button(page, 'Show 100 more (250 in all)').click();
  await expect(items(page)).toHaveCount(200);
  for (const at of [120, 130]) await items(page).nth(at).getByRole('checkbox').check();
  const link = items(page).nth(150).getByRole('link');
  const before = await follow(page, link);
  await expect(page.getByRole('figure')).toBeVisible();
  expect(await top(page)).toBe(0);

  await page.goBack();
  await expect(items(page)).toHaveCount(200);
  // The keyboard goes on where it was.
  await expect(link).toBeFocused();
  expect(await top(page)).toBe(before);
  await expect(chosen(page)).toHaveText('2 chosen');

  await link.press('Enter');
  await expect(page.getByRole('figure')).toBeVisible();
  await page.getByRole('link', { name: history.run.back }).click();
  await expect(items(page)).toHaveCount(200);
  await expect(link).toBeFocused();
  expect(await top(page)).toBe(before);

  await page.getByRole('link', { name: texts.en.common.nav.device, exact: true }).click();
  await expect(heading(page)).toHaveText(texts.en.device.title);
  await page.getByRole('link', { name: texts.en.common.nav.history, exact: true }).click();
  await expect(items(page)).toHaveCount(100);
  await expect(heading(page)).toBeFocused();
  expect(await top(page)).toBe(0);
  await expect(chosen(page)).toHaveText(history.chooseAll);
});

test('whoever goes on by themselves while a page comes back is left alone', async ({ page }) => {
  await open(page, '/history');
  await importText(page, toJson(Array.from({ length: 60 }, (_, index) => reportNumber(index + 1))));
  await expect(items(page)).toHaveCount(60);
  const before = await follow(page, items(page).nth(50).getByRole('link'));
  await expect(page.getByRole('figure')).toBeVisible();
  // The list takes its time, in which the visitor presses a key.
  await page.evaluate(
    () =>
      new Promise<void>((locked) => {
        const opened = indexedDB.open('lockstep');
        opened.onsuccess = () => {
          const store = opened.result.transaction('entries', 'readwrite').objectStore('entries');
          const hold = () => {
            if (document.documentElement.dataset.free === undefined) store.count().onsuccess = hold;
            locked();
          };
          hold();
        };
      }),
  );
  await page.goBack();
  await expect(heading(page)).toHaveText(history.title);
  await page.keyboard.press('Shift');
  await page.evaluate(() => {
    document.documentElement.dataset.free = '';
  });
  await expect(items(page)).toHaveCount(60);
  await expect(heading(page)).toBeFocused();
  // No further than the page went before it had its list.
  expect(await top(page)).toBeLessThan(0.1 * before);
});

test('every page comes back so, and goes forward so', async ({ page }) => {
  await page.setViewportSize({ width: 800, height: 500 });
  await open(page, '/lessons');
  const lesson = page.locator('main').getByRole('link', { name: 'Mandelbrot' }).first();
  const before = await follow(page, lesson);
  await expect(heading(page)).toBeFocused();
  expect(await top(page)).toBe(0);
  await page.goBack();
  await expect(heading(page)).toHaveText(texts.en.lessons.contents.title);
  await expect(lesson).toBeFocused();
  expect(await top(page)).toBe(before);
  await page.goForward();
  await expect(heading(page)).not.toHaveText(texts.en.lessons.contents.title);
  expect(await top(page)).toBe(0);
});
