/** Runs that are really measured: what holds of them on any machine, however slow and however busy. */
import { expect, type Locator, type Page } from 'playwright/test';
import { texts } from './app.ts';
import { startButton } from './lab.ts';
import { runButton } from './lessons.ts';

const { lab, lessons, charts } = texts.en;

const TIME = String.raw`[\d.,]+ (?:ns|µs|ms|s)`;

/**
 * Every run of the page has a quarter of the time that its plan gives it. What a lesson or the race measures then goes on
 * until each case has its three samples, or for the whole of that time. Call before the page is opened.
 */
export async function hurry(page: Page): Promise<void> {
  await page.addInitScript(() => {
    const { postMessage } = Worker.prototype;
    // Calls of the bench worker (https://github.com/GoogleChromeLabs/comlink/blob/main/src/protocol.ts).
    type Call = { argumentList?: { value?: { stretches?: boolean; budgetMs: number } }[] } | undefined;
    Worker.prototype.postMessage = function (this: Worker, message: Call, ...rest: unknown[]) {
      const [plan] = message?.argumentList ?? [];
      if (plan?.value?.stretches) plan.value = { ...plan.value, budgetMs: plan.value.budgetMs / 4 };
      return Reflect.apply(postMessage, this, [message, ...rest]);
    };
  });
}

/** Of a contender that is compiled for long: its figure, or that a slow machine did not come to it in the run's time. */
export const RATE_OR_LATE = /\d GFLOP\/s|were over before|more than is left/;

/** Presses the lab's button and waits until the run is over. */
export async function runLab(page: Page): Promise<void> {
  // While it goes on the button is gone; afterwards there is another, which has no such mark.
  await startButton(page).evaluate((button) => button.setAttribute('data-before', ''));
  await startButton(page).click();
  await expect(page.locator('button:not([data-before])', { hasText: lab.run.again })).toBeVisible();
}

/**
 * Presses the button of the first run in a place and waits until that run, its first, has left a result. Where a slow machine
 * came to none in its time, more is asked for, as its visitor would.
 */
export async function measure(place: Page | Locator): Promise<void> {
  const measured = place.getByRole('button', { name: lessons.run.again, exact: true }).first();
  const more = place.getByRole('button', { name: lessons.lack.more, exact: true }).first();
  await runButton(place, 'en').click();
  await expect(measured.or(more).first()).toBeVisible();
  while (!(await measured.isVisible())) {
    await more.click();
    await expect(more).toBeHidden();
    await expect(measured.or(more).first()).toBeVisible();
  }
}

/** Nothing on the page was made from a figure that is none. */
export const expectSound = (page: Page): Promise<void> =>
  expect(page.locator('main')).not.toContainText(/NaN|undefined|Infinity|\{\{/);

/** Each bar has a time, or says why there is none. */
export async function expectTimesOrReasons(place: Page | Locator): Promise<void> {
  const bars = place.locator('.bar');
  await expect(bars).not.toHaveCount(0);
  for (const bar of await bars.all()) {
    await expect(bar).toContainText(new RegExp(`${TIME}( \\(${TIME} – ${TIME}\\))?|${lessons.bars.none}.*\\S`, 's'));
  }
}

/**
 * The lab's table has a row for each of so many cases: timed after it was verified, or with another status and its
 * reason. The chart has the very same figures.
 */
export async function expectTableEqualsChart(page: Page, cases: number): Promise<void> {
  const fold = page.locator('details').filter({ has: page.getByText(texts.en.common.table, { exact: true }) });
  if ((await fold.first().getAttribute('open')) === null) await fold.first().locator('summary').click();
  const table = page.getByRole('table').first();
  await expect(table.locator('tbody tr')).toHaveCount(cases);
  const columns = await table.locator('thead th').allTextContents();
  const rows = await table
    .locator('tbody tr')
    .evaluateAll((all) => all.map((row) => [...row.children].map((cell) => cell.textContent ?? '')));
  const { status, kernel, gflops, gbps, notes } = charts.table;
  const cell = (row: readonly string[], name: string) => row[columns.indexOf(name)];
  const timed = rows.filter((row) => cell(row, status) === charts.status.ok);
  for (const row of timed) expect(cell(row, kernel)).toMatch(new RegExp(`^${TIME}$`));
  for (const row of rows) if (!timed.includes(row)) expect(cell(row, notes), row.join(' | ')).toMatch(/\S/);

  const shown = await page
    .locator('.chart-bar .chart-bar__value')
    .evaluateAll((bars) => bars.map((bar) => bar.firstChild?.textContent ?? ''));
  const [unit = ''] = shown;
  const told = (row: readonly string[]) => {
    if (unit.endsWith(gflops)) return `${cell(row, gflops)} ${gflops}`;
    return unit.endsWith(gbps) ? `${cell(row, gbps)} ${gbps}` : cell(row, kernel);
  };
  expect(shown.sort()).toEqual(timed.map(told).sort());
  await expectSound(page);
}
