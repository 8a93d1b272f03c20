/** History: a run comes by itself, and is named, opened, compared, exported, imported and deleted. */
import { MARKS } from '../src/i18n/marks.ts';
import { expectNoOverflow, heading, LANGUAGES, notice, open, says, texts } from './support/app.ts';
import { expectAccessible } from './support/axe.ts';
import { button, copies, copyId, history, importText, item, items, runIntoHistory, saved } from './support/history.ts';
import { expect, test } from './support/test.ts';

const { charts, errors, headline } = texts.en;

/** What `ORDINARY` machines come to: 1 ms against 8 ms. */
const ordinary = (text: string) => new RegExp(`^${says(text.replace('{{times}}', '8')).source}$`);

test('an empty history says what will be there and leads to it', async ({ page }) => {
  await open(page, '/history');
  await expect(page.getByRole('heading', { name: history.empty.title })).toBeVisible();
  await expectAccessible(page);
  await page.getByRole('link', { name: history.empty.lab }).click();
  await expect(heading(page)).not.toHaveText(history.title);
  expect(page.url()).toMatch(/\/lab\/$/);
});

test('the story of a run: there by itself, named, opened, exported, deleted, imported again', async ({
  page,
  bench,
}) => {
  await runIntoHistory(page, bench);
  const named = 'Kitchen laptop <b>';
  await expect(items(page)).toContainText(history.software);
  // In the list as on the page of the run.
  await expect(page.locator('.run-item__sentence')).toHaveText(ordinary(headline.own.gpu));
  await expect(page.locator('.run-item__number')).toHaveText('8×');
  await expect(page.locator('.run-item .headline-bars__fill').last()).toHaveAttribute('style', /: 12\.5%/);

  await items(page)
    .getByRole('button', { name: says(history.name.editNamed) })
    .click();
  await page.getByLabel(history.name.label).fill(named);
  await page.keyboard.press('Enter');
  await expect(item(page, named)).toHaveCount(1);
  await expect(items(page).getByRole('button', { name: says(history.name.editNamed) })).toBeFocused();
  await items(page)
    .getByRole('button', { name: says(history.name.editNamed) })
    .click();
  await page.getByLabel(history.name.label).fill('something else');
  await page.keyboard.press('Escape');
  await page.reload();
  await expect(item(page, named)).toHaveCount(1);
  await expectAccessible(page);

  await page.getByRole('link', { name: named }).click();
  await expect(heading(page)).toHaveText(named);
  await expect(notice(page, errors.software.title)).toBeVisible();
  await expect(page.locator('.sentence')).toHaveText(ordinary(headline.own.gpu));
  await expect(page.getByRole('figure')).toBeVisible();
  await page.getByText(history.run.rawTitle).click();
  const raw = page.getByRole('region', { name: history.run.rawTitle });
  await expect(raw.getByRole('row')).toHaveCount(3);
  await expectAccessible(page);
  await page.setViewportSize({ width: 360, height: 800 });
  await expectNoOverflow(page);
  await page.setViewportSize({ width: 1280, height: 800 });

  const json = await saved(page, () => button(page, history.run.json).click());
  expect(json.name).toMatch(/^lockstep-1-runs-\d{8}-\d{4}\.json$/);
  const [{ name, report }] = JSON.parse(json.text).runs;
  expect(name).toBe(named);
  expect(report.measurements.flatMap((each: { samples?: unknown[] }) => each.samples ?? []).length).toBeGreaterThan(0);

  const csv = await saved(page, () => button(page, history.run.csv).click());
  expect(csv.name).toMatch(/^lockstep-matmul-software-adapter-\d{8}-\d{4}\.csv$/);
  expect(csv.text.split('\r\n')).toHaveLength(report.measurements.length + 2);
  const markdown = await saved(page, () => button(page, history.run.markdown).click());
  expect(markdown.text).toContain('Software adapter: this GPU is your CPU.');

  await button(page, history.delete).click();
  await expect(heading(page)).toHaveText(history.run.deleted);
  await button(page, history.undo).click();
  await expect(heading(page)).toHaveText(named);
  await button(page, history.delete).click();
  await page.getByRole('link', { name: history.run.back }).click();
  await expect(page.getByRole('heading', { name: history.empty.title })).toBeVisible();

  await importText(page, json.text);
  await expect(item(page, named)).toContainText(history.imported);
  await importText(page, json.text);
  await expect(page.getByRole('status').filter({ hasText: says(history.importDone.known_one) })).toBeVisible();
  await expect(items(page)).toHaveCount(1);

  // A file may come from another machine: nothing of it is called the reader's own.
  await page.getByRole('link', { name: named }).click();
  await expect(notice(page, history.run.softwareTitle)).toBeVisible();
  await expect(page.getByRole('figure')).toContainText(charts.sentence.softwareElsewhere);
  await expect(page.locator('main')).not.toContainText(/\byour (CPU|GPU)\b/i);
});

