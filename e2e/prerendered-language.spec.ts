/** Which language a page with a file of its own is shown in, and what its address is then. */
import { cover } from '../src/lessons/memory-decides/cover.ts';
import { heading, speak, stands, texts } from './support/app.ts';
import { expectAccessible } from './support/axe.ts';
import { expect, test } from './support/test.ts';

const PATH = '/some/sub-path/';
const LESSON = `lessons/${cover.id}/`;
const [first] = cover.steps;

test('whoever has chosen a language and follows a link to the other reads their own, and how to get the other', async ({
  page,
  host,
}) => {
  const { url } = await host({ path: PATH });
  await page.addInitScript(() => localStorage.setItem('lockstep.language', '"en"'));
  await page.goto(`${url}zh-CN/${LESSON}`);
  await stands(page);
  await expect(heading(page)).toHaveText(first.title.en);
  await expect(page).toHaveURL(url + LESSON);
  const told = page.locator('.linked-language');
  await expect(told).toContainText(texts.en.common.language.linked.replace('{{language}}', '中文'));
  await expectAccessible(page);
  await told.getByRole('button', { name: '中文' }).click();
  await expect(heading(page)).toHaveText(first.title['zh-CN']);
  await expect(page).toHaveURL(`${url}zh-CN/${LESSON}`);
  await expect(told).toHaveCount(0);

  await page.goto(url + LESSON);
  await stands(page);
  await expect(told).toHaveCount(0);
});

test('a page has one address, in the language that it shows', async ({ page, host }) => {
  const { url } = await host({ path: PATH });
  await page.goto(`${url}#/lessons/${cover.id}`);
  await stands(page);
  await expect(page).toHaveURL(url + LESSON);
  await speak(page, 'zh-CN');
  await expect(page).toHaveURL(`${url}zh-CN/${LESSON}`);
  await expect(heading(page)).toHaveText(first.title['zh-CN']);
  await page.reload();
  await stands(page);
  await expect(heading(page)).toHaveText(first.title['zh-CN']);
  // Typed behind the folder while the app stands.
  await page.evaluate(() => {
    location.hash = '/device';
  });
  await expect(heading(page)).toHaveText(texts['zh-CN'].device.title);
  await expect(page).toHaveURL(`${url}#/device`);
  await speak(page, 'en');
  await expect(page).toHaveURL(`${url}#/device`);
  // The entry before was made in the other language.
  await page.goBack();
  await expect(heading(page)).toHaveText(first.title.en);
  await expect(page).toHaveURL(url + LESSON);
});

test('a page in Chinese is gone on with in Chinese for that visit; the visitor’s own choice comes before it', async ({
  page,
  host,
}) => {
  const { url } = await host();
  await page.goto(`${url}zh-CN/${LESSON}`);
  await stands(page);
  await expect(heading(page)).toHaveText(first.title['zh-CN']);
  await page.getByRole('link', { name: texts['zh-CN'].common.nav.device, exact: true }).click();
  await expect(page).toHaveURL(`${url}#/device`);
  await page.reload();
  await expect(heading(page)).toHaveText(texts['zh-CN'].device.title);
  // The next visit is in the visitor's own language.
  const later = await page.context().newPage();
  await later.goto(url);
  await stands(later);
  await expect(heading(later)).toHaveText(texts.en.home.title);
  await later.close();
  // What is chosen stays.
  await speak(page, 'en');
  await expect(heading(page)).toHaveText(texts.en.device.title);
  await page.reload();
  await expect(heading(page)).toHaveText(texts.en.device.title);

  await page.evaluate(() => {
    localStorage.setItem('lockstep.language', '"en"');
    localStorage.setItem('lockstep.theme', '"dark"');
  });
  await page.goto(`${url}zh-CN/${LESSON}`);
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark');
  await stands(page);
  await expect(heading(page)).toHaveText(first.title.en);
  await expect(page.locator('html')).toHaveAttribute('lang', 'en');
});
