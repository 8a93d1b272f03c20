/** Pages that look the same on every machine, and their pictures. */
import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Browser, Locator } from 'playwright/test';
import { chromiumLaunchOptions } from '../../src/tooling/browser.mjs';
import { heading, open, texts } from './app.ts';
import { expect, type Page, test } from './test.ts';

const usual = chromiumLaunchOptions();

/** Of the window and the browser, for `test.use`. */
export const SAME_EVERYWHERE = {
  viewport: { width: 1280, height: 800 },
  timezoneId: 'UTC',
  contextOptions: { reducedMotion: 'reduce' as const },
  // Grey edges of letters, in their own shapes, whatever this system's screen and settings are said to be.
  launchOptions: { ...usual, args: [...usual.args, '--disable-lcd-text', '--font-render-hinting=none'] },
};

const MADE_WITH = new URL('../visual/chromium.txt', import.meta.url);

/** Major version of the Chromium that took the pictures. */
export const CHROMIUM = readFileSync(MADE_WITH, 'utf8').trim();

/** Whether this is another; one that is to take them anew is noted as theirs. */
export function isAnother(browser: Browser): boolean {
  const [major] = browser.version().split('.');
  if (major === CHROMIUM) return false;
  if (test.info().config.updateSnapshots !== 'all') return true;
  writeFileSync(MADE_WITH, `${major}\n`);
  return false;
}

/** Goes to a page, in English and by day, on the machine that all pictures show, with our typefaces in use. */
export async function show(page: Page, route: string): Promise<void> {
  await page.addInitScript(dressMachine);
  // Typefaces that come late are used from the next page on.
  await open(page, '/no-such-page', { language: 'en', theme: 'light' });
  await page.waitForLoadState('networkidle');
  await turnTo(page, route);
  await expect.poll(() => page.evaluate(() => document.fonts.size)).toBe(3);
}

/** Goes to another page of the same document. */
export async function turnTo(page: Page, route: string): Promise<void> {
  await page.goto(`./#${route}`);
  await expect(heading(page)).not.toHaveText(texts.en.common.notFound.title);
}

/**
 * The browser that took the pictures takes them again to the pixel. Other processors and builds of Chromium round colours
 * and the edges of letters differently: a shade (`threshold`, in steps of perceived colour) and such edges do not count, and
 * three pixels in ten thousand may differ. That is some ten small letters; what has moved, or has another height, is more.
 */
const TOLERANCE = { threshold: 0.2, maxDiffPixelRatio: 0.0003 };

/** Compares with the picture of this name in e2e/visual. */
export async function expectPicture(of: Page | Locator, name: string): Promise<void> {
  // Nothing is pointed at: what moves under the pointer would be.
  await ('page' in of ? of.page() : of).mouse.move(0, 0);
  const stylePath = fileURLToPath(new URL('visual.css', import.meta.url));
  await expect(of).toHaveScreenshot(`${name}.png`, { ...TOLERANCE, stylePath });
}

/** Runs in the page: what it asks the browser about the machine. The adapter's name is the scripted bench's. */
function dressMachine(): void {
  const tell = (of: object, name: string, value: (self: never) => unknown) =>
    Object.defineProperty(of, name, {
      get() {
        return value(this as never);
      },
    });
  tell(Navigator.prototype, 'hardwareConcurrency', () => 8);
  tell(Navigator.prototype, 'deviceMemory', () => 8);
  tell(GPUAdapter.prototype, 'features', () => new Set(['timestamp-query', 'shader-f16']));
  const real = Object.getOwnPropertyDescriptor(GPUAdapter.prototype, 'limits')?.get;
  tell(GPUAdapter.prototype, 'limits', (self) => {
    const found: Record<string, unknown> = {};
    const limits = real?.call(self);
    for (const name in limits) found[name] = limits[name];
    return { ...found, maxBufferSize: 2 ** 30, maxComputeInvocationsPerWorkgroup: 256 };
  });
}