test.describe('a list of runs', () => {
  // One run, made for the first of them, makes the list of all.
  test.describe.configure({ mode: 'default' });
  let file = '';

  test.beforeEach(async ({ page, bench }) => {
    if (file === '') {
      await runIntoHistory(page, bench);
      await items(page).getByRole('checkbox').check();
      const one = await saved(page, () => button(page, history.exportChosen).click());
      file = copies(one.text, 8);
      await items(page)
        .getByRole('button', { name: says(history.deleteNamed) })
        .click();
      await expect(items(page)).toHaveCount(0);
    }
    await open(page, '/history');
    await importText(page, file);
    await expect(items(page)).toHaveCount(8);
  });

  test('newest first; a few are laid over each other', async ({ page }) => {
    await expect(items(page).first()).toContainText('copy 1');
    await expect(button(page, history.compare)).toBeDisabled();
    for (const index of [0, 1]) await items(page).nth(index).getByRole('checkbox').check();
    await page.getByRole('link', { name: history.compare, exact: true }).click();

    await expect(heading(page)).toHaveText(says(history.comparison.title_other));
    const figure = page.getByRole('figure');
    await expect(page.locator('.compared-list .run-item__name')).toHaveText(['copy 1', 'copy 2']);
    await expect(page.locator('.compared-list__letter')).toHaveText(['A', 'B']);
    await expect(page.locator('.compared-list').getByRole('checkbox')).toHaveCount(0);
    await expect(figure.locator('.machines strong')).toHaveText(['A: ', 'B: ']);
    const cases = page.getByRole('region', { name: says(texts.en.compare.caption) });
    await expect(cases.getByRole('columnheader')).toHaveText([texts.en.compare.case, 'A', 'B']);
    // The very same samples: nothing may be called faster.
    await expect(cases).not.toContainText(/faster|slower/);
    await expectAccessible(page);
    await page.setViewportSize({ width: 360, height: 800 });
    await expectNoOverflow(page);
  });

  for (const language of LANGUAGES) {
    test(`of more than six the reader chooses what is drawn (${language})`, async ({ page }) => {
      const { compare } = texts[language];
      await open(page, `/history/${[1, 2, 3, 4, 5, 6, 7, 8].map(copyId).join(',')}`, { language });
      const list = page.locator('.compared-list');
      await expect(list.getByRole('checkbox')).toHaveCount(8);
      await expect(list.locator('[data-drawn]')).toHaveCount(6);
      const machines = page.getByRole('figure').locator('.machines strong');
      const { colon } = MARKS[language];
      await expect(machines).toHaveText([...'ABCDEF'].map((letter) => `${letter}${colon}`));
      const cases = page.getByRole('table', { name: says(compare.caption) });
      await expect(cases.getByRole('columnheader')).toHaveCount(7);
      await page.getByRole('button', { name: compare.drawAll }).click();
      await expect(machines).toHaveCount(8);
      await list.getByRole('checkbox').nth(0).uncheck();
      await expect(machines.first()).toHaveText(`B${colon}`);
      await expect(cases.getByRole('columnheader')).toHaveText([compare.case, 'B', 'C', 'D', 'E', 'F', 'G', 'H']);
      await expect(page.locator('.compared-tools')).toContainText(says(compare.drawn_other));
      await expectAccessible(page);
      await page.setViewportSize({ width: 360, height: 800 });
      await expectNoOverflow(page);
    });
  }

  test('dark and Chinese, list and comparison', async ({ page }) => {
    const chinese = texts['zh-CN'];
    for (const route of ['/history', `/history/${[2, 1].map(copyId).join(',')}`]) {
      await page.evaluate(() => {
        localStorage.setItem('lockstep.theme', '"dark"');
        localStorage.setItem('lockstep.language', '"zh-CN"');
      });
      await open(page, route);
      await expect(page.getByText('copy 1').first()).toBeVisible();
      await expectAccessible(page);
    }
    await expect(heading(page)).toHaveText(says(chinese.history.comparison.title_other));
    // The order of the address is that of the letters.
    await expect(page.locator('.compared-list .run-item__name')).toHaveText(['copy 2', 'copy 1']);
    const cases = page.getByRole('region', { name: says(chinese.compare.caption) });
    await expect(cases.getByRole('columnheader')).toHaveText([chinese.compare.case, 'A', 'B']);
  });

  test('site data cleared behind its back: the next change simply starts afresh', async ({
    page,
    context,
    baseURL,
  }) => {
    const session = await context.newCDPSession(page);
    const { origin } = new URL(baseURL ?? '');
    await session.send('Storage.clearDataForOrigin', { origin, storageTypes: 'indexeddb' });
    await importText(page, copies(file, 2));
    await expect(items(page)).toHaveCount(2);
  });

  test('several are deleted at once, and undone', async ({ page }) => {
    for (const name of ['copy 2', 'copy 5']) await item(page, name).getByRole('checkbox').check();
    await button(page, history.delete).click();
    await expect(items(page)).toHaveCount(6);
    await expect(button(page, history.undo)).toBeFocused();
    await button(page, history.undo).click();
    await expect(items(page)).toHaveCount(8);
    await expect(items(page).nth(1)).toContainText('copy 2');

    await page.getByRole('checkbox').first().check();
    await button(page, history.delete).click();
    await expect(page.getByRole('heading', { name: history.empty.title })).toBeVisible();
    await page.reload();
    await expect(page.getByRole('heading', { name: history.empty.title })).toBeVisible();
  });

  test('one deletion after the other is undone, the last first or all at once, on this page and on others', async ({
    page,
  }) => {
    const remove = (name: string) =>
      item(page, name)
        .getByRole('button', { name: says(history.deleteNamed) })
        .click();
    await remove('copy 2');
    await expect(button(page, history.undo)).toBeFocused();
    for (const name of ['copy 3', 'copy 5']) await item(page, name).getByRole('checkbox').check();
    await button(page, history.delete).click();
    await expect(items(page)).toHaveCount(5);
    await expect(button(page, history.undoLast)).toBeFocused();
    await expect(page.locator('.run-deleted')).toContainText('2 runs deleted. 1 run that was deleted before can be');
    await expectAccessible(page);
    await page.setViewportSize({ width: 360, height: 800 });
    await expectNoOverflow(page);
    await page.setViewportSize({ width: 1280, height: 800 });
    await button(page, history.undoLast).click();
    await expect(items(page)).toHaveCount(7);
    await expect(button(page, history.undo)).toBeFocused();

    // A run's own page adds to them.
    await page.getByRole('link', { name: 'copy 7' }).click();
    await button(page, history.delete).click();
    await expect(heading(page)).toHaveText(history.run.deleted);
    await page.getByRole('link', { name: history.run.back }).click();
    await expect(items(page)).toHaveCount(6);
    await expect(button(page, history.undoLast)).toBeVisible();
    await expect(button(page, history.undoLast)).not.toBeFocused();
    await button(page, history.undoAll.replace('{{count}}', '2')).click();
    await expect(items(page)).toHaveCount(8);
    await expect(page.locator('.run-deleted')).toHaveCount(0);
    await expect(page.getByRole('heading', { name: '8 runs' })).toBeFocused();
  });

  test('another tab sees every change, and both can change', async ({ page, context }) => {
    const other = await context.newPage();
    await open(other, '/history');
    await expect(items(other)).toHaveCount(8);
    await item(page, 'copy 3')
      .getByRole('button', { name: says(history.name.editNamed) })
      .click();
    await page.getByLabel(history.name.label).fill('renamed here');
    await page.keyboard.press('Enter');
    await expect(item(other, 'renamed here')).toBeVisible();
    await item(other, 'copy 4')
      .getByRole('button', { name: says(history.deleteNamed) })
      .click();
    await expect(items(page)).toHaveCount(7);
    await page.reload();
    await expect(items(page)).toHaveCount(7);
    await expect(item(page, 'renamed here')).toBeVisible();
  });

  test('a file dropped on the page is imported; a bad one is told and loses nothing', async ({ page }) => {
    const drop = (name: string, text: string) =>
      page.evaluate(
        ([name, text]) => {
          const dataTransfer = new DataTransfer();
          dataTransfer.items.add(new File([text], name, { type: 'application/json' }));
          for (const type of ['dragover', 'drop']) {
            document.body.dispatchEvent(new DragEvent(type, { dataTransfer, bubbles: true, cancelable: true }));
          }
        },
        [name, text],
      );
    await drop('more.json', copies(file, 9));
    await expect(items(page)).toHaveCount(9);

    await drop('<img src=x>.json', `${file.slice(0, -30)}`);
    await expect(notice(page, history.importDone.refusedTitle)).toContainText('<img src=x>.json: The file is not JSON');
    const [run] = JSON.parse(file).runs;
    run.report.measurements[0].case.workload = '<script>';
    await drop('odd.json', JSON.stringify(run));
    await expect(notice(page, history.importDone.refusedTitle)).toContainText('report.measurements.0.case.workload');
    await expectAccessible(page);
    await expect(items(page)).toHaveCount(9);
  });
});

test('a run that is not here', async ({ page }) => {
  await open(page, '/history/00000000-0000-4000-8000-000000000099');
  await expect(heading(page)).toHaveText(history.run.missing);
  await page.getByRole('link', { name: history.run.back }).click();
  await expect(heading(page)).toHaveText(history.title);
});
