/** The race as it is run: by a visitor, cancelled, and on a host without isolation. */
import { expectNotice, lane, open, openRungs, race, sentence, startRace, texts } from '../support/app.ts';
import { expectSound } from '../support/real.ts';
import { expect, type Page, test } from '../support/test.ts';

const { home, common, errors, device } = texts.en;

const TIME = /^[\d.,]+ (ns|µs|ms|s)$/;

/** Lane by lane a rate that the table has too, or a reason that both give. */
async function expectTableEqualsLanes(page: Page): Promise<void> {
  await openRungs(page);
  await expect(page.getByRole('table').locator('tbody tr')).toHaveCount(4);
  const rows = await page
    .getByRole('table')
    .locator('tbody tr')
    .evaluateAll((all) => all.map((row) => [...row.querySelectorAll('td')].map((cell) => cell.textContent ?? '')));
  for (const [place, [kernel, , endToEnd, rate, , note]] of rows.entries()) {
    const shown = page.locator('.lane').nth(place);
    if (note === home.table.ok) {
      expect([kernel, endToEnd]).toEqual([expect.stringMatching(TIME), expect.stringMatching(TIME)]);
      await expect(shown.locator('.lane__value')).toHaveText(`${rate} GFLOP/s`);
    } else {
      expect(note).toMatch(/\S/);
      await expect(shown.locator('.lane__reason')).toHaveText(note);
    }
  }
}

test('is measured and verified, and the table has what the lanes have', async ({ page }) => {
  await open(page);
  await race(page);
  await expectNotice(page, errors.software);
  await expectTableEqualsLanes(page);
  await expectSound(page);
});

test('tells the wait for the first bar and what compiling took; a second race compiles nothing', async ({ page }) => {
  await open(page);
  await race(page);
  await openRungs(page);
  for (const told of [home.first.gpu, home.first.cpu]) {
    const [before, after] = told.split('{{time}}');
    await expect(page.getByText(before)).toHaveText(new RegExp(`^${before}[\\d.,]+ (ms|s)${after}$`));
  }
  const [kernels] = home.first.together.split('{{kernels}}');
  const together = page.getByRole('listitem').filter({ hasText: kernels });
  await expect(together).toHaveCount(1);
  // Both kernels of the GPU.
  const compiling = (row: number) => page.getByRole('table').locator('tbody tr').nth(row).locator('td').nth(4);
  const [before, after] = common.fromCache.split('{{time}}');
  for (const row of [0, 1]) await expect(compiling(row)).toHaveText(TIME);
  await race(page);
  for (const row of [0, 1]) {
    await expect(compiling(row)).toContainText(after);
    expect((await compiling(row).textContent())?.slice(before.length, -after.length)).toMatch(TIME);
  }
  await expect(together).toHaveCount(0);
});

test('is cancelled, and runs again', async ({ page }) => {
  await open(page);
  await startRace(page);
  await page.getByRole('button', { name: common.cancel, exact: true }).click();
  await expect(page.getByRole('button', { name: home.again })).toBeVisible();
  await race(page);
  await expect(sentence(page)).not.toHaveText(home.verdict.cancelled);
  await expectSound(page);
});

test('no isolation: threads work by copying, and it is said', async ({ launch, host }) => {
  const { url } = await host();
  const page = await launch({ context: { baseURL: url } });
  await open(page);
  expect(await page.evaluate(() => crossOriginIsolated)).toBe(false);
  await race(page);
  await expectNotice(page, errors.notIsolated);
  await expect(lane(page, home.lanes['wasm-threads'])).toContainText(/\d GFLOP\/s/);
  await page.getByRole('link', { name: common.nav.device, exact: true }).click();
  const isolated = page.locator('.fact').filter({ hasText: device.machine.isolated }).locator('dd');
  await expect(isolated).toHaveText(common.no);
});
