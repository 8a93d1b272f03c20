/** Tuning from the lab: progress, the winner, what is remembered, cancelling and forgetting. */
import { texts } from './support/app.ts';
import { expectAccessible } from './support/axe.ts';
import { openLab, runLab } from './support/lab.ts';
import { expect, type Page, test } from './support/test.ts';

const { lab, charts, common } = texts.en;
const card = (page: Page) => page.getByRole('region', { name: lab.tune.title });
const button = (page: Page, name: string) => card(page).getByRole('button', { name, exact: true });
const remembered = (page: Page) => page.evaluate(() => JSON.parse(localStorage.getItem('lockstep.tuned') ?? '{}'));

test('finds the fastest here, remembers it, runs with it and forgets it', async ({ page }) => {
  await openLab(page, 'matmul:tuned:n=32/10s');
  await button(page, lab.tune.start).click();
  await expect(card(page).getByRole('progressbar')).toBeVisible();
  await expect(page.locator('.lab__run .button').first()).toBeDisabled();
  await expect(button(page, lab.tune.again)).toBeVisible({ timeout: 120_000 });
  await expect(card(page).locator('.tune__winners li')).toHaveText(/^n = 32: .+ default/);
  await expectAccessible(page);
  const [[key, configuration]] = Object.entries(await remembered(page));
  expect(key).toContain('matmul@');
  await expect(card(page).locator('code')).toHaveText(String(configuration));

  await runLab(page);
  await expect(page.getByRole('heading', { name: lab.results.title })).toBeVisible();
  const built = charts.builtAs.replace('{{name}}', String(configuration));
  await expect(page.locator('.bar__name')).toContainText(built);
  await page.getByText(common.table, { exact: true }).first().click();
  await expect(page.getByRole('rowheader')).toContainText(built);

  await page.reload();
  await button(page, lab.tune.forget).click();
  await expect(button(page, lab.tune.start)).toBeVisible();
  expect(await remembered(page)).toEqual({});
});

test('can be cancelled, and is over when the lab is left', async ({ page }) => {
  await openLab(page, 'matmul:tuned:n=256/10s');
  await button(page, lab.tune.start).click();
  await button(page, common.cancel).click();
  await expect(card(page).getByText(lab.tune.cancelled)).toBeVisible();

  await card(page).getByRole('button').first().click();
  await expect(card(page).getByRole('progressbar')).toBeVisible();
  await page.goto('./#/device');
  await openLab(page, 'matmul:js-blocked:n=32/10s');
  await runLab(page);
  await expect(page.getByRole('heading', { name: lab.results.title })).toBeVisible();
});
