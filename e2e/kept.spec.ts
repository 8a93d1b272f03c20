/** What a browser keeps, told, and erased: for whoever uses a machine that others use as well. */

import { cover } from '../src/lessons/memory-decides/cover.ts';
import { toJson } from '../src/results/export/json.ts';
import { reportNumber } from '../src/results/history/testing/reports.ts';
import {
  chooseTheme,
  expectNoOverflow,
  heading,
  LANGUAGES,
  notice,
  open,
  PHONE,
  says,
  speak,
  texts,
} from './support/app.ts';
import { expectAccessible } from './support/axe.ts';
import { importText, items } from './support/history.ts';
import { expect, type Page, test } from './support/test.ts';

const { kept, common, home } = texts.en;

const everything = (page: Page) =>
  page.evaluate(async () => ({
    local: Object.keys(localStorage),
    session: Object.keys(sessionStorage),
    databases: (await indexedDB.databases()).map(({ name }) => name),
  }));

/** Ends on the history page, with one run. */
async function keepRun(page: Page): Promise<void> {
  await page.goto('./#/history');
  await importText(page, toJson([reportNumber(1)]));
  await expect(items(page)).toHaveCount(1);
}

/** Something of every kind that is kept. */
async function useEverything(page: Page): Promise<void> {
  await keepRun(page);
  await page.evaluate((lesson) => {
    const progress = { done: ['lines'], guesses: {}, scores: {}, solved: [] };
    const drafts = [
      { id: `lesson/${lesson}/restore`, text: 'mine' },
      { id: 'workbench/matmul/mine', text: '// a kernel' },
    ];
    const limits = {
      measuredAt: '2026-01-01T00:00:00Z',
      place: 'a | b | 8',
      roofs: { gpu: null, cpu: { gflops: 9, gbps: 3 } },
    };
    const values = {
      puzzles: ['map'],
      course: { [lesson]: progress },
      drafts,
      tuned: { 'matmul@1 | a': 'registers' },
      peaks: limits,
    };
    for (const [name, value] of Object.entries(values)) localStorage.setItem(`lockstep.${name}`, JSON.stringify(value));
    // As a page of another app at the same host has them, and a later Lockstep.
    localStorage.setItem('another.app', 'stays');
    localStorage.setItem('lockstep.tomorrow', '1');
    sessionStorage.setItem('lockstep.language', '"zh-CN"');
  }, cover.id);
  await page.evaluate(
    () =>
      new Promise((resolve, reject) => {
        const asked = indexedDB.open('lockstep-tomorrow');
        asked.onsuccess = () => resolve(asked.result.close());
        asked.onerror = () => reject(asked.error);
      }),
  );
}

test('all of it is named, asked about and gone, and what was erased stays away', async ({ page }) => {
  await open(page, '/');
  await chooseTheme(page, 'dark');
  await speak(page, 'zh-CN');
  await speak(page, 'en');
  await useEverything(page);
  await page.getByRole('contentinfo').getByRole('link', { name: common.kept }).click();
  await expect(heading(page)).toHaveText(kept.title);
  const list = page.getByRole('region', { name: kept.here }).getByRole('listitem');
  await expect(list).toHaveText(
    [
      kept.items.runs_one,
      kept.items.course_one,
      kept.items.puzzles_one,
      kept.items.kernels_one,
      kept.items.texts_one,
      kept.items.tuned_one,
      kept.items.limits_one,
      kept.items.looks_other,
    ].map((text) => text.replace('{{count}}', text === kept.items.looks_other ? '2' : '1')),
  );
  await expect(page.getByRole('link', { name: kept.take.runs })).toHaveAttribute('href', '#/history');
  await expect(page.getByRole('link', { name: kept.take.kernels })).toHaveAttribute('href', '#/workbench');
  await expectAccessible(page);

  const erase = page.getByRole('button', { name: kept.erase });
  await erase.click();
  const question = page.getByRole('region', { name: kept.sure.title });
  await expect(question.getByRole('heading')).toBeFocused();
  await expect(question.getByRole('listitem')).toHaveCount(await list.count());
  await page.getByRole('button', { name: kept.sure.no }).click();
  await expect(erase).toBeFocused();
  expect((await everything(page)).databases).toContain('lockstep');

  await erase.click();
  await expectAccessible(page);
  await question.getByRole('button', { name: kept.sure.yes }).click();
  await expect(notice(page, kept.done.title)).toBeVisible();
  await expect(page.getByText(kept.nothing)).toBeVisible();
  await expect(erase).toHaveCount(0);
  const left = await everything(page);
  expect(left.local).toEqual(['another.app']);
  expect(left.session).toEqual([]);
  // Looking whether there is any makes an empty one.
  expect(left.databases.filter((name) => name !== 'lockstep')).toEqual([]);
  await expect(page.locator('html')).not.toHaveAttribute('data-theme', 'dark');
  await expectAccessible(page);
  await page.goto('./#/history');
  await expect(page.getByRole('heading', { name: texts.en.history.empty.title })).toBeVisible();
});

