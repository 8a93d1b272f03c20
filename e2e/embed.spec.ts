/**
 * Parts of Lockstep in pages of other sites: with a second host under another name, isolated from other origins and not, and
 * a host of ours that sends no headers and one that does.
 */
import { cover as adding } from '../src/lessons/adding-arrays/cover.ts';
import { cover } from '../src/lessons/memory-decides/cover.ts';
import { open, PHONE, says, speak, stands, texts } from './support/app.ts';
import { expectAccessible, expectSound } from './support/axe.ts';
import { ORDINARY } from './support/figures.ts';
import { ALLOWED } from './support/first-visit.ts';
import { schoolPage } from './support/school.ts';
import { CURVES, madeUp, routeOf, share } from './support/share.ts';
import { expect, type Page, test } from './support/test.ts';

const { sharing, lessons, headline, result } = texts.en;

const PATH = '/some/sub-path/';
const STEP = cover.steps[0];

/** What the lesson page offers for this step. */
async function snippetOf(
  page: Page,
  lesson: string,
  step: string,
  what: 'whole' | 'figureAlone' = 'whole',
): Promise<string> {
  await page.goto(`./#/lessons/${lesson}/${step}`);
  await stands(page);
  await page.getByRole('button', { name: sharing.embed.step }).click();
  if (what === 'figureAlone') await page.getByRole('radio', { name: sharing.embed.figureAlone }).check();
  return page.getByRole('textbox', { name: sharing.embed.field }).inputValue();
}

const framed = (page: Page) => page.frameLocator('iframe');

/** Whether the document in the frame and the one around it are isolated, and how often the frame's was loaded. */
async function facts(page: Page) {
  const frame = page.frames().find((one) => one !== page.mainFrame());
  if (!frame) throw new Error('The page has no frame');
  return {
    around: await page.evaluate(() => crossOriginIsolated),
    within: await frame.evaluate(() => crossOriginIsolated),
    worker: await frame
      .evaluate(async () => (await navigator.serviceWorker?.getRegistrations())?.length ?? 0)
      .catch(() => 0),
  };
}

/** Counts documents in frames. Call before the page is opened. */
function countFrames(page: Page): () => number {
  let count = 0;
  page.on('framenavigated', (frame) => {
    if (frame !== page.mainFrame() && frame.url().startsWith('http')) count++;
  });
  return () => count;
}

test('a step in a page of another site that is not isolated, from a host without headers: it runs, and never loads again', async ({
  page,
  host,
  launch,
  bench: _,
}, { outputDir }) => {
  const site = await host({ path: PATH });
  await page.goto(`${site.url}#/lessons/${cover.id}/${STEP.id}`);
  await stands(page);
  await page.getByRole('button', { name: sharing.embed.step }).click();
  const snippet = await page.getByRole('textbox', { name: sharing.embed.field }).inputValue();
  expect(snippet).toContain(`src="${site.url}embed/?lang=en#/lessons/${cover.id}/${STEP.id}"`);
  const school = await host({ folder: schoolPage(outputDir, snippet), name: 'school.localhost' });

  const visitor = await launch({ context: ALLOWED });
  const loads = countFrames(visitor);
  await visitor.goto(school.url);
  const frame = framed(visitor);
  await expect(frame.getByRole('heading', { level: 1 })).toHaveText(STEP.title.en);
  await expect(frame.locator('figure').first()).toBeVisible();
  const source = frame.getByRole('link', { name: says(sharing.embed.source) });
  await expect(source).toHaveAttribute('href', `#/lessons/${cover.id}/${STEP.id}`);
  const [opened] = await Promise.all([visitor.context().waitForEvent('page'), source.click()]);
  await expect(opened).toHaveURL(`${site.url}#/lessons/${cover.id}/${STEP.id}`);
  await stands(opened);
  // The app has its service worker now; the frame, of another site's partition, has none and stays as it was loaded.
  await visitor.bringToFront();
  expect(await facts(visitor)).toEqual({ around: false, within: false, worker: 0 });
  expect(loads()).toBe(1);
});

test('the same in an isolated page, by the snippet’s word alone', async ({ page, host }, { outputDir }) => {
  const site = await host({ path: PATH });
  await page.goto(`${site.url}#/lessons/${cover.id}/${STEP.id}`);
  await stands(page);
  await page.getByRole('button', { name: sharing.embed.step }).click();
  const snippet = await page.getByRole('textbox', { name: sharing.embed.field }).inputValue();
  const school = await host({ folder: schoolPage(outputDir, snippet), name: 'school.localhost', isolated: true });
  const loads = countFrames(page);
  await page.goto(school.url);
  await expect(framed(page).getByRole('heading', { level: 1 })).toHaveText(STEP.title.en);
  expect(await facts(page)).toEqual({ around: true, within: false, worker: 0 });
  expect(loads()).toBe(1);
});

