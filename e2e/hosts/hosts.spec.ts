/** The built app on nginx and on Apache, by the recipes of docs/publishing.md. */
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { folderOf } from '../../src/app/address.ts';
import { cover } from '../../src/lessons/memory-decides/cover.ts';
import { WORKER_POLICY } from '../../src/tooling/policy.mjs';
import { expectNotice, heading, notice, race, stands, texts } from '../support/app.ts';
import { ALLOWED, countLoads, settle } from '../support/first-visit.ts';
import { DIST } from '../support/host.ts';
import { schoolPage } from '../support/school.ts';
import { expect, test } from '../support/test.ts';
import { type SETUPS, type Served, serve } from './recipes.ts';

const { home, common, errors } = texts.en;
const LESSON = `lessons/${cover.id}/`;

const ISOLATED = {
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-embedder-policy': 'require-corp',
  'x-content-type-options': 'nosniff',
  'cross-origin-resource-policy': null,
};
const PAGE = { ...ISOLATED, 'content-type': /^text\/html/, 'content-security-policy': "frame-ancestors 'self'" };
const KEPT = {
  ...ISOLATED,
  'cache-control': 'public, max-age=31536000, immutable',
  'content-security-policy': WORKER_POLICY,
};

type Headers = Readonly<Record<string, string | RegExp | null>>;

/** The first file of the build below this folder whose name ends so. */
const fileOf = (folder: string, end: string): string => {
  const name = readdirSync(join(DIST, folder)).find((one) => one.endsWith(end));
  if (!name) throw new Error(`The build has no ${folder}/*${end}.`);
  return `${folder}/${name}`;
};

/** Of every kind of file that a build has: what comes with it, and whether it is compressed. */
const FILES: readonly (readonly [file: string, headers: Headers, packed: boolean])[] = [
  ['', PAGE, true],
  ['index.html', PAGE, true],
  ['404.html', PAGE, true],
  [LESSON, PAGE, true],
  [folderOf('/lab', 'zh-CN') ?? '', PAGE, true],
  ['embed/', { ...PAGE, 'content-security-policy': null, 'cross-origin-resource-policy': 'cross-origin' }, true],
  [fileOf('assets', '.js'), { ...KEPT, 'content-type': /^text\/javascript/ }, true],
  [fileOf('assets', '.css'), { ...KEPT, 'content-type': /^text\/css/ }, true],
  [fileOf('assets', '.woff2'), { ...KEPT, 'content-type': /^font\/woff2/ }, false],
  [fileOf('libraries', '.mjs'), { ...KEPT, 'content-type': /^text\/javascript/ }, true],
  [fileOf('libraries', '.wasm'), { ...KEPT, 'content-type': 'application/wasm' }, true],
  [fileOf('icons', '.png'), { ...ISOLATED, 'content-type': 'image/png' }, false],
  ['manifest.webmanifest', { ...ISOLATED, 'content-type': /^application\/manifest\+json/ }, true],
  ['service-worker.js', { ...ISOLATED, 'content-type': /^text\/javascript/, 'cache-control': 'no-cache' }, true],
];

for (const path of ['/', '/lockstep/']) {
  test.describe(path === '/' ? 'at the root' : `under ${path}`, () => {
    let served: Served;
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the names of what a hook asks for
    test.beforeAll(async ({}, { project }) => {
      served = await serve(project.name as keyof typeof SETUPS, path);
    });
    test.afterAll(() => served.stop());

    for (const [file, headers, packed] of FILES) {
      test(`headers of ${file.replace(/-[\w-]{8}\./, '-….') || 'the home page'}`, async () => {
        const answer = await fetch(served.url + file, { headers: { 'Accept-Encoding': 'gzip' } });
        expect(answer.status).toBe(200);
        expectHeaders(answer, headers);
        expect(answer.headers.get('content-encoding')).toBe(packed ? 'gzip' : null);
        if (packed) expect(answer.headers.get('vary')).toMatch(/accept-encoding/i);
      });
    }

    test('a folder without its slash is led to its page', async () => {
      for (const folder of [LESSON, 'embed/', 'zh-CN/']) {
        const answer = await fetch(served.url + folder.replace(/\/$/, ''), { redirect: 'manual' });
        expect(answer.status, folder).toBe(301);
        expect(new URL(answer.headers.get('location') ?? '', served.url).href).toBe(served.url + folder);
      }
    });

    test('what there is not is answered for with 404.html', async () => {
      for (const file of ['no/such/page', 'assets/none.js', 'embed/none', 'lessons/none/']) {
        const answer = await fetch(served.url + file);
        expect(answer.status, file).toBe(404);
        expect(await answer.text(), file).toContain('<html');
        // A later build may have it.
        expect(answer.headers.get('cache-control'), file).toBeNull();
      }
    });

    test('it is isolated at once, measures on threads, and says when it is ready offline', async ({ launch }) => {
      const page = await launch({ context: ALLOWED });
      const loads = await countLoads(page);
      await page.goto(served.url);
      await settle(page);
      expect(await page.evaluate(() => crossOriginIsolated)).toBe(true);
      await expectNotice(page, errors.software);
      await race(page);
      await expect(notice(page, errors.notIsolated.title)).toBeHidden();
      await expect(page.locator('.lane').filter({ hasText: home.lanes['wasm-threads'] })).toContainText(/\d GFLOP\/s/);
      await expect(page.getByRole('contentinfo').getByRole('status')).toHaveText(common.offline);
      expect(loads()).toBe(1);
    });

    test.describe('at an address that has no file', () => {
      // Which the browser tells of.
      test.use({ expectedErrors: /status of 404/ });

      test('404.html leads to the app', async ({ page }) => {
        await page.goto(`${served.url}lessons/no-such/page`);
        await stands(page);
        await expect(page).toHaveURL(`${served.url}#/lessons/no-such/page`);
      });
    });

    test('a lesson’s own file is taken over by the app', async ({ page }) => {
      await page.goto(served.url + LESSON);
      await expect(page).toHaveTitle(`${cover.title.en} · Lockstep`);
      await stands(page);
      await expect(heading(page)).toHaveText(cover.steps[0].title.en);
      await expect(page).toHaveURL(served.url + LESSON);
    });

    test('an isolated page of another site shows what is made for it, and no other page', async ({ browser, host }, {
      outputDir,
    }) => {
      // Without the watch of other tests, which a refused frame fails.
      const page = await browser.newPage();
      const frame = async (address: string, isolated: boolean) => {
        const folder = schoolPage(outputDir, `<iframe title="Lockstep" src="${served.url}${address}"></iframe>`);
        const { url } = await host({ folder, name: 'school.localhost', isolated });
        await page.goto(url);
        return page.frameLocator('iframe');
      };
      const shown = await frame(`embed/?lang=en#/lessons/${cover.id}/${cover.steps[0].id}`, true);
      await expect(shown.getByRole('heading', { level: 1 })).toHaveText(cover.steps[0].title.en);
      const told = page.waitForEvent('console', (message) => /frame-ancestors/.test(message.text()));
      await frame(LESSON, false);
      await told;
      await page.close();
    });
  });
}

function expectHeaders(answer: Response, wanted: Headers): void {
  for (const [name, value] of Object.entries(wanted)) {
    const sent = answer.headers.get(name);
    if (value instanceof RegExp) expect(sent, name).toMatch(value);
    else expect(sent, name).toBe(value);
  }
}