test('another tab that has the history open gives it up', async ({ page, context }) => {
  await open(page, '/');
  await keepRun(page);
  const other = await context.newPage();
  await open(other, '/history');
  await expect(other.locator('.run-item')).toHaveCount(1);
  await page.goto('./#/kept');
  await page.getByRole('button', { name: kept.erase }).click();
  await page.getByRole('button', { name: kept.sure.yes }).click();
  await expect(notice(page, kept.done.title)).toBeVisible();
});

test('where the database cannot be read, the rest is listed, the cause is told, and all of it can be erased', async ({
  page,
}) => {
  await open(page);
  await chooseTheme(page, 'dark');
  // A later version of Lockstep was here.
  await page.evaluate(
    () =>
      new Promise((resolve, reject) => {
        const asked = indexedDB.open('lockstep', 999);
        asked.onsuccess = () => resolve(asked.result.close());
        asked.onerror = () => reject(asked.error);
      }),
  );
  await page.goto('./#/kept');
  await expect(notice(page, kept.trouble.read)).toContainText(kept.trouble.because.newer);
  const list = page.getByRole('region', { name: kept.here }).getByRole('listitem');
  await expect(list).toHaveText([kept.uncounted.runs, kept.uncounted.classes, kept.items.looks_one]);
  await expectAccessible(page);
  await page.getByRole('button', { name: kept.erase }).click();
  await page.getByRole('button', { name: kept.sure.yes }).click();
  await expect(notice(page, kept.done.title)).toBeVisible();
  await expect(page.getByText(kept.nothing)).toBeVisible();
});

test('where the browser cannot erase, it says what it says, and asks to try once more', async ({ page }) => {
  await open(page, '/', { language: 'en', theme: 'dark' });
  await page.goto('./#/kept');
  await page.evaluate(() => {
    const refused = () => {
      throw new DOMException('not today', 'UnknownError');
    };
    Object.defineProperty(IDBFactory.prototype, 'deleteDatabase', { value: refused, configurable: true });
  });
  await page.getByRole('button', { name: kept.erase }).click();
  await page.getByRole('button', { name: kept.sure.yes }).click();
  await expect(notice(page, kept.trouble.erase)).toContainText('not today');
  await page.evaluate(() => Reflect.deleteProperty(IDBFactory.prototype, 'deleteDatabase'));
  await expect(page.getByRole('button', { name: kept.sure.yes })).toBeEnabled();
});

test('nothing is kept: it says so, in both languages and on a telephone', async ({ page }) => {
  await page.setViewportSize(PHONE);
  await open(page, '/kept');
  await expect(page.getByText(kept.nothing)).toBeVisible();
  for (const language of LANGUAGES) {
    if (language !== 'en') await speak(page, language);
    await expect(heading(page)).toHaveText(texts[language].kept.title);
    await expectAccessible(page);
    await expectNoOverflow(page);
  }
  // The language is a choice, and kept.
  await page.reload();
  await expect(
    page.getByRole('listitem').filter({ hasText: says(texts['zh-CN'].kept.items.looks_other) }),
  ).toBeVisible();
});

test('the footer names the version', async ({ page }) => {
  await open(page, '/');
  await expect(page.getByRole('contentinfo')).toContainText(/Version \d+\.\d+\.\d+(\+[0-9a-f]{7,})?/);
  await expect(heading(page)).toHaveText(home.title);
});
