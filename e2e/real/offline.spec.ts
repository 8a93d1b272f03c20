/** The service worker: isolation on a host that sends no headers, offline use, and new builds that do not mix with old. */
import { join } from 'node:path';
import { folderOf } from '../../src/app/address.ts';
import { cover } from '../../src/lessons/memory-decides/cover.ts';
import { heading, LANGUAGES, notice, race, sentence, speak, stands, texts } from '../support/app.ts';
import { ALLOWED, countLoads, holdServiceWorker, settle } from '../support/first-visit.ts';
import { makeNextBuild, NEXT_DEVICE, stopServiceWorkers } from '../support/next-build.ts';
import { expect, type Page, test } from '../support/test.ts';

const { home, common, device, errors } = texts.en;
const PATH = '/some/sub-path/';

const isIsolated = (page: Page) => page.evaluate(() => crossOriginIsolated).catch(() => null);

/** Resolves when that many builds are kept whole: their page is stored last. */
const kept = (page: Page, builds = 1, timeout = 240_000) =>
  expect
    // The one reload for isolation may come in between.
    .poll(() => keptBuilds(page).catch(() => 0), { timeout })
    .toBe(builds);

const keptBuilds = (page: Page) =>
  page.evaluate(async () => {
    let whole = 0;
    for (const name of await caches.keys()) {
      if (await (await caches.open(name)).match(new URL('index.html', location.href.replace(/#.*/, '')))) whole++;
    }
    return whole;
  });

test('a host without headers, under a sub-path: isolated after exactly one reload, and then at once', async ({
  launch,
  host,
}) => {
  const { url } = await host({ path: PATH });
  const page = await launch({ context: ALLOWED });
  const loads = await countLoads(page);
  await page.goto(url);
  await expect.poll(() => isIsolated(page)).toBe(true);
  await settle(page);
  expect(loads()).toBe(2);
  await race(page);
  await expect(notice(page, errors.notIsolated.title)).toBeHidden();

  // A later visit in another tab is isolated from the start.
  const again = await page.context().newPage();
  const later = await countLoads(again);
  await again.goto(url);
  await settle(again);
  expect(await isIsolated(again)).toBe(true);
  expect(later()).toBe(1);
});

test('a visitor who has already started the race is not interrupted', async ({ launch, host }) => {
  const { url } = await host();
  const page = await launch({ context: ALLOWED });
  const loads = await countLoads(page);
  const release = await holdServiceWorker(page);
  await page.goto(url);
  await page.getByRole('button', { name: home.start }).click();
  await expect(page.getByRole('button', { name: common.cancel, exact: true })).toBeEnabled();
  release();
  await expect(sentence(page)).toBeVisible();
  expect(loads()).toBe(1);
});

test.describe('never a loop', () => {
  test('where service workers are refused', async ({ launch, host }) => {
    const { url } = await host();
    const page = await launch({ context: { serviceWorkers: 'block' } });
    const loads = await countLoads(page);
    await page.goto(url);
    await settle(page);
    expect([await isIsolated(page), loads()]).toEqual([false, 1]);
  });

  test('where session storage is refused', async ({ launch, host }) => {
    const { url } = await host();
    const page = await launch({ context: ALLOWED });
    await page.addInitScript(() => {
      Object.defineProperty(window, 'sessionStorage', {
        get() {
          throw new DOMException('refused', 'SecurityError');
        },
      });
    });
    const loads = await countLoads(page);
    await page.goto(url);
    await settle(page);
    expect(loads()).toBe(1);
  });

  test('where the headers do not arrive in spite of the service worker', async ({ launch, host }) => {
    const { url } = await host();
    const page = await launch({ context: ALLOWED });
    await page.addInitScript(() => {
      Object.defineProperty(window, 'crossOriginIsolated', { get: () => false });
    });
    const loads = await countLoads(page);
    await page.goto(url);
    await expect.poll(loads).toBe(2);
    await settle(page);
    await page.reload();
    await settle(page);
    expect(loads()).toBe(3);
  });
});

test('works offline after the first visit: every page, both languages, and a race', async ({ launch, host }) => {
  const site = await host({ path: PATH });
  const page = await launch({ context: ALLOWED });
  await page.goto(site.url);
  await kept(page);
  await site.stop();

  await page.goto(site.url);
  await expect(heading(page)).toHaveText(home.title);
  expect(await isIsolated(page)).toBe(true);
  // Another page's file, by its own address.
  await page.goto(`${site.url}${folderOf(`/lessons/${cover.id}`, 'en')}`);
  await stands(page);
  await expect(heading(page)).toHaveText(cover.steps[0].title.en);
  // Other addresses lead where a host would lead.
  for (const [address, to] of [
    [`lessons/${cover.id}`, `lessons/${cover.id}/`],
    ['lessons/no-such/page', '#/lessons/no-such/page'],
  ]) {
    await page.goto(site.url + address);
    await stands(page);
    await expect(page).toHaveURL(site.url + to);
  }
  for (const route of ['device', 'lab', 'history'] as const) {
    await page.goto(`${site.url}#/${route}`);
    await page.reload();
    await expect(heading(page)).toHaveText(texts.en[route].title);
  }
  for (const language of [...LANGUAGES].reverse()) {
    await speak(page, language);
  }
  await page.goto(site.url);
  await race(page);
  await expect(page.locator('.lane').filter({ hasText: home.lanes['wasm-threads'] })).toContainText(/\d GFLOP\/s/);
});

test('a new build replaces the old one whole, while a tab on the old one keeps working', async ({ launch, host }, {
  outputDir,
}) => {
  const site = await host({ path: PATH });
  const page = await launch({ context: ALLOWED });
  await page.goto(site.url);
  await kept(page);
  const old = await page.context().newPage();
  await old.goto(site.url);
  await expect(heading(old)).toHaveText(home.title);

  site.use(makeNextBuild(join(outputDir, 'next')));
  await page.goto(site.url);
  await expect(page.locator('meta[name="build"]')).toHaveAttribute('content', 'next');
  await page.getByRole('link', { name: common.nav.device, exact: true }).click();
  await expect(heading(page)).toHaveText(NEXT_DEVICE);
  const next = await entryOf(page);

  // The old tab asks for a page that it has not opened yet, after the host has forgotten the old files.
  await old.getByRole('link', { name: common.nav.device, exact: true }).click();
  await expect(heading(old)).toHaveText(device.title);
  expect(await entryOf(old)).not.toBe(next);

  // The next visit keeps the new build, once the old service worker has nothing more to do.
  await old.close();
  await expect(async () => {
    await stopServiceWorkers(page);
    await page.goto(site.url);
    await kept(page, 2, 8000);
  }).toPass();
  // Offline, it is there whole.
  await site.stop();
  const later = await page.context().newPage();
  await later.goto(`${site.url}#/device`);
  await expect(heading(later)).toHaveText(NEXT_DEVICE);
  expect(await entryOf(later)).toBe(next);
});

/** The file that the page was started with. */
const entryOf = (page: Page) =>
  page.evaluate(() => document.querySelector<HTMLScriptElement>('script[type=module]')?.src ?? '');
