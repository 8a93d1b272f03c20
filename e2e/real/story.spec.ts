/** The whole way of a visitor, and of the friend who gets the link. */
import { heading, notice, open, race, sentence, texts } from '../support/app.ts';
import { expectAccessible } from '../support/axe.ts';
import { items } from '../support/history.ts';
import { cancelButton, LONG, SWEEP, sizesLine, startButton } from '../support/lab.ts';
import { expectSound } from '../support/real.ts';
import { comparedRows, share } from '../support/share.ts';
import { expect, type Page, test } from '../support/test.ts';

const { home, lab, result, common, charts } = texts.en;

test('race, see more in the lab, cancel, share, and compare on another machine', async ({ page, launch }) => {
  // The race, which can be shared, and through its door into the lab.
  await open(page);
  await race(page);
  await expect(sentence(page)).toContainText('On this machine');
  expect((await share(page)).length).toBeLessThan(1800);
  await page.getByRole('link', { name: home.doors.lab }).click();
  await expect(heading(page)).toHaveText(lab.title);

  // A long run, cancelled.
  await page.goto(`./#/lab/${LONG}`);
  await expect(sizesLine(page)).toContainText('256');
  await startButton(page).click();
  // The second size is under way, or the third: the first was measured and proved.
  await expect(page.locator('.lab-now')).toContainText(/n = (128|256)/);
  await cancelButton(page).click();
  await expect(page.getByText(lab.results.cancelled)).toBeVisible();

  // A short sweep, to its end.
  await page.goto(`./#/lab/${SWEEP.matmul}`);
  await expect(startButton(page)).toBeEnabled();
  await startButton(page).click();
  await expect(page.getByText(lab.results.kept)).toBeVisible();
  await expect(page.getByRole('heading', { name: lab.results.title })).toBeVisible();
  await expect(page.locator('.recharts-surface').first()).toBeVisible();
  const measured = await kernelTimes(page);
  const link = await share(page);
  expect(link.length).toBeLessThan(1800);

  // The friend: another browser, nothing stored.
  const friend = await launch();
  await friend.goto(link);
  await expect(heading(friend)).toHaveText(result.title);
  await expect(friend.getByText(result.lede)).toBeVisible();
  await expect(notice(friend, result.software.title)).toBeVisible();
  await expect(friend.locator('.result__facts')).toContainText(/Chrom(e|ium) \d+/);
  const reported = await kernelTimes(friend);
  expect(reported.length).toBe(measured.length);
  // As printed, to three digits: the link itself keeps more.
  for (const [i, ms] of reported.entries()) expect(Math.abs(ms / measured[i] - 1), `${reported}`).toBeLessThan(0.012);
  await expectAccessible(friend);

  // The same there, laid over it.
  await friend.getByRole('button', { name: result.run.start }).click();
  await expect(friend.getByRole('heading', { name: result.both.title, exact: true })).toBeVisible();
  await expectCompared(friend);
  await expect(notice(friend, result.both.software.both)).toBeVisible();
  const charted = friend.locator('.machines').first();
  await expect(charted).toContainText(result.names.sender);
  await expect(charted).toContainText(result.names.here);
  await expectSound(friend);
  await expectAccessible(friend);
  // Opening the link and running it change nothing about the link.
  expect(friend.url()).toBe(link);

  // Race and sweep are in the history of the visitor's own browser. The cancelled run is too, if it had measured anything.
  await page.getByRole('link', { name: common.nav.history, exact: true }).click();
  await expect.poll(() => items(page).count()).toBeGreaterThanOrEqual(2);
});

/** Each case has the ratio of both machines with its interval, or says why there is none. */
async function expectCompared(page: Page): Promise<void> {
  await expect(comparedRows(page)).toHaveCount(4);
  const told =
    /^([\d.,]+× (faster|slower) \([\d.,]+–[\d.,]+\)|level: a tie|too noisy to tell|too few samples to tell)$/;
  let both = 0;
  for (const row of await comparedRows(page).all()) {
    const [ratio, sender, here] = await row.locator('td').allTextContents();
    const timed = [sender, here].every((text) => /^[\d.,]+ (ns|ms|µs|s)$/.test(text));
    expect(ratio).toMatch(timed ? told : /^–$/);
    if (timed) both++;
  }
  expect(both).toBeGreaterThan(0);
}

/** Medians in milliseconds, ascending: the two pages name the contenders differently. */
async function kernelTimes(page: Page): Promise<number[]> {
  await page.getByText(common.table, { exact: true }).first().click();
  const table = page.getByRole('table').first();
  await expect(table).toBeVisible();
  const column = await table
    .locator('thead th')
    .evaluateAll((cells, name) => cells.findIndex((cell) => cell.textContent === name), charts.table.kernel);
  const printed = await table
    .locator('tbody tr')
    .evaluateAll((rows, at) => rows.map((row) => row.children[at]?.textContent ?? ''), column);
  const units: Readonly<Record<string, number>> = { ns: 1e-6, µs: 1e-3, ms: 1, s: 1e3 };
  const times = printed.flatMap((text) => {
    // Where others keep the processor busy, a contender may find no time to run.
    if (text === '–') return [];
    const [value, unit] = text.replaceAll(',', '').split(' ');
    return Number(value) * units[unit];
  });
  expect(times, `${printed}`).not.toContain(Number.NaN);
  return times.sort((a, b) => a - b);
}
