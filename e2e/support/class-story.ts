/** A class as teacher and students use it: the assignment made, guessed, run, and handed in three ways. */
import jsQR from 'jsqr';
import { type Browser, expect, type Locator, type Page } from 'playwright/test';
import { type Language, open, says, texts } from './app.ts';
import { HARDWARE, type Machine, ORDINARY } from './figures.ts';
import { type ScriptedBench, scriptBench } from './scripted-bench.ts';
import { leaveRoutes, watch } from './test.ts';

/** Of the lab: two sides at two sizes. */
export const PLAN = 'matmul:naive|js-blocked:n=64|128';

/** The teacher, in the lab, gives its plan to a class. @returns the link for students */
export async function makeClass(page: Page, { plan = PLAN, name = 'Class 9b', seconds = 20, language = 'en' } = {}) {
  const { classes } = texts.en;
  await open(page, `/lab/${plan}`);
  await page.getByRole('link', { name: classes.givePlan }).click();
  await expect(page.getByRole('heading', { name: classes.new.title })).toBeVisible();
  await page.getByRole('spinbutton', { name: classes.new.seconds }).fill(String(seconds));
  if (language === 'zh-CN') await page.getByText('中文', { exact: true }).last().click();
  await page.getByRole('textbox', { name: classes.new.name }).fill(name);
  await page.getByRole('button', { name: classes.new.make }).click();
  await expect(page.getByRole('heading', { level: 1, name })).toBeVisible();
  return linkShown(page, 'en');
}

/** The link that a page of a class shows. */
async function linkShown(page: Page, language: Language): Promise<string> {
  const field = page.getByRole('textbox', { name: texts[language].result.share.field, exact: true });
  await expect(field).toHaveValue(/#\/class\/\S+$/);
  return field.inputValue();
}

/** A student's own browser: nothing of the teacher's is in it. */
export async function student(browser: Browser, baseURL: string | undefined, environment = HARDWARE) {
  const context = await browser.newContext({ baseURL, locale: 'en-GB', serviceWorkers: 'block' });
  const problems = await watch(context);
  const page = await context.newPage();
  const bench = await scriptBench(page, environment);
  return {
    page,
    bench,
    async leave() {
      await leaveRoutes(context);
      await context.close();
      expect(problems).toEqual([]);
    },
  };
}

/** What stands behind the `#` of a link. */
export const routeIn = (link: string): string => link.slice(link.indexOf('#') + 1);

/** A student's page: opened, guessed on, run to its end. */
export async function runAssignment(
  page: Page,
  bench: ScriptedBench,
  link: string,
  { machine = ORDINARY, language = 'en' }: { machine?: Machine; language?: Language } = {},
): Promise<void> {
  const { student } = texts[language].classes;
  await open(page, routeIn(link), { language });
  // From the middle of the scale up.
  await page.getByRole('slider').press('ArrowRight');
  await page.getByRole('button', { name: student.start, exact: true }).click();
  const run = await bench.nextRun();
  expect(run.plan.stretches).toBeUndefined();
  await run.finish(machine);
  await expect(page.getByRole('heading', { name: student.handIn })).toBeVisible();
}

/** The link that holds all. */
export const handInLink = (page: Page, language: Language = 'en') => linkShown(page, language);

/** The file that holds it. */
export async function handInFile(page: Page, language: Language = 'en'): Promise<string> {
  const saving = page.waitForEvent('download');
  await page.getByRole('button', { name: texts[language].classes.student.save }).click();
  return (await saving).path();
}

/** The modules of a code on the page, dark or not, with the quiet space around. */
export async function modulesOf(code: Locator): Promise<readonly (readonly boolean[])[]> {
  const size = Number((await code.getAttribute('viewBox'))?.split(' ')[2]);
  const path = (await code.locator('path').getAttribute('d')) ?? '';
  const drawn = Array.from({ length: size }, () => Array<boolean>(size).fill(false));
  for (const [, x, y, run] of path.matchAll(/M(\d+) (\d+)h(\d+)v1H\d+z/g)) {
    drawn[Number(y)].fill(true, Number(x), Number(x) + Number(run));
  }
  return drawn;
}

/** What a reader reads of the code on a student's screen. */
export async function codeText(page: Page, language: Language = 'en'): Promise<string> {
  const modules = await modulesOf(page.getByRole('img', { name: texts[language].classes.student.codeLabel }));
  const side = 4 * modules.length;
  const pixels = Uint8ClampedArray.from({ length: 4 * side * side }, (_, at) => {
    const [x, y] = [(at >> 2) % side, Math.floor((at >> 2) / side)];
    return at % 4 === 3 || !modules[y >> 2][x >> 2] ? 255 : 0;
  });
  const found = jsQR(pixels, side, side);
  if (!found) throw new Error('No code is read.');
  return found.data;
}

export const rows = (page: Page) =>
  page.getByRole('table').filter({ hasText: texts.en.classes.table.caption }).locator('tbody tr');

export async function paste(page: Page, text: string): Promise<void> {
  const { collect } = texts.en.classes;
  await page.getByRole('textbox', { name: collect.paste }).fill(text);
  await page.getByRole('button', { name: collect.take, exact: true }).click();
}

export const outcome = (page: Page, text: string) => page.getByRole('status').filter({ hasText: says(text) });
