/**
 * A lesson with twelve students on twelve machines: each hands in by one of three ways, one link is damaged, one comes
 * twice, one is of another plan. The teacher sees what they make together, and loses nothing of it.
 */
import { readFileSync } from 'node:fs';
import type { Browser } from 'playwright/test';
import type { Environment } from '../../src/engine/contract.ts';
import { type Language, notice, open, texts } from '../support/app.ts';
import { setUpCamera } from '../support/camera.ts';
import {
  handInFile,
  handInLink,
  makeClass,
  modulesOf,
  outcome,
  paste,
  rows,
  runAssignment,
} from '../support/class-story.ts';
import { HARDWARE, type Machine, NO_GPU, SOFTWARE, sideOf, withoutGpu } from '../support/figures.ts';
import { scriptBench } from '../support/scripted-bench.ts';
import { expect, type Page, test, watch } from '../support/test.ts';

const { classes, wall } = texts.en;

const named = (vendor: string, architecture: string, os = 'Windows 11'): Environment => ({
  ...HARDWARE,
  os,
  adapter: { vendor, architecture, device: '', description: '', software: false },
});
const CARD = named('nvidia', 'ada-lovelace');
const APPLE = named('apple', 'common-3', 'macOS 15');
const INSIDE = named('intel', 'gen-12lp');
const PHONE = named('arm', 'valhall', 'Android 15');

interface Student {
  readonly environment: Environment;
  /** How many times faster the GPU is. */
  readonly times: number;
  readonly by: 'link' | 'code' | 'file';
  readonly language?: Language;
  /** What goes wrong on its way. */
  readonly fate?: 'damaged' | 'twice' | 'other-plan';
}

const STUDENTS: readonly Student[] = [
  { environment: CARD, times: 16, by: 'link' },
  { environment: CARD, times: 8, by: 'link', language: 'zh-CN' },
  { environment: APPLE, times: 4, by: 'link' },
  { environment: INSIDE, times: 2, by: 'code' },
  { environment: PHONE, times: 0.5, by: 'code', language: 'zh-CN' },
  { environment: SOFTWARE, times: 0.25, by: 'code' },
  { environment: NO_GPU, times: 1, by: 'file', language: 'zh-CN' },
  { environment: CARD, times: 32, by: 'file' },
  { environment: APPLE, times: 4, by: 'file', language: 'zh-CN' },
  { environment: CARD, times: 8, by: 'link', fate: 'twice' },
  { environment: CARD, times: 64, by: 'link', fate: 'damaged' },
  { environment: CARD, times: 64, by: 'link', fate: 'other-plan' },
];

/** No two have the same times: runs are told apart by what they measured, and when. */
const machineOf = ({ environment, times }: Student, number: number): Machine => {
  const cpuMs = 8 + number / 10;
  const machine: Machine = (at) => ({ kernelMs: sideOf(at) === 'gpu' ? cpuMs / times : cpuMs });
  return environment.adapter ? machine : withoutGpu(machine);
};

/** Opens the link in a browser of its own, guesses, measures, and does what hands it in. */
async function handedIn<T>(
  browser: Browser,
  baseURL: string | undefined,
  link: string,
  number: number,
  take: (page: Page) => Promise<T>,
): Promise<T> {
  const student = STUDENTS[number];
  const context = await browser.newContext({ baseURL, locale: 'en-GB', serviceWorkers: 'block' });
  const problems = await watch(context);
  const page = await context.newPage();
  const bench = await scriptBench(page, student.environment);
  await runAssignment(page, bench, link, { machine: machineOf(student, number), language: student.language });
  const taken = await take(page);
  await page.unrouteAll({ behavior: 'ignoreErrors' });
  await context.close();
  expect(problems).toEqual([]);
  return taken;
}

const numbersOf = (by: Student['by']) => STUDENTS.flatMap((student, number) => (student.by === by ? [number] : []));

/** One character in the middle is another. */
const damaged = (link: string) => {
  const at = link.length - 40;
  return `${link.slice(0, at)}${link[at] === 'A' ? 'B' : 'A'}${link.slice(at + 1)}`;
};

