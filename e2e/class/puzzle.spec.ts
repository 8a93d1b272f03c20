/** A puzzle as the assignment of a class: given, solved, handed in three ways, counted on the wall. */
import { readFileSync } from 'node:fs';
import { solutionOf } from '../../src/workloads/puzzles/marks.ts';
import { heading, LANGUAGES, type Language, notice, open, PHONE, says, speak, texts } from '../support/app.ts';
import { expectAccessible, expectSound } from '../support/axe.ts';
import { codeText, handInFile, handInLink, outcome, paste, routeIn, rows, student } from '../support/class-story.ts';
import { NO_GPU } from '../support/figures.ts';
import type { ScriptedBench } from '../support/scripted-bench.ts';
import { expect, type Page, test } from '../support/test.ts';

const { classes, touches, wall } = texts.en;
const RIGHT = {
  status: 'right',
  verdict: { ok: true, maxError: 0, tolerance: 0, at: null, method: 'elementwise' },
} as const;
const answerTo = (id: string) =>
  solutionOf(readFileSync(new URL(`../../shaders/puzzles/${id}.wgsl`, import.meta.url), 'utf8'));

/** The teacher, on the page of a puzzle. @returns the link for students */
async function givePuzzle(page: Page, id: string): Promise<string> {
  await open(page, `/puzzles/${id}`);
  await page.getByRole('link', { name: classes.givePuzzle }).click();
  await expect(page.getByText(classes.new.puzzleLede)).toBeVisible();
  await page.getByRole('textbox', { name: classes.new.name }).fill('Class 9b');
  await page.getByRole('button', { name: classes.new.make }).click();
  await expect(heading(page)).toHaveText('Class 9b');
  const field = page.getByRole('textbox', { name: texts.en.result.share.field, exact: true });
  await expect(field).toHaveValue(/#\/class\/a\/\S+$/);
  return field.inputValue();
}

async function answer(page: Page, text: string | null, language: Language = 'en'): Promise<void> {
  const editor = page.locator('.cm-content');
  await expect(editor).toBeVisible();
  if (text !== null) {
    await editor.click();
    await expect(page.locator('.cm-focused')).toHaveCount(1);
    await page.keyboard.press('Control+a');
    await page.keyboard.insertText(text);
  }
  await page.getByRole('button', { name: texts[language].puzzles.check.button, exact: true }).click();
}

/** The GPU finds every shape right. */
async function agree(bench: ScriptedBench): Promise<void> {
  const proof = await bench.nextProof();
  for (const index of proof.request.cases.keys()) await proof.emit({ index, proved: RIGHT });
  await proof.end();
}

test('given, solved by a GPU and by the interpreter, handed in three ways, counted on the wall', async ({
  page,
  browser,
  baseURL,
}) => {
  const link = await givePuzzle(page, 'map');
  await expect(page.getByText(classes.one.puzzleLinkText)).toBeVisible();
  await expectSound(page);

  const ana = await student(browser, baseURL);
  await open(ana.page, routeIn(link));
  await expect(heading(ana.page)).toContainText('Map');
  await expect(ana.page.getByText(classes.student.puzzle.unchecked)).toBeVisible();
  await answer(ana.page, answerTo('map'));
  await agree(ana.bench);
  await expect(ana.page.getByText(classes.student.puzzle.solved)).toBeVisible();
  // Handing in is what the page is for: it does not wait below all that is told of the answer.
  await expect(ana.page.getByRole('heading', { level: 2 }).filter({ hasNotText: texts.en.puzzles.wanted })).toHaveText([
    classes.student.handIn,
    texts.en.puzzles.solved,
    texts.en.puzzles.score.title,
  ]);
  await ana.page.getByRole('checkbox', { name: classes.student.withNickname }).check();
  await expectSound(ana.page);
  const whole = await handInLink(ana.page);
  expect(new TextEncoder().encode(await codeText(ana.page)).length).toBeLessThanOrEqual(300);

  const bo = await student(browser, baseURL, NO_GPU);
  await open(bo.page, routeIn(link), { language: 'zh-CN' });
  await answer(bo.page, null, 'zh-CN');
  await expect(bo.page.getByText(texts['zh-CN'].classes.student.puzzle.open)).toBeVisible();
  await expectSound(bo.page);
  const tooEarly = await codeText(bo.page, 'zh-CN');

  // Not yet right counts, and is told so; a code of a whole answer counts once.
  await paste(page, `${whole}\n${await codeText(ana.page)}\n${tooEarly}`);
  await expect(outcome(page, classes.collect.added_other.replace('{{count}}', '2'))).toBeVisible();
  await expect(outcome(page, classes.collect.known_one.replace('{{count}}', '1'))).toBeVisible();
  await expect(rows(page).nth(0)).toContainText('Acme One');
  await expect(rows(page).nth(0)).toContainText(classes.table.puzzle.byGpu);
  await expect(rows(page).nth(1)).toContainText(classes.table.puzzle.no);
  await page.getByRole('link', { name: classes.one.wall }).click();
  await expect(page.locator('.sentence')).toHaveText('1 of 2 has solved it.');
  await page.goBack();

  // The right answer takes the place of the one that was not.
  await answer(bo.page, answerTo('map'), 'zh-CN');
  await expect(bo.page.getByText(texts['zh-CN'].classes.student.puzzle.solved)).toBeVisible();
  const file = await handInFile(bo.page, 'zh-CN');
  await page
    .locator('input[type=file]')
    .first()
    .setInputFiles({ name: 'bo.json', mimeType: 'application/json', buffer: readFileSync(file) });
  await expect(outcome(page, classes.collect.replaced_one.replace('{{count}}', '1'))).toBeVisible();
  await expect(rows(page)).toHaveCount(2);
  await expect(rows(page).nth(1)).toContainText(classes.table.puzzle.byInterpreter);
  await ana.leave();
  await bo.leave();
  await expectSound(page);

  await page.getByRole('link', { name: classes.one.wall }).click();
  await expect(page.locator('.sentence')).toHaveText('2 of 2 have solved it.');
  await expect(page.locator('.wall__row-count')).toHaveText(['2', '0']);
  await page.keyboard.press('2');
  await expect(page.getByRole('heading', { name: touches.score.reads })).toBeVisible();
  await expect(page.locator('.wall__row-count')).toHaveText(['2', '2']);
  await page.keyboard.press('3');
  await expect(page.getByRole('table', { name: wall.puzzle.table }).locator('tbody tr')).toHaveCount(2);
  await page.goBack();

  // The teacher reads an answer; nothing runs it.
  await rows(page)
    .nth(0)
    .getByRole('link', { name: says(classes.table.openNamed) })
    .click();
  await expect(page.getByText(classes.handed.known.replace('{{name}}', 'Class 9b'))).toBeVisible();
  await page.getByText(classes.handed.code).click();
  await expect(page.locator('.cm-content')).toContainText('a[i]');
  await expectAccessible(page);
  await page.goBack();

  const saving = page.waitForEvent('download');
  await page.getByRole('button', { name: classes.one.csv }).click();
  const csv = readFileSync(await (await saving).path(), 'utf8');
  expect(csv.trimEnd().split('\r\n')).toHaveLength(3);
});

test('an answer to another puzzle is refused with the reason, and costs nothing', async ({
  page,
  browser,
  baseURL,
}) => {
  const link = await givePuzzle(page, 'map');
  const elsewhere = await student(browser, baseURL, NO_GPU);
  const other = await givePuzzle(elsewhere.page, 'zip');
  await open(elsewhere.page, routeIn(other));
  await answer(elsewhere.page, answerTo('zip'));
  const foreign = await handInLink(elsewhere.page);
  await open(elsewhere.page, routeIn(link));
  await answer(elsewhere.page, answerTo('map'));
  const own = await handInLink(elsewhere.page);
  await elsewhere.leave();
  await paste(page, `${foreign} ${own}`);
  await expect(rows(page)).toHaveCount(1);
  await expect(notice(page, classes.collect.refused_one.replace('{{count}}', '1'))).toContainText('another puzzle');
});

test('a puzzle that is not there', async ({ page }) => {
  await open(page, '/class/puzzle/of-tomorrow');
  await expect(notice(page, classes.new.none.title)).toBeVisible();
});

for (const language of LANGUAGES) {
  test(`every page of it fits a small screen by night, and a projector (${language})`, async ({
    page,
    browser,
    baseURL,
  }) => {
    const link = await givePuzzle(page, 'pooling');
    const ana = await student(browser, baseURL, NO_GPU);
    await ana.page.setViewportSize(PHONE);
    await open(ana.page, routeIn(link), { language, theme: 'dark' });
    await answer(ana.page, answerTo('pooling'), language);
    await expect(ana.page.getByText(texts[language].classes.student.puzzle.solved)).toBeVisible();
    await expectSound(ana.page);
    await paste(page, await handInLink(ana.page, language));
    await expect(rows(page)).toHaveCount(1);
    await ana.leave();
    const { hash } = new URL(page.url());
    for (const route of [
      '/class/puzzle/pooling',
      hash.slice(1),
      ...['solved', 'counts', 'table'].map((view) => `${hash.slice(1)}/wall/${view}`),
    ]) {
      await open(page, route, { theme: 'dark' });
      if (language !== 'en') await speak(page, language);
      for (const width of [360, 1920]) {
        await page.setViewportSize({ width, height: 900 });
        await expectSound(page);
      }
      if (language !== 'en') await speak(page, 'en');
    }
    const printed = (await page.pdf({ format: 'A4', landscape: true })).toString('latin1');
    expect(printed.match(/\/Type\s*\/Page\b/g)).toHaveLength(1);
  });
}
