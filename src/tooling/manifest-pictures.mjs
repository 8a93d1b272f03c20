/**
 * `node src/tooling/manifest-pictures.mjs`: takes the pictures of the app that browsers show before it is installed
 * (public/screenshots/), of the build in dist/. Nothing on them is measured: the race before it is run, the lab's recorded
 * example, a lesson's drawing.
 */
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { chromium } from 'playwright';
import { preview } from 'vite';
import { chromiumLaunchOptions } from './browser.mjs';
import { ensureInstalled, ROOT } from './install.mjs';

ensureInstalled();
const FOLDER = join(ROOT, 'public/screenshots');
const WIDE = { viewport: { width: 1280, height: 800 }, deviceScaleFactor: 1 };
const NARROW = { viewport: { width: 390, height: 760 }, deviceScaleFactor: 2 };
const LESSON = '/lessons/memory-decides/lines';

/** @type {readonly (readonly [string, string, typeof WIDE])[]} */
const PICTURES = [
  ['home-wide', '/', WIDE],
  ['lab-wide', '/lab', WIDE],
  ['lesson-wide', LESSON, WIDE],
  ['home-narrow', '/', NARROW],
  ['lesson-narrow', LESSON, NARROW],
];

mkdirSync(FOLDER, { recursive: true });
const server = await preview({ root: ROOT, logLevel: 'warn', preview: { port: 0 } });
const browser = await chromium.launch(chromiumLaunchOptions());
const [root] = server.resolvedUrls?.local ?? [];
for (const [name, route, look] of PICTURES) {
  const context = await browser.newContext({ ...look, locale: 'en-GB', colorScheme: 'light', serviceWorkers: 'block' });
  const page = await context.newPage();
  await page.goto(`${root}#${route}`);
  await page.waitForSelector('html:not([data-page]) h1');
  await page.waitForLoadState('networkidle');
  // A page's notice of a software adapter is of this machine, not of the app.
  await page.evaluate(() => {
    for (const notice of document.querySelectorAll('.notice')) notice.remove();
    scrollTo(0, 0);
  });
  await page.screenshot({ path: join(FOLDER, `${name}.png`) });
  await context.close();
}
await browser.close();
await server.close();
console.log(`${PICTURES.length} pictures in ${FOLDER}.`);
