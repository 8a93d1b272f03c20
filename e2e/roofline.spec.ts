/** This machine's limit: measured once, remembered, and what every kernel reaches of it. */
import { open, says, texts } from './support/app.ts';
import { expectAccessible } from './support/axe.ts';
import { openLab, runLab } from './support/lab.ts';
import { expect, type Page, test } from './support/test.ts';

const { limit, charts, common } = texts.en;

const card = (page: Page) => page.getByRole('region', { name: limit.title });

async function startLimit(page: Page): Promise<void> {
  await card(page).getByRole('button', { name: limit.start }).click();
  await expect(card(page).getByText(limit.running).first()).toBeVisible();
}

async function measureLimit(page: Page): Promise<void> {
  await startLimit(page);
  await expect(card(page).getByRole('button', { name: limit.again })).toBeVisible({ timeout: 60_000 });
}

test('the limit is measured on the device page, remembered, and forgotten when asked', async ({ page }) => {
  await open(page, '/device');
  await measureLimit(page);
  await expect(card(page)).toContainText(/GPU.*[\d,.]+ GFLOP\/s.*[\d,.]+ GB\/s/s);
  await expect(card(page)).toContainText(/CPU, all cores.*[\d,.]+ GFLOP\/s.*[\d,.]+ GB\/s/s);
  await expect(card(page)).toContainText(says(limit.measured));
  await expectAccessible(page);

  await open(page, '/device');
  await expect(card(page)).toContainText('GFLOP/s');
  // Another browser's limits are shown as what they are.
  await page.evaluate(() => {
    const kept = JSON.parse(localStorage.getItem('lockstep.peaks') ?? '{}');
    localStorage.setItem('lockstep.peaks', JSON.stringify({ ...kept, place: 'other | Firefox 1 | 4' }));
  });
  await open(page, '/device');
  await expect(card(page)).toContainText(says(limit.stale));
  await card(page).getByRole('button', { name: limit.forget }).click();
  await expect(card(page)).not.toContainText('GFLOP/s');
  await open(page, '/device');
  await expect(card(page).getByRole('button', { name: limit.start })).toBeVisible();
});

test('the lab invites to measure it without losing its results, then shows roof and shares', async ({ page }) => {
  await openLab(page, 'matmul:naive|registers|js-blocked|wasm-threads:n=64|128/8s');
  await runLab(page);
  await page.getByText(charts.view.roofline, { exact: true }).click();
  await startLimit(page);

  // The drawing takes the invitation's place.
  await expect(page.locator('.roof')).toHaveCount(2, { timeout: 60_000 });
  await expect(page.locator('.roofline-findings li')).toHaveCount(2);
  await expect(page.locator('.roofline-findings')).toContainText(/\d\s?%/);
  await expect(page.locator('figcaption').first()).toContainText(/\d\s?% of its machine’s limit/);
  await expectAccessible(page);

  await page.locator('.size-chart .recharts-surface[tabindex]').focus();
  await page.keyboard.press('ArrowRight');
  await expect(page.locator('.read-out')).toContainText('FLOP/byte');
  await expect(page.locator('.read-out')).toContainText(says(charts.share.of));

  await page.getByText(common.table, { exact: true }).first().click();
  await expect(page.getByRole('columnheader', { name: charts.table.share })).toBeVisible();
  for (const row of await page.locator('tbody tr').all()) await expect(row).toContainText(/\d\s?%/);
});

test('an own run of another workload starts while the limit is measured, and stops that', async ({ page }) => {
  await open(page, '/device');
  await card(page).getByRole('button', { name: limit.start }).click();
  await expect(card(page).getByRole('button', { name: common.cancel })).toBeVisible();
  await page.evaluate(() => {
    location.hash = '#/lab/matmul:js-blocked:n=64/5s';
  });
  await runLab(page);
  await expect(page.locator('.chart-figure')).toBeVisible();
});
