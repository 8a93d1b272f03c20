/** The frame around every page: keyboard, doors and pages, language, theme. */
import {
  chooseTheme,
  expectNoOverflow,
  heading,
  LANGUAGES,
  type Language,
  open,
  PHONE,
  sentence,
  speak,
  texts,
} from './support/app.ts';
import { machine } from './support/home.ts';
import { expect, type Page, test } from './support/test.ts';

const { home, common } = texts.en;

test('everything works from the keyboard', async ({ page, bench }) => {
  await open(page);
  const focused = () => page.evaluate(() => document.activeElement?.textContent?.trim());
  await page.keyboard.press('Tab');
  expect(await focused()).toBe(common.nav.skip);
  await expect(page.getByRole('button', { name: common.nav.skip })).toBeInViewport();
  await page.keyboard.press('Enter');
  await expect(page.locator('main')).toBeFocused();
  await page.keyboard.press('Tab');
  expect(await focused()).toBe(home.start);
  await page.keyboard.press('Enter');
  await (await bench.nextRun()).finish(machine);
  await expect(sentence(page)).toBeVisible();

  const { title } = home.rungs;
  for (let presses = 0; presses < 20 && (await focused()) !== title; presses++) await page.keyboard.press('Tab');
  await expect(page.getByText(title, { exact: true })).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('table')).toBeVisible();

  for (let presses = 0; presses < 10 && !(await focused())?.startsWith(home.doors.lessons); presses++) {
    await page.keyboard.press('Tab');
  }
  await page.keyboard.press('Enter');
  await expect(heading(page)).toHaveText(texts.en.lessons.contents.title);
  // Whoever cannot see the page change hears where they are.
  await expect(heading(page)).toBeFocused();
});

