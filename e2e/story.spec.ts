/** The whole way of a visitor, and of the friend who gets the link. */
import { heading, open, race, sentence, texts } from './support/app.ts';
import { items } from './support/history.ts';
import { cancelButton, runLab, SWEEP, startButton } from './support/lab.ts';
import { share } from './support/share.ts';
import { expect, test } from './support/test.ts';

const { home, lab, result, common } = texts.en;

test('race, see more in the lab, cancel, share, and compare on another machine', async ({ page, launch }) => {
  // The race, and through its door into the lab.
  await open(page);
  await race(page);
  await expect(sentence(page)).toContainText('On this machine');
  await page.getByRole('link', { name: home.doors.lab }).click();
  await expect(heading(page)).toHaveText(lab.title);

  // A long run, cancelled.
  await page.goto('./#/lab/matmul:*:n=64|128|256/60s');
  await expect(page.locator('.lab-plan')).toContainText('256');
  await startButton(page).click();
  await expect(page.getByRole('figure').first()).toBeVisible();
  await cancelButton(page).click();
  await expect(page.getByText(lab.results.cancelled)).toBeVisible();

  // A short sweep, to its end.
  await page.goto(`./#/lab/${SWEEP.matmul}`);
  await expect(startButton(page)).toBeEnabled();
  await runLab(page);
  await expect(page.getByRole('heading', { name: lab.results.title })).toBeVisible();
  await expect(page.locator('.recharts-surface').first()).toBeVisible();
  const link = await share(page);
  expect(link.length).toBeLessThan(1800);

  // The friend: another browser, nothing stored.
  const friend = await launch();
  await friend.goto(link);
  await expect(heading(friend)).toHaveText(result.title);
  await friend.getByText(common.table, { exact: true }).first().click();
  await expect(friend.locator('tbody tr').first()).toContainText(/\d\s?(ns|µs|ms|s)\b/);
  await friend.getByRole('button', { name: result.run.start }).click();
  await expect(friend.getByRole('heading', { name: result.both.title, exact: true })).toBeVisible({ timeout: 60_000 });
  const compared = friend.getByRole('table').filter({ hasText: result.table.caption }).locator('tbody tr');
  await expect(compared).toHaveCount(4);
  for (const row of await compared.all()) await expect(row).toContainText(/\d\s?(ns|µs|ms|s)\b/);

  // Race and sweep are in the history of the visitor's own browser. The cancelled run is too, if it had measured anything.
  await page.getByRole('link', { name: common.nav.history, exact: true }).click();
  await expect.poll(() => items(page).count()).toBeGreaterThanOrEqual(2);
});