test('twelve students, three ways, one picture', async ({ page, browser, baseURL }) => {
  // Twelve loads of the app, one after the other.
  test.setTimeout(600_000);
  const elsewhere = await browser.newContext({ baseURL, locale: 'en-GB', serviceWorkers: 'block' });
  const otherPlan = await makeClass(await elsewhere.newPage(), { seconds: 30 });
  const assignment = await makeClass(page);
  const languageOf = (number: number) => STUDENTS[number].language ?? 'en';

  const chat: string[] = [];
  for (const number of numbersOf('link')) {
    const { fate } = STUDENTS[number];
    const from = fate === 'other-plan' ? otherPlan : assignment;
    const link = await handedIn(browser, baseURL, from, number, (own) => handInLink(own, languageOf(number)));
    chat.push(`[10:${10 + number}] student ${number}: mine is ${fate === 'damaged' ? damaged(link) : link} :)`);
    if (fate === 'twice') chat.push(`did it arrive?\n${link}`);
  }
  await paste(page, chat.join('\n'));
  await expect(outcome(page, classes.collect.added_other.replace('{{count}}', '4'))).toBeVisible();
  await expect(notice(page, classes.collect.refused_other.replace('{{count}}', '2'))).toBeVisible();
  await expect(rows(page)).toHaveCount(4);

  const codes: Awaited<ReturnType<typeof modulesOf>>[] = [];
  for (const number of numbersOf('code')) {
    const { codeLabel } = texts[languageOf(number)].classes.student;
    codes.push(
      await handedIn(browser, baseURL, assignment, number, (own) =>
        modulesOf(own.getByRole('img', { name: codeLabel })),
      ),
    );
  }
  const camera = await setUpCamera(page);
  await page.getByRole('button', { name: classes.scan.start }).click();
  for (const [index, code] of codes.entries()) {
    await camera.hold(code);
    await expect(rows(page)).toHaveCount(5 + index);
  }
  await page.getByRole('button', { name: classes.scan.stop }).click();

  const files: Buffer[] = [];
  for (const number of numbersOf('file')) {
    files.push(
      await handedIn(browser, baseURL, assignment, number, async (own) =>
        readFileSync(await handInFile(own, languageOf(number))),
      ),
    );
  }
  await page
    .locator('input[type=file]')
    .first()
    .setInputFiles(files.map((buffer, at) => ({ name: `${at}.json`, mimeType: 'application/json', buffer })));
  await expect(rows(page)).toHaveCount(10);
  await expect(page.getByRole('heading', { name: `${classes.table.refused} (2)` })).toBeVisible();
  const table = await rows(page).allInnerTexts();

  await page.getByRole('link', { name: classes.one.wall }).click();
  await expect(page.getByText(wall.came_other.replace('{{count}}', '10'))).toBeVisible();
  for (const _ of ['guesses', 'measurements', 'median', 'sentence']) await page.keyboard.press('PageDown');
  // 0.5, 2, 4, 4, 8, 8, 16 and 32: half way between 4 and 8 on a log axis.
  await expect(page.locator('.wall__sentence')).toHaveText(
    /^On the middle one of 8 devices, the GPU is 5\.7× as fast as the CPU\. Half of them lie between 3\.4× and 9\.5×\. The GPU wins on 7 of 8\. The median of 10 guesses is [\d.]+×\. 1 software adapter stays out of the median: its GPU is the CPU\. 1 device without WebGPU has a guess alone\.$/,
  );
  for (const [group, count] of Object.entries({
    discrete: 4,
    integrated: 1,
    apple: 2,
    phone: 1,
    software: 1,
    none: 1,
  })) {
    const name = wall.groups[group as keyof typeof wall.groups];
    await expect(page.locator('.wall__legend')).toContainText(`${name}: ${count}`);
  }
  await page.goBack();

  const saving = page.waitForEvent('download');
  await page.getByRole('button', { name: classes.one.json }).click();
  const kept = readFileSync(await (await saving).path(), 'utf8');
  const other = await elsewhere.newPage();
  await open(other, '/class');
  await other
    .locator('input[type=file]')
    .first()
    .setInputFiles({ name: 'class.json', mimeType: 'application/json', buffer: Buffer.from(kept) });
  await expect(outcome(other, classes.list.imported_other)).toBeVisible();
  const { id } = JSON.parse(kept) as { id: string };
  await open(other, `/class/${id}`);
  await expect(rows(other)).toHaveCount(10);
  await expect(rows(other)).toHaveText(table, { useInnerText: true });
  const savingAgain = other.waitForEvent('download');
  await other.getByRole('button', { name: classes.one.json }).click();
  expect(JSON.parse(readFileSync(await (await savingAgain).path(), 'utf8'))).toEqual(JSON.parse(kept));
  await elsewhere.close();
});
