/** Scripts that a host serves with another charset than theirs, and a page that no host serves. */
import { resolve } from 'node:path';
import { heading, open, texts } from './support/app.ts';
import { DIST } from './support/host.ts';
import { expect, test } from './support/test.ts';

test('scripts that are said to be GBK: texts and worker are whole', async ({ page }) => {
  await page.route('**/*.js', async (route) => {
    const response = await route.fetch();
    const body = await response.body();
    expect(
      body.every((byte) => byte < 0x80),
      route.request().url(),
    ).toBe(true);
    const headers = { ...response.headers(), 'content-type': 'text/javascript; charset=gbk' };
    await route.fulfill({ response, headers, body });
  });
  const { device } = texts['zh-CN'];
  await open(page, '/device', { language: 'zh-CN' });
  await expect(heading(page)).toHaveText(device.title);
  // What only the bench worker knows.
  const fact = page
    .locator('.fact')
    .filter({ has: page.locator('dt', { hasText: new RegExp(`^${device.machine.browser}$`) }) })
    .locator('dd');
  await expect(fact).toHaveText(/\S+ \d+/);
});

test.describe('opened as a file', () => {
  test.use({ expectedErrors: /CORS|ERR_FAILED|Failed to load|file:/ });

  test('the page says what to do', async ({ page }) => {
    await page.goto(`file://${resolve(DIST, 'index.html')}`);
    await expect(page.getByText('npm start', { exact: false }).first()).toBeVisible();
    await expect(page.locator('#from-file [lang="zh-CN"]')).toContainText('npm start');
  });

  test('a page that is served does not', async ({ page }) => {
    await open(page);
    await expect(page.getByText('npm start', { exact: false })).toHaveCount(2);
    await expect(page.getByText('npm start', { exact: false }).first()).toBeHidden();
  });
});
