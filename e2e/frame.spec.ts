/** The frame around every page: keyboard, doors and pages, language, theme. */
import { chooseTheme, heading, open, sentence, speak, texts } from './support/app.ts';
import { machine } from './support/home.ts';
import { expect, test } from './support/test.ts';

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
