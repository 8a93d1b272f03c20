/** Addresses as they arrive: broken over lines by mail and chats, or too long. Each shows a page, never nothing. */
import { heading, open, texts } from './support/app.ts';
import { expect, test } from './support/test.ts';

const { common, lab, lessons } = texts.en;

test('a link that was broken over lines opens', async ({ page }) => {
  await open(page, '/%0A');
  await expect(page.getByRole('link', { name: common.nav.lab, exact: true })).not.toHaveAttribute('aria-current');
  await open(page, '/lab/matmul:tiled:%0D%0A%20n=512/2s');
  await expect(heading(page)).toHaveText(lab.title);
  await expect(page.getByRole('checkbox', { name: '512', exact: true })).toBeChecked();
  await expect(page.getByText(lab.badPlan.title)).toBeHidden();
});

test('any other address says that there is no such page', async ({ page }) => {
  await open(page, '/no%0Asuch%E2%80%A8page');
  await expect(heading(page)).toHaveText(common.notFound.title);
  await open(page, '/lessons/adding-arrays/guess/more');
  await expect(heading(page)).toHaveText(lessons.missing.title);
  await open(page, '/lessons//guess');
  await expect(heading(page)).toHaveText(lessons.missing.title);
});
