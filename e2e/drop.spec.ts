/** Files and folders that are dropped on a page, by the browser's own drag and drop: what was left is told. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { toJson } from '../src/results/export/json.ts';
import { reportNumber } from '../src/results/history/testing/reports.ts';
import { expectNoOverflow, LANGUAGES, type Language, notice, open, PHONE, texts } from './support/app.ts';
import { expectAccessible } from './support/axe.ts';
import { button, items } from './support/history.ts';
import { expect, type Page, test } from './support/test.ts';

/** Once the page takes what is dropped on it. */
async function drop(page: Page, language: Language, path: string): Promise<void> {
  await expect(button(page, texts[language].history.import)).toBeVisible();
  const session = await page.context().newCDPSession(page);
  const data = { items: [], files: [path], dragOperationsMask: 1 };
  for (const type of ['dragEnter', 'dragOver', 'drop'] as const) {
    await session.send('Input.dispatchDragEvent', { type, x: 200, y: 200, data });
  }
}

for (const language of LANGUAGES) {
  test(`of a folder with more files than are taken at once it is told how many were left (${language})`, async ({
    page,
  }, { outputDir }) => {
    const { dropping } = texts[language];
    const runs = join(outputDir, 'runs');
    const deep = join(runs, 'deep');
    mkdirSync(deep, { recursive: true });
    for (let number = 1; number <= 3; number++) {
      writeFileSync(join(runs, `${number}.json`), toJson([reportNumber(number)]));
    }
    // Below the runs, so behind them.
    for (let number = 0; number < 2050; number++) writeFileSync(join(deep, `${number}.txt`), '');
    await open(page, '/history', { language });
    await drop(page, language, runs);
    const left = notice(page, dropping.left_other.replace('{{number}}', '53'));
    await expect(left).toContainText(dropping.read_other.replace('{{number}}', '2,000'));
    await expect(left).toContainText(dropping.parts.replace('{{most}}', '2,000'));
    await expect(items(page)).toHaveCount(3);
    await expectAccessible(page);
    await page.setViewportSize(PHONE);
    await expectNoOverflow(page);
  });
}

test('a folder in which nothing is says so, and the next drop takes that back', async ({ page }, { outputDir }) => {
  const { dropping } = texts.en;
  const empty = join(outputDir, 'empty');
  mkdirSync(empty, { recursive: true });
  const run = join(outputDir, 'run.json');
  writeFileSync(run, toJson([reportNumber(1)]));
  await open(page, '/history');
  await drop(page, 'en', empty);
  await expect(page.getByText(dropping.nothing)).toBeVisible();
  await drop(page, 'en', run);
  await expect(items(page)).toHaveCount(1);
  await expect(page.getByText(dropping.nothing)).toHaveCount(0);
});
