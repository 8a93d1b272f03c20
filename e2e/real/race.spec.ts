/** The race as it is run: by a visitor, cancelled, and on a host without isolation. */
import { expectNotice, lane, open, openRungs, race, sentence, startRace, texts } from '../support/app.ts';
import { expectSound, RATE_OR_LATE } from '../support/real.ts';
import { expect, type Page, test } from '../support/test.ts';

const { home, common, errors, device } = texts.en;

const TIME = /^[\d.,]+ (ns|µs|ms|s)$/;

/** Runs in the page. */
const cellsOf = (rows: Element[]): string[][] =>
  rows.map((row) => [...row.querySelectorAll('td')].map((cell) => cell.textContent ?? ''));

/** Lane by lane a rate that the table has too, or a reason that both give. */
async function expectTableEqualsLanes(page: Page): Promise<void> {
  await openRungs(page);
  await expect(page.getByRole('table').locator('tbody tr')).toHaveCount(4);
  const rows = await page.getByRole('table').locator('tbody tr').evaluateAll(cellsOf);
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

/** Of each kernel what compiling it took; null where a slow machine did not come to its figure in the race's time. */
async function compilingOf(page: Page): Promise<readonly (string | null)[]> {
  const rows = await page.getByRole('table').locator('tbody tr').evaluateAll(cellsOf);
  return rows.map(([, , , , compiling, note]) => {
    if (note === home.table.ok) return compiling;
    expect(note).toMatch(RATE_OR_LATE);
    return null;
  });
}

test('tells the wait for the first bar and what compiling took; a second race compiles nothing', async ({ page }) => {
  await open(page);
  await race(page);
  await openRungs(page);
  const rows = await compilingOf(page);
  const [gpu, cpu] = [rows.slice(0, 2), rows.slice(2)];
  const isAll = gpu.every((one) => one !== null);
  for (const compiling of gpu) if (compiling !== null) expect(compiling).toMatch(TIME);
  for (const [side, told] of [
    [gpu, home.first.gpu],
    [cpu, home.first.cpu],
  ] as const) {
    if (side.every((one) => one === null)) continue;
    const [before, after] = told.split('{{time}}');
    await expect(page.getByText(before)).toHaveText(new RegExp(`^${before}[\\d.,]+ (ms|s)${after}$`));
  }
  const [kernels] = home.first.together.split('{{kernels}}');
  const together = page.getByRole('listitem').filter({ hasText: kernels });
  if (isAll) await expect(together).toHaveCount(1);
  await race(page);
  const [before, after] = common.fromCache.split('{{time}}');
  for (const [row, compiling] of (await compilingOf(page)).slice(0, 2).entries()) {
    // What the first race did not come to may be compiled in the second.
    if (compiling === null || gpu[row] === null) continue;
    expect(compiling).toContain(after);
    expect(compiling.slice(before.length, -after.length)).toMatch(TIME);
  }
  if (isAll) await expect(together).toHaveCount(0);
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
