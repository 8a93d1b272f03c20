/** Files that do not come, and storage that is refused or full: what is there goes on working, and says what is not. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { chromium } from 'playwright/test';
import { chromiumLaunchOptions } from '../../src/tooling/browser.mjs';
import { chooseTheme, heading, notice, open, sentence, speak, startRace, texts } from '../support/app.ts';
import { expectAccessible } from '../support/axe.ts';
import { ORDINARY } from '../support/figures.ts';
import { type ScriptedBench, scriptBench } from '../support/scripted-bench.ts';
import { expect, type Page, test } from '../support/test.ts';

const { home, common, errors, device, history } = texts.en;

async function race(page: Page, bench: ScriptedBench): Promise<void> {
  await startRace(page);
  await (await bench.nextRun()).finish(ORDINARY);
  await expect(sentence(page)).toContainText('8× faster');
}

test.describe('a page whose code does not come', () => {
  test.use({ expectedErrors: /Failed to load resource|dynamically imported module/ });

  test('leaves the frame and the other pages, and comes when loaded again', async ({ page }) => {
    await page.route('**/assets/device-page-*.js', (route) => route.abort());
    await open(page);
    await page.getByRole('link', { name: common.nav.device, exact: true }).click();
    await expect(heading(page)).toHaveText(errors.page.title);
    await page.getByRole('link', { name: common.name }).click();
    await expect(heading(page)).toHaveText(home.title);
    await page.unroute('**/assets/device-page-*.js');
    await page.goBack();
    await page.getByRole('button', { name: errors.page.reload }).click();
    await expect(heading(page)).toHaveText(device.title);
  });
});

test.describe('texts that do not come', () => {
  test.use({ expectedErrors: /Failed to (load resource|fetch)|dynamically imported module/ });
  const FIRST = '**/assets/first-*.js';
  // Not what draws more rows.
  const MORE = /\/assets\/more-(?!rows)[^/]*\.js$/;

  test('at first: the page says so in both languages, at whatever address, and comes when loaded again', async ({
    page,
  }) => {
    for (const address of ['./#/lab', './']) {
      await page.route(FIRST, (route) => route.abort());
      await page.goto('about:blank');
      await page.goto(address);
      const told = page.getByRole('alert');
      await expect(told).toContainText(['Lockstep did not load', 'Lockstep 没能加载']);
      await expect(told.first()).toBeVisible();
      await expect(heading(page)).toBeVisible();
      await expectAccessible(page);
      await page.unroute(FIRST);
      await told.getByRole('button', { name: 'Load again' }).click();
      await expect(heading(page)).toHaveText(address === './' ? home.title : texts.en.lab.title);
      await expect(told).toHaveCount(0);
    }
  });

  test('of later pages: no page is shown without its words, and the home page still is', async ({ page }) => {
    await page.route(MORE, (route) => route.abort());
    await open(page);
    await page.getByRole('link', { name: common.nav.device, exact: true }).click();
    await expect(heading(page)).toHaveText(errors.page.title);
    await page.unroute(MORE);
    await page.getByRole('button', { name: errors.page.reload }).click();
    await expect(heading(page)).toHaveText(device.title);
  });

  test('of the other language: the page stays as it is and says so, and nothing is chosen', async ({ page }) => {
    await open(page);
    await page.route(FIRST, (route) => route.abort());
    await page.getByRole('button', { name: '中文', exact: true }).click();
    const told = page.getByRole('status').filter({ hasText: common.language.failed.replace('{{language}}', '中文') });
    await expect(told).toBeVisible();
    await expect(heading(page)).toHaveText(home.title);
    await expect(page.locator('html')).toHaveAttribute('lang', 'en');
    expect(await page.evaluate(() => localStorage.getItem('lockstep.language'))).toBeNull();
    await expectAccessible(page);
    await page.unroute(FIRST);
    await page.reload();
    await speak(page, 'zh-CN');
    expect(await page.evaluate(() => localStorage.getItem('lockstep.language'))).toBe('"zh-CN"');
  });
});

test.describe('storage', () => {
  test('refused: everything works until the tab is closed, and the result and the history page say that nothing is kept', async ({
    baseURL,
    locale,
  }, { outputDir }) => {
    // The browser's own setting "block all cookies", which takes local storage, IndexedDB and service workers along.
    const profile = join(outputDir, 'profile');
    mkdirSync(join(profile, 'Default'), { recursive: true });
    const settings = { profile: { default_content_setting_values: { cookies: 2 } } };
    writeFileSync(join(profile, 'Default', 'Preferences'), JSON.stringify(settings));
    const context = await chromium.launchPersistentContext(profile, { ...chromiumLaunchOptions(), baseURL, locale });
    try {
      const page = context.pages()[0] ?? (await context.newPage());
      const bench = await scriptBench(page);
      await page.goto('./');
      await expect(heading(page)).toHaveText(home.title);
      const refused = await page.evaluate(() => {
        try {
          return String(localStorage.length);
        } catch (error) {
          return error instanceof DOMException ? error.name : String(error);
        }
      });
      expect(refused).toBe('SecurityError');
      await chooseTheme(page, 'dark');
      await race(page, bench);
      await expect(notice(page, errors.notKept.title)).toContainText(errors.notKept.refused);
      await expect(notice(page, errors.notKept.title)).toContainText(errors.notKept.todo);
      await page.getByRole('link', { name: common.nav.history, exact: true }).click();
      await expect(notice(page, history.trouble.refused.title)).toBeVisible();
      await expectAccessible(page);
      await page.getByRole('link', { name: common.name }).click();
      await speak(page, 'zh-CN');
      await expect(sentence(page)).toContainText('在这台机器上');
    } finally {
      await context.close();
    }
  });

  test('full: the result stays on screen and is said not to be kept', async ({ page, bench, baseURL }) => {
    await open(page);
    const cdp = await page.context().newCDPSession(page);
    const origin = new URL(baseURL ?? '').origin;
    await cdp.send('Storage.overrideQuotaForOrigin', { origin, quotaSize: 1 });
    // Local storage has a quota of its own: as much as fits.
    await page.evaluate(() => {
      for (let size = 2 ** 22; size >= 1; size /= 2) {
        try {
          for (let i = 0; ; i++) localStorage.setItem(`${size}-${i}`, 'x'.repeat(size));
        } catch {
          // The next smaller piece may still fit.
        }
      }
    });
    await race(page, bench);
    await expect(notice(page, errors.notKept.title)).toContainText(errors.notKept.full);
    await chooseTheme(page, 'dark');
    await expect(sentence(page)).toBeVisible();
  });
});