test('and in an isolated page of a browser that does not know the word, where our host sends its headers', async ({
  page,
  host,
}, { outputDir }) => {
  await open(page);
  const snippet = (await snippetOf(page, cover.id, STEP.id)).replace(' credentialless', '');
  const school = await host({ folder: schoolPage(outputDir, snippet), name: 'school.localhost', isolated: true });
  await page.goto(school.url);
  await expect(framed(page).getByRole('heading', { level: 1 })).toHaveText(STEP.title.en);
  expect(await facts(page)).toMatchObject({ around: true });
});

test('a step that measures does so in its frame', async ({ page, host, bench }, { outputDir }) => {
  await open(page);
  const snippet = await snippetOf(page, adding.id, 'measure');
  const school = await host({ folder: schoolPage(outputDir, snippet), name: 'school.localhost' });
  await page.goto(school.url);
  const frame = framed(page);
  await frame.locator('body').evaluate((body) => body.scrollIntoView());
  await frame.getByRole('button', { name: lessons.run.start, exact: true }).first().click();
  await (await bench.nextRun()).finish(ORDINARY);
  await expect(frame.getByRole('button', { name: lessons.run.again, exact: true }).first()).toBeVisible();
});

test('a figure alone: nothing of the text around it', async ({ page, bench: _ }) => {
  await open(page);
  const snippet = await snippetOf(page, cover.id, STEP.id, 'figureAlone');
  const address = /src="([^"]+)"/.exec(snippet)?.[1] ?? '';
  expect(address).toContain(`#/figures/${cover.id}/${STEP.id}`);
  await page.goto(address);
  await expect(page.locator('.beside__figure figure')).toBeVisible();
  await expect(page.locator('.beside__text')).toBeHidden();
  await expect(page.locator('.lesson-text > :not(.beside, figure)').first()).toBeHidden();
  await expectSound(page);
});

test('a result: its sentence and its chart, and the way to the whole; the share panel has the HTML, and copies it', async ({
  page,
  context,
}) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await open(page, routeOf(madeUp(CURVES)));
  const link = await share(page);
  await page.getByText(sharing.embed.title, { exact: true }).click();
  const snippet = await page.getByRole('textbox', { name: sharing.embed.field }).inputValue();
  await page.getByRole('button', { name: sharing.embed.copy }).click();
  await expect(page.getByRole('status').filter({ hasText: texts.en.common.copied })).toBeAttached();
  expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(snippet);
  await expectAccessible(page);

  const address = /src="([^"]+)"/.exec(snippet)?.[1] ?? '';
  expect(address.slice(address.indexOf('#'))).toBe(link.slice(link.indexOf('#')));
  await page.goto(address);
  await expect(page.locator('.result__sentence')).toHaveText(headline.sender.tie);
  await expect(page.getByRole('figure')).toBeVisible();
  const source = page.getByRole('link', { name: sharing.embed.sourceResult });
  expect(await source.evaluate((one: HTMLAnchorElement) => one.href)).toBe(link);
  await expect(page.getByRole('button', { name: result.run.start })).toHaveCount(0);
  await expectSound(page);
});

test('in the language that the snippet names, on a telephone, accessible', async ({ page, bench: _ }) => {
  await page.setViewportSize(PHONE);
  for (const [language, step] of [
    ['en', cover.steps[0]],
    ['zh-CN', cover.steps[1]],
  ] as const) {
    await page.goto(`./embed/?lang=${language}#/lessons/${cover.id}/${step.id}`);
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(step.title[language]);
    await expect(page.locator('html')).toHaveAttribute('lang', language);
    await expectSound(page);
  }
});

test('an address that names nothing says so, and leads on', async ({ page }) => {
  for (const route of ['', 'no/such', 'lessons/no-such/step', `lessons/${cover.id}/no-such`, 'r/', 'r/2.broken']) {
    await page.goto(`./embed/?lang=en#/${route}`);
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(sharing.embed.none);
    await expect(page.getByRole('alert')).toBeVisible();
    await expect(page.getByRole('link', { name: sharing.embed.home })).toBeVisible();
    await page.goto('about:blank');
  }
});

test('its address in the app leads to its own file', async ({ page, bench: _ }) => {
  await page.goto(`./#/embed/lessons/${cover.id}/${STEP.id}`);
  await expect(page).toHaveURL(new RegExp(`/embed/#/lessons/${cover.id}/${STEP.id}$`));
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(STEP.title.en);
});

test('the offer speaks Chinese too', async ({ page, bench: _ }) => {
  await open(page, `/lessons/${cover.id}/${STEP.id}`);
  await speak(page, 'zh-CN');
  await page.getByRole('button', { name: texts['zh-CN'].sharing.embed.step }).click();
  const field = page.getByRole('textbox', { name: texts['zh-CN'].sharing.embed.field });
  await expect(field).toHaveValue(says(`lang=zh-CN#/lessons/${cover.id}/${STEP.id}`));
  await expectAccessible(page);
});
