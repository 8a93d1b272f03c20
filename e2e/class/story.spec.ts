/**
 * A class from its first day to its last: a teacher makes an assignment, students hand in by link, file and code, the
 * teacher collects and sees them, keeps the class as a file and opens it elsewhere.
 */
import { readFileSync } from 'node:fs';
import type { Browser } from 'playwright/test';
import { heading, notice, open, PHONE, says, speak, texts } from '../support/app.ts';
import { expectAccessible, expectSound } from '../support/axe.ts';
import { setUpCamera } from '../support/camera.ts';
import {
  codeText,
  handInFile,
  handInLink,
  makeClass,
  modulesOf,
  outcome,
  paste,
  routeIn,
  rows,
  runAssignment,
  student,
} from '../support/class-story.ts';
import { CANCELLED, HARDWARE, NO_GPU, ORDINARY, SOFTWARE, withoutGpu } from '../support/figures.ts';
import { expect, test } from '../support/test.ts';

const { classes, common, wall } = texts.en;

test('an assignment, three ways to hand in, one table, one file', async ({ page, browser, baseURL }) => {
  const link = await makeClass(page);
  await expect(page.getByText(classes.table.none)).toBeVisible();
  await expectSound(page);

  const ana = await student(browser, baseURL);
  await runAssignment(ana.page, ana.bench, link);
  await ana.page.getByRole('checkbox', { name: classes.student.withNickname }).check();
  await expectSound(ana.page);
  const whole = await handInLink(ana.page);
  const digest = await codeText(ana.page);
  expect(new TextEncoder().encode(digest).length).toBeLessThanOrEqual(300);
  await ana.leave();

  const bo = await student(browser, baseURL, NO_GPU);
  await runAssignment(bo.page, bo.bench, link, { machine: withoutGpu(ORDINARY), language: 'zh-CN' });
  await expect(bo.page.getByText(texts['zh-CN'].classes.student.cpuOnly)).toBeVisible();
  await expectSound(bo.page);
  const file = await handInFile(bo.page, 'zh-CN');
  await page
    .locator('input[type=file]')
    .first()
    .setInputFiles({ name: 'bo.json', mimeType: 'application/json', buffer: readFileSync(file) });
  await bo.leave();
  await expect(rows(page)).toHaveCount(1);

  const cy = await student(browser, baseURL, SOFTWARE);
  await runAssignment(cy.page, cy.bench, link);
  const code = await codeText(cy.page);
  const other = await student(browser, baseURL);
  await runAssignment(other.page, other.bench, await otherLink(browser, baseURL));
  const foreign = await handInLink(other.page);
  await other.leave();
  await cy.leave();

  const wrapped = (whole.match(/.{1,70}/g) ?? []).join('\n> ');
  await paste(page, `Hello!\n> ${wrapped}\n\nand mine: ${code}\n(${whole}) ${digest}\n${foreign} ${code.slice(0, -3)}`);
  await expect(outcome(page, classes.collect.added_other.replace('{{count}}', '2'))).toBeVisible();
  await expect(outcome(page, classes.collect.known_one.replace('{{count}}', '1'))).toBeVisible();
  await expect(notice(page, classes.collect.refused_other.replace('{{count}}', '2'))).toBeVisible();
  await expect(rows(page)).toHaveCount(3);
  await expect(rows(page).nth(0)).toContainText(wall.groups.none);
  await expect(rows(page).nth(0)).toContainText(classes.table.noAnswer);
  await expect(rows(page).nth(1)).toContainText('Acme One');
  await expect(rows(page).nth(1)).toContainText('8×');
  await expect(rows(page).nth(1)).toContainText(classes.table.full);
  await expect(rows(page).nth(2)).toContainText(wall.groups.software);
  await expect(page.getByRole('heading', { name: `${classes.table.refused} (2)` })).toBeVisible();
  await expectSound(page);

  // The whole result of a hand-in opens as any other.
  await rows(page)
    .nth(1)
    .getByRole('button', { name: says(classes.table.openNamed) })
    .click();
  await expect(heading(page)).toHaveText(texts.en.result.title);
  await page.goBack();

  await page.getByRole('link', { name: classes.one.wall }).click();
  await expect(page.getByText(wall.came_other.replace('{{count}}', '3'))).toBeVisible();
  await page.goBack();

  const saving = page.waitForEvent('download');
  await page.getByRole('button', { name: classes.one.json }).click();
  const kept = await (await saving).path();
  const elsewhere = await student(browser, baseURL);
  await open(elsewhere.page, '/class');
  await elsewhere.page
    .locator('input[type=file]')
    .setInputFiles({ name: 'class.json', mimeType: 'application/json', buffer: readFileSync(kept) });
  await expect(outcome(elsewhere.page, classes.list.imported_other)).toBeVisible();
  await elsewhere.page.getByRole('link', { name: 'Class 9b' }).click();
  await expect(rows(page)).toHaveCount(3);
  await expect(rows(elsewhere.page)).toHaveText(await rows(page).allInnerTexts(), { useInnerText: true });
  await elsewhere.leave();

  const table = page.waitForEvent('download');
  await page.getByRole('button', { name: classes.one.csv }).click();
  const csv = readFileSync(await (await table).path(), 'utf8');
  expect(csv.trimEnd().split('\r\n')).toHaveLength(4);

  await page.getByRole('button', { name: classes.one.delete }).click();
  await page.getByRole('button', { name: classes.one.keepIt }).click();
  await expect(rows(page)).toHaveCount(3);
  await page.getByRole('button', { name: classes.one.delete }).click();
  await page.getByRole('button', { name: classes.one.delete }).click();
  await expect(page.getByText(classes.list.none)).toBeVisible();
});

