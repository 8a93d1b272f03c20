/** Pictures of the build in dist/, as a visitor sees it. */
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { chromium } from 'playwright';
import { preview } from 'vite';
import { chromiumLaunchOptions } from './browser.mjs';
import { ROOT } from './install.mjs';

/**
 * @typedef {object} Picture
 * @property {string} name of its file, without the ending
 * @property {string} route what follows the `#`
 * @property {Partial<import('playwright').BrowserContextOptions>} look
 * @property {(page: import('playwright').Page) => Promise<import('playwright').Locator | void>} [before] what is done
 *   before it is taken; gives the part of the page that is wanted, or nothing for what the window shows
 */

/** English and by day, where a picture says nothing else. @param {string} folder @param {readonly Picture[]} pictures */
export async function takePictures(folder, pictures) {
  mkdirSync(folder, { recursive: true });
  const server = await preview({ root: ROOT, logLevel: 'warn', preview: { port: 0 } });
  const browser = await chromium.launch(chromiumLaunchOptions());
  const [root] = server.resolvedUrls?.local ?? [];
  try {
    for (const { name, route, look, before } of pictures) {
      const context = await browser.newContext({
        locale: 'en-GB',
        colorScheme: 'light',
        serviceWorkers: 'block',
        ...look,
      });
      const page = await context.newPage();
      await page.goto(`${root}#${route}`);
      await page.waitForSelector('html:not([data-page]) h1');
      await page.waitForLoadState('networkidle');
      const part = await before?.(page);
      const path = join(folder, `${name}.png`);
      if (part) await part.screenshot({ path });
      else await page.screenshot({ path });
      await context.close();
      console.log(path);
    }
  } finally {
    await browser.close();
    await server.close();
  }
}
