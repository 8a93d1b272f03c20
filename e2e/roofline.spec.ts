/** This machine's limit: measured once, remembered, and what every kernel reaches of it. */
import type { Locator } from 'playwright/test';
import { cover } from '../src/lessons/matmul-step-by-step/cover.ts';
import { runs } from '../src/lessons/matmul-step-by-step/runs.ts';
import { open, race, says, speak, texts } from './support/app.ts';
import { expectAccessible } from './support/axe.ts';
import { openLab, runLab } from './support/lab.ts';
import { measureRun } from './support/lessons.ts';
import { expect, type Page, test } from './support/test.ts';

const { limit, charts, common } = texts.en;

const card = (page: Page) => page.getByRole('region', { name: limit.title });
/** Of a figure that needs a limit to be drawn. */
const invitation = (page: Page) => page.locator('.chart-area__invite');

async function startLimit(place: Locator): Promise<void> {
  await place.getByRole('button', { name: limit.start }).click();
  await expect(place.getByText(limit.running).first()).toBeVisible();
}

/** Without loading the page again: what was measured stays. */
const goTo = (page: Page, route: string) =>
  page.evaluate((to) => {
    location.hash = to;
  }, route);

async function measureLimit(page: Page): Promise<void> {
  await startLimit(card(page));
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

test('the lab invites to measure it without losing its results; its lines and shares follow, in race and lesson too', async ({
  page,
}) => {
  await openLab(page, 'matmul:naive|registers|js-blocked|wasm-threads:n=64|128/8s');
  await runLab(page);
  await page.getByText(charts.view.roofline, { exact: true }).click();
  await startLimit(invitation(page));

  // The drawing takes the invitation's place.
  await expect(page.locator('.limit-line')).toHaveCount(2, { timeout: 60_000 });
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
  const measured = page.locator('tbody tr').filter({ hasText: charts.status.ok });
  await expect(measured).not.toHaveCount(0);
  for (const row of await measured.all()) await expect(row).toContainText(/\d\s?%/);

  // The card among the settings knows it too, and is short.
  await expect(card(page)).toContainText(/GPU\s*[\d.,]+ GFLOP\/s, [\d.,]+ GB\/s/);
  await expect(card(page).getByRole('button', { name: limit.again })).toBeHidden();
  await card(page).getByText(limit.details, { exact: true }).click();
  await expect(card(page).getByRole('button', { name: limit.again })).toBeEnabled();
  await expectAccessible(page);

  await goTo(page, '/');
  await race(page);
  for (const lane of await page.locator('.lane__value').all()) {
    await expect(lane).toHaveText(/GFLOP\/s · [\d.]+% of the limit$/);
  }
  await expect(page.getByText(limit.note)).toBeVisible();
  await page.getByText(common.table, { exact: true }).click();
  await expect(page.getByRole('columnheader', { name: limit.column })).toBeVisible();
  await expectAccessible(page);

  await goTo(page, `/lessons/${cover.id}/lanes`);
  await measureRun(page, runs.lanes.title, 'en');
  for (const bar of await page.locator('.bar__value').all()) await expect(bar).toHaveText(/ · [\d.]+% of the limit$/);
  await expect(page.getByRole('link', { name: limit.about })).toHaveAttribute('href', '#/device');
  await speak(page, 'zh-CN');
  await expect(page.locator('.bar__value').first()).toHaveText(/ · 上限的 [\d.]+%$/);
});

test('an own run of another workload starts while the limit is measured, and stops that', async ({ page }) => {
  await open(page, '/device');
  await card(page).getByRole('button', { name: limit.start }).click();
  await expect(card(page).getByRole('button', { name: common.cancel })).toBeVisible();
  await goTo(page, '/lab/matmul:js-blocked:n=64/5s');
  await runLab(page);
  await expect(page.locator('.chart-figure')).toBeVisible();
});