/** Of another teacher. */
async function otherLink(browser: Browser, baseURL: string | undefined): Promise<string> {
  const teacher = await student(browser, baseURL);
  const link = await makeClass(teacher.page, { seconds: 30 });
  await teacher.leave();
  return link;
}

test('a link that is opened in the browser that keeps the class is collected, and can be taken out again', async ({
  page,
  context,
  browser,
  baseURL,
}) => {
  const link = await makeClass(page);
  const ana = await student(browser, baseURL);
  await runAssignment(ana.page, ana.bench, link);
  const [whole, digest] = [await handInLink(ana.page), await codeText(ana.page)];
  // Where no class is kept it is shown, and kept nowhere.
  await open(ana.page, routeIn(whole));
  await expect(ana.page.getByText(classes.handed.none)).toBeVisible();
  await expectSound(ana.page);
  await ana.leave();

  const tab = await context.newPage();
  const told = (text: string) => tab.getByText(text.replace('{{name}}', 'Class 9b'));
  await open(tab, routeIn(digest));
  await expect(told(classes.handed.added)).toBeVisible();
  await expect(rows(page)).toHaveCount(1);
  await expect(rows(page).first()).toContainText(says(classes.table.digest_other));
  await open(tab, routeIn(whole));
  await expect(told(classes.handed.replaced)).toBeVisible();
  await expect(rows(page).first()).toContainText(classes.table.full);
  await open(tab, routeIn(whole));
  await expect(told(classes.handed.known)).toBeVisible();
  await rows(page)
    .first()
    .getByRole('button', { name: says(classes.table.takeOutNamed) })
    .click();
  await page.getByRole('button', { name: classes.table.takeOutSure }).click();
  await expect(page.getByText(classes.table.none)).toBeVisible();
});

test('codes held before the camera one after another are read, each once', async ({ page, browser, baseURL }) => {
  const link = await makeClass(page);
  const codes: (readonly (readonly boolean[])[])[] = [];
  for (const environment of [HARDWARE, SOFTWARE]) {
    const one = await student(browser, baseURL, environment);
    await runAssignment(one.page, one.bench, link);
    codes.push(await modulesOf(one.page.getByRole('img', { name: classes.student.codeLabel })));
    await one.leave();
  }
  const camera = await setUpCamera(page);
  await page.getByRole('button', { name: classes.scan.start }).click();
  await camera.hold(codes[0]);
  await expect(rows(page)).toHaveCount(1);
  await camera.hold(codes[1]);
  await expect(rows(page)).toHaveCount(2);
  await expect(page.getByText(`2. ${classes.scan.last.replace('{{what}}', classes.scan.added)}`)).toBeVisible();
  expect(await camera.state()).toBe('live');
  await page.getByRole('link', { name: classes.one.gone.all }).click();
  await expect(page.getByText(classes.list.title)).toBeVisible();
  expect(await camera.state()).toBe('ended');
});

