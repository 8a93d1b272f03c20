/** History where there is much or little room: thousands of runs, many files, storage that is locked or full. */
import { toJson } from '../src/results/export/json.ts';
import { everyStatus, reportNumber } from '../src/results/history/testing/reports.ts';
import { notice, open, says } from './support/app.ts';
import { expectAccessible } from './support/axe.ts';
import { button, history, importText, items } from './support/history.ts';
import { expect, test } from './support/test.ts';

test('of many runs the first are drawn, more when asked for, and what is done with all is done with all', async ({
  page,
}) => {
  await open(page, '/history');
  await importText(page, toJson(Array.from({ length: 250 }, (_, index) => reportNumber(index + 1))));
  const counted = (count: number) => expect(page.getByRole('heading', { name: `${count} runs` })).toBeVisible();
  await counted(250);
  await expect(items(page)).toHaveCount(100);
  await expect(page.getByText('100 of 250 are shown.')).toBeVisible();
  await expectAccessible(page);

  await button(page, 'Show 100 more (250 in all)').press('Enter');
  await expect(items(page)).toHaveCount(200);
  const first = items(page).nth(100);
  await expect(first).toBeFocused();
  await page.keyboard.press('Tab');
  await expect(first.getByRole('checkbox')).toBeFocused();
  await page.keyboard.press('Space');
  await expect(page.getByText('1 chosen')).toBeVisible();
  await items(page).nth(0).getByRole('checkbox').check();
  const compare = page.getByRole('link', { name: history.compare, exact: true });
  const ids = [150, 250].map((number) => reportNumber(number).id);
  await expect(compare).toHaveAttribute('href', `#/history/${ids.join(',')}`);

  const all = page.locator('.run-tools__all').getByRole('checkbox');
  await all.check();
  await expect(page.getByText('250 chosen')).toBeVisible();
  await button(page, history.delete).click();
  await expect(page.getByRole('heading', { name: history.empty.title })).toBeVisible();
  await button(page, history.undo).click();
  await counted(250);
  await expect(items(page)).toHaveCount(200);
  await first.getByRole('button', { name: says(history.deleteNamed) }).click();
  await counted(249);
  await expect(items(page)).toHaveCount(200);
  await button(page, 'Show the other 49 (249 in all)').click();
  await expect(items(page)).toHaveCount(249);
  await expect(page.getByText('All 249 are shown.')).toBeVisible();

  // The oldest is far from what a page draws at first.
  await open(page, `/history/${reportNumber(1).id}`);
  await expect(page.getByRole('figure')).toBeVisible();
  await page.getByRole('link', { name: history.run.back }).click();
  await expect(items(page)).toHaveCount(100);
});

test('many files at once: a bad one among them is named, and the runs of all others are here', async ({ page }) => {
  await open(page, '/history');
  const files = Array.from({ length: 60 }, (_, index) => ({
    name: `${index}.json`,
    mimeType: 'application/json',
    buffer: Buffer.from(index === 30 ? '{' : toJson([reportNumber(index + 1)])),
  }));
  await page.locator('input[type=file]').setInputFiles(files);
  await expect(page.getByText(history.importDone.added_other.replace('{{count}}', '59'))).toBeVisible();
  await expect(items(page)).toHaveCount(59);
  await expect(notice(page, history.importDone.refusedTitle)).toContainText('30.json: The file is not JSON');
});

test('storage that another tab keeps locked: a change ends in a sentence, and nothing of it is done', async ({
  page,
  context,
}) => {
  await page.clock.install();
  await open(page, '/history');
  await importText(page, toJson([reportNumber(1)]));
  await expect(items(page)).toHaveCount(1);
  const other = await context.newPage();
  await open(other, '/history');
  await expect(items(other)).toHaveCount(1);
  await other.evaluate(
    () =>
      new Promise<void>((locked) => {
        const opened = indexedDB.open('lockstep');
        opened.onsuccess = () => {
          const store = opened.result.transaction('runs', 'readwrite').objectStore('runs');
          const hold = () => {
            store.count().onsuccess = hold;
            locked();
          };
          hold();
        };
      }),
  );
  await items(page)
    .getByRole('button', { name: says(history.deleteNamed) })
    .click();
  await page.clock.fastForward(10_000);
  await expect(notice(page, history.trouble.silent.title)).toContainText(history.trouble.silent.works);
  await expectAccessible(page);
  await other.close();
  await page.reload();
  await expect(items(page)).toHaveCount(1);
});

test('no room left: said plainly, and nothing is half written', async ({ page, context, baseURL }) => {
  // Before anything is stored: Chromium remembers for half a minute how much room there was.
  const session = await context.newCDPSession(page);
  const { origin } = new URL(baseURL ?? '');
  await session.send('Storage.overrideQuotaForOrigin', { origin, quotaSize: 100_000 });
  await open(page, '/history');
  await importText(page, toJson([reportNumber(1)]));
  await expect(items(page)).toHaveCount(1);
  const many = Array.from({ length: 500 }, (_, index) => reportNumber(index + 2, everyStatus));
  await importText(page, toJson(many));
  await expect(notice(page, history.trouble.full.title)).toBeVisible();
  await expectAccessible(page);
  await page.reload();
  await expect(items(page)).toHaveCount(1);
});
