/** This machine's limit: measured once, remembered, and what every kernel reaches of it. */
import { cover } from '../src/lessons/matmul-step-by-step/cover.ts';
import { runs } from '../src/lessons/matmul-step-by-step/runs.ts';
import { cost as fmaCost } from '../src/workloads/peak-fma/definition.ts';
import { notice, open, openRungs, says, sentence, speak, startRace, texts } from './support/app.ts';
import { expectAccessible } from './support/axe.ts';
import { CANCELLED, type Machine, sideOf } from './support/figures.ts';
import { openLab, runLab, startButton, unfold } from './support/lab.ts';
import { measure, runBox } from './support/lessons.ts';
import { atRate, machine, measureLimit, ROOFS } from './support/limit.ts';
import { expect, type Page, test } from './support/test.ts';

const { limit, charts, common, device } = texts.en;

const card = (page: Page) => page.getByRole('region', { name: limit.title });
/** Of a figure that needs a limit to be drawn. */
const invitation = (page: Page) => page.locator('.chart-area__invite');

/** Without loading the page again: what was measured stays. */
const goTo = (page: Page, route: string) =>
  page.evaluate((to) => {
    location.hash = to;
  }, route);

test('the limit is measured on the device page, remembered, and forgotten when asked', async ({ page, bench }) => {
  await open(page, '/device');
  await measureLimit(card(page), bench);
  await expect(card(page).getByRole('button', { name: limit.again })).toBeVisible();
  await expect(card(page)).toContainText(/GPU.*400 GFLOP\/s.*100 GB\/s/s);
  await expect(card(page)).toContainText(/CPU, all cores.*50 GFLOP\/s.*20 GB\/s/s);
  await expect(card(page)).toContainText(says(limit.measured));
  // The machine is drawn with it: both sides on one scale.
  await expect(page.locator('.machine__fill').first()).toHaveAttribute('style', /: 12\.5%/);
  await expect(page.getByRole('article', { name: device.drawing.gpu.name })).toContainText('400 GFLOP/s');
  await expectAccessible(page);

  await open(page, '/device');
  await expect(card(page)).toContainText('400 GFLOP/s');
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

test('a measurement that ends without a whole limit says so', async ({ page, bench }) => {
  await open(page, '/device');
  await card(page).getByRole('button', { name: limit.start }).click();
  await (await bench.nextRun()).finish(CANCELLED);
  await expect(card(page)).toContainText(limit.failed);
  await expect(card(page).getByRole('button', { name: limit.start })).toBeEnabled();
});

test('the lab invites to measure it without losing its results; its lines and shares follow, in race and lesson too', async ({
  page,
  bench,
}) => {
  await openLab(page, 'matmul:naive|registers|js-blocked|wasm-threads:n=64|128/8s');
  await runLab(page, bench, machine);
  await page.getByText(charts.view.roofline, { exact: true }).click();
  await measureLimit(invitation(page), bench);

  // The drawing takes the invitation's place.
  await expect(page.locator('.limit-line')).toHaveCount(2);
  await expect(page.locator('.roofline-findings li')).toHaveCount(2);
  await expect(page.locator('.roofline-findings')).toContainText('50%');
  await expect(page.locator('figcaption').first()).toContainText('50% of its machine’s limit');
  await expectAccessible(page);

  await page.locator('.size-chart .recharts-surface[tabindex]').focus();
  await page.keyboard.press('ArrowRight');
  await expect(page.locator('.read-out')).toContainText('FLOP/byte');
  await expect(page.locator('.read-out')).toContainText(says(limit.of));

  await page.getByText(common.table, { exact: true }).first().click();
  await expect(page.getByRole('columnheader', { name: charts.table.share })).toBeVisible();
  const measured = page.locator('tbody tr').filter({ hasText: charts.status.ok });
  await expect(measured).toHaveCount(8);
  await expect(measured.filter({ hasText: '50%' })).toHaveCount(4);
  await expect(measured.filter({ hasText: '10%' })).toHaveCount(4);

  // The card among the settings knows it too, and is short.
  await unfold(page, limit.title);
  await expect(card(page)).toContainText(/GPU\s*400 GFLOP\/s, 100 GB\/s/);
  await expect(card(page).getByRole('button', { name: limit.again })).toBeHidden();
  await card(page).getByText(limit.details, { exact: true }).click();
  await expect(card(page).getByRole('button', { name: limit.again })).toBeEnabled();
  await expectAccessible(page);

  await goTo(page, '/');
  await startRace(page);
  await (await bench.nextRun()).finish(machine);
  await expect(sentence(page)).toBeVisible();
  await expect(page.locator('.lane__value')).toHaveText([
    '200 GFLOP/s · 50% of the limit',
    '200 GFLOP/s · 50% of the limit',
    '5 GFLOP/s · 10% of the limit',
    '5 GFLOP/s · 10% of the limit',
  ]);
  await openRungs(page);
  await expect(page.getByText(limit.note)).toBeVisible();
  await expect(page.getByRole('columnheader', { name: limit.column })).toBeVisible();
  await expectAccessible(page);

  await goTo(page, `/lessons/${cover.id}/lanes`);
  await measure(bench, runBox(page, runs.lanes.title), machine);
  const shares = ['50%', '50%', '10%'];
  await expect(page.locator('.bar > .bar__value')).toHaveText(
    shares.map((share) => new RegExp(` · ${share} of the limit$`)),
  );
  await expect(page.getByRole('link', { name: limit.about })).toHaveAttribute('href', '#/device');
  await speak(page, 'zh-CN');
  await expect(page.locator('.bar > .bar__value')).toHaveText(shares.map((share) => new RegExp(` · 上限的 ${share}$`)));
});

test('an own run of another workload starts while the limit is measured, and stops that', async ({ page, bench }) => {
  await open(page, '/device');
  await card(page).getByRole('button', { name: limit.start }).click();
  const first = await bench.nextRun();
  await expect(card(page).getByRole('button', { name: common.cancel })).toBeVisible();
  await goTo(page, '/lab/matmul:js-blocked:n=64/5s');
  await startButton(page).click();
  await first.cancelled();
  await first.finish(CANCELLED);
  await (await bench.nextRun()).finish(machine);
  await expect(page.locator('.chart-figure')).toBeVisible();
});

test('a kernel above the limit says that the limit was measured too low, and has it measured again', async ({
  page,
  bench,
}) => {
  const disturbed: Machine = (at) =>
    at.workload === 'peak-fma' && sideOf(at) === 'gpu'
      ? atRate(fmaCost(at.params as never).flops, ROOFS.gpu.gflops / 4)
      : machine(at);
  await openLab(page, 'matmul:naive|wasm-threads:n=128|512/8s');
  await runLab(page, bench, machine);
  await page.getByText(charts.view.roofline, { exact: true }).click();
  await measureLimit(invitation(page), bench, disturbed);

  // 200 of 100 GFLOP/s.
  const doubt = notice(page, limit.doubt.title);
  await expect(doubt).toContainText(limit.doubt.text);
  await expect(page.locator('.roofline-findings')).toContainText('200%');
  await expect(page.locator('.roofline-findings')).toContainText('measured too low');
  await expect(page.locator('figcaption').first()).toContainText('measured too low');
  await expect(page.locator('figcaption').first()).not.toContainText('reaches');
  await expectAccessible(page);

  await doubt.getByRole('button', { name: limit.again }).click();
  await (await bench.nextRun()).finish(machine);
  await expect(doubt).toBeHidden();
  await expect(page.locator('figcaption').first()).toContainText('50% of its machine’s limit');

  await goTo(page, '/device');
  await card(page).getByRole('button', { name: limit.again }).click();
  await (await bench.nextRun()).finish(disturbed);
  await expect(card(page)).toContainText(/GPU.*100 GFLOP\/s/s);
  await goTo(page, `/lessons/${cover.id}/lanes`);
  await measure(bench, runBox(page, runs.lanes.title), machine);
  await expect(page.locator('.bar > .bar__value').first()).toContainText(limit.reach.beyond);
  await expect(page.getByText(limit.doubt.text)).toBeVisible();
  await expect(page.getByRole('link', { name: limit.doubt.again })).toHaveAttribute('href', '#/device');
});