test('the page of an assignment speaks the language that the teacher chose, until the visitor chooses', async ({
  page,
  browser,
  baseURL,
}) => {
  const link = await makeClass(page, { language: 'zh-CN' });
  const ana = await student(browser, baseURL);
  await open(ana.page, routeIn(link));
  await expect(ana.page.locator('html')).toHaveAttribute('lang', 'zh-CN');
  await expect(ana.page.getByText(texts['zh-CN'].classes.student.guessHint)).toBeVisible();
  await speak(ana.page, 'en');
  await ana.page.reload();
  await expect(ana.page.getByText(classes.student.guessHint)).toBeVisible();
  await ana.leave();
});

test('a run that is ended early, one without a guess, and the GPU’s name left out', async ({
  page,
  browser,
  baseURL,
}) => {
  const link = await makeClass(page);
  const ana = await student(browser, baseURL);
  await open(ana.page, routeIn(link));
  await ana.page.getByRole('button', { name: classes.student.startWithout }).click();
  const first = await ana.bench.nextRun();
  await ana.page.getByRole('button', { name: common.cancel, exact: true }).click();
  await first.cancelled();
  await first.finish(CANCELLED);
  await expect(ana.page.getByText(classes.student.nothing)).toBeVisible();
  await ana.page.getByRole('button', { name: classes.student.again }).click();
  await (await ana.bench.nextRun()).finish(ORDINARY);
  const name = classes.student.adapter.replace('{{name}}', 'Acme One');
  await ana.page.getByRole('checkbox', { name }).uncheck();
  await paste(page, await handInLink(ana.page));
  await ana.leave();
  await expect(rows(page)).toHaveCount(1);
  await expect(rows(page)).toContainText(classes.table.noGuess);
  await expect(rows(page)).toContainText(classes.table.notTold);
  await expect(rows(page)).not.toContainText('Acme');
});

test('links that cannot be opened say so', async ({ page }) => {
  for (const route of ['/class/a/1.AAAA', '/class/h/1.AAAA', '/class/a/9.AAAA', '/class/h/']) {
    await open(page, route);
    await expect(page.locator('.notice')).toBeVisible();
  }
  await open(page, '/class/new/1.AAAA');
  await expect(notice(page, classes.new.none.title)).toBeVisible();
  await open(page, '/class/00000000-0000-4000-8000-000000000000');
  await expect(notice(page, classes.one.gone.title)).toBeVisible();
});

for (const language of ['en', 'zh-CN'] as const) {
  test(`every page of a class fits a small screen, by night (${language})`, async ({ page, browser, baseURL }) => {
    const link = await makeClass(page, { language });
    await page.setViewportSize(PHONE);
    const ana = await student(browser, baseURL);
    await ana.page.setViewportSize(PHONE);
    await runAssignment(ana.page, ana.bench, link, { language });
    await expectSound(ana.page);
    await paste(page, await handInLink(ana.page, language));
    await expect(rows(page)).toHaveCount(1);
    await ana.leave();
    const { hash } = new URL(page.url());
    for (const route of ['/class', `/class/new${routeIn(link).replace('/class/a', '')}`, hash.slice(1)]) {
      await open(page, route, { theme: 'dark' });
      if (language !== 'en') await speak(page, language);
      await expectSound(page);
      if (language !== 'en') await speak(page, 'en');
    }
    await page.getByRole('button', { name: classes.one.large }).click();
    await expect(page.getByRole('dialog')).toBeVisible();
    await expectAccessible(page);
    await page.keyboard.press('Escape');
    await expect(page.getByRole('dialog')).toBeHidden();
  });
}

test('without a place to keep a class, that is said, and students still hand in', async ({
  page,
  browser,
  baseURL,
}) => {
  const link = await makeClass(page);
  const ana = await student(browser, baseURL);
  await ana.page.addInitScript(() => {
    Object.defineProperty(indexedDB, 'open', {
      value: () => {
        throw new DOMException('refused', 'SecurityError');
      },
    });
  });
  await runAssignment(ana.page, ana.bench, link);
  expect(await handInLink(ana.page)).toContain('#/class/h/1.');
  await open(ana.page, '/class');
  await expect(notice(ana.page, classes.trouble.refused.title)).toBeVisible();
  await ana.leave();
});