test('doors and pages lead where they say', async ({ page }) => {
  await open(page);
  const doors = page.getByRole('navigation', { name: home.doors.title });
  const model = doors.getByRole('link', { name: home.doors.model });
  await expect(model).toHaveAttribute('href', '#/lessons/train-a-language-model');
  for (const door of ['puzzles', 'workbench', 'class'] as const) {
    await doors.getByRole('link', { name: home.doors[door] }).click();
    await expect(heading(page)).toHaveText(texts.en[door === 'class' ? 'classes' : door].title);
    await page.goBack();
  }
  await doors.getByRole('link', { name: home.doors.lab }).click();
  await expect(page).toHaveURL(/\/lab\/$/);
  await expect(page.getByRole('link', { name: common.nav.lab, exact: true })).toHaveAttribute('aria-current', 'page');
  await page.goBack();
  await doors.getByRole('link', { name: home.doors.lessons }).click();
  await expect(heading(page)).toHaveText(texts.en.lessons.contents.title);
  await page.getByRole('link', { name: common.nav.device, exact: true }).click();
  await expect(heading(page)).toHaveText(texts.en.device.title);
  await expect(page).toHaveTitle(new RegExp(texts.en.device.title));
  await page.getByRole('link', { name: common.nav.history, exact: true }).click();
  await expect(page).toHaveURL(/#\/history$/);
  await open(page, '/no-such-page');
  await expect(heading(page)).toHaveText(common.notFound.title);
  await page.getByRole('link', { name: common.notFound.home }).click();
  await expect(heading(page)).toHaveText(home.title);
});

const PAGES = ['lessons', 'puzzles', 'lab', 'workbench', 'class', 'device', 'history'] as const;
const pages = (page: Page, language: Language) =>
  page.getByRole('navigation', { name: texts[language].common.nav.label });

for (const language of LANGUAGES) {
  test(`a phone has the first pages in a line, and the others behind a button (${language})`, async ({ page }) => {
    const { nav } = texts[language].common;
    const links = pages(page, language).getByRole('link');
    const more = pages(page, language).getByRole('button', { name: nav.more });
    await page.setViewportSize(PHONE);
    await open(page, '/', { language });
    await expect(links).toHaveText(PAGES.slice(0, 4).map((name) => nav[name]));
    const tops = await pages(page, language)
      .locator(':scope > :is(a, button)')
      .evaluateAll((all) => all.map((each) => each.getBoundingClientRect().top));
    expect(new Set(tops).size).toBe(1);

    await more.click();
    await expect(more).toHaveAttribute('aria-expanded', 'true');
    await expect(links).toHaveText(PAGES.map((name) => nav[name]));
    await expectNoOverflow(page);
    await pages(page, language).getByRole('link', { name: nav.device, exact: true }).click();
    await expect(heading(page)).toHaveText(texts[language].device.title);
    // Where one is, is seen.
    await expect(pages(page, language).locator('[aria-current]')).toHaveText(nav.device);
    await expect(pages(page, language).locator('[aria-current]')).toBeVisible();
    await pages(page, language).getByRole('link', { name: nav.puzzles, exact: true }).click();
    await expect(heading(page)).toHaveText(texts[language].puzzles.title);
    await expect(links).toHaveCount(4);
  });

  test(`wherever there is room all pages stand in one line (${language})`, async ({ page }) => {
    await open(page, '/', { language });
    for (const width of [960, 1280, 2200]) {
      await page.setViewportSize({ width, height: 800 });
      const links = pages(page, language).getByRole('link');
      await expect(links).toHaveText(PAGES.map((name) => texts[language].common.nav[name]));
      await expect(pages(page, language).getByRole('button')).toHaveCount(0);
      const tops = await links.evaluateAll((all) => all.map((each) => each.getBoundingClientRect().top));
      expect(new Set(tops).size).toBe(1);
      const { y } = (await page.locator('.wordmark').boundingBox()) ?? { y: Number.NaN };
      expect(tops[0]).toBeCloseTo(y, 0);
    }
  });
}

test.describe('without script', () => {
  test.use({ javaScriptEnabled: false, viewport: PHONE });

  test('a phone has all pages at once', async ({ page }) => {
    await page.goto('./');
    await expect(pages(page, 'en').getByRole('link')).toHaveText(PAGES.map((name) => common.nav[name]));
    await expect(pages(page, 'en').getByRole('button')).toHaveCount(0);
  });
});

test('the language is the browser’s until the visitor chooses, and the choice stays', async ({ page, launch }) => {
  await open(page);
  await expect(page.locator('html')).toHaveAttribute('lang', 'en');
  await speak(page, 'zh-CN');
  await expect(heading(page)).toHaveText(texts['zh-CN'].home.title);
  await page.reload();
  await expect(heading(page)).toHaveText(texts['zh-CN'].home.title);
  await speak(page, 'en');
  await expect(heading(page)).toHaveText(home.title);

  const chinese = await launch({ context: { locale: 'zh-CN' } });
  await open(chinese);
  await expect(heading(chinese)).toHaveText(texts['zh-CN'].home.title);
});

test('the theme follows the system until the visitor chooses, and the choice stays', async ({ page }) => {
  const icon = page.locator('.theme-switch svg');
  const shape = () => icon.locator('path').getAttribute('d');
  const ground = () => page.evaluate(() => getComputedStyle(document.body).backgroundColor);
  await open(page);
  const light = await ground();
  await page.emulateMedia({ colorScheme: 'dark' });
  await expect.poll(ground).not.toBe(light);
  const dark = await ground();
  // An icon that shows what is chosen, and a name.
  await expect(icon).toBeVisible();
  await expect(page.getByRole('combobox', { name: common.theme.label })).toHaveValue('system');
  const followed = await shape();
  await chooseTheme(page, 'light');
  expect(await shape()).not.toBe(followed);
  expect(await ground()).toBe(light);
  await page.reload();
  await expect(heading(page)).toBeVisible();
  expect(await ground()).toBe(light);
  await page.emulateMedia({ colorScheme: 'light' });
  await chooseTheme(page, 'dark');
  expect(await ground()).toBe(dark);
});
