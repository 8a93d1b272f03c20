/** Which pictures are wanted, and the taking of them. */
import { join } from 'node:path';
import { expect, type Page } from 'playwright/test';
import { type Language, type Theme, texts } from '../support/app.ts';

/** As src/tooling/screenshots.mjs has understood the command line. */
interface Wanted {
  /** What the names of pages begin with; empty for all. */
  readonly only: string;
  readonly widths: readonly number[];
  readonly themes: readonly Theme[];
  readonly languages: readonly ('en' | 'zh')[];
  readonly folder: string;
}

const wanted: Wanted = JSON.parse(process.env.LOCKSTEP_SCREENSHOTS ?? '');

export const LANGUAGES = wanted.languages.map((language): Language => (language === 'zh' ? 'zh-CN' : language));

export const isWanted = (name: string): boolean => name.startsWith(wanted.only);

/** Pixels of a window this wide: a phone, a tablet, a laptop, a large screen. */
const heightOf = (width: number) => (width < 500 ? 740 : width < 1000 ? 1100 : width < 2000 ? 900 : 1240);

/** What charts take to be drawn after they have come or the window has changed, in steps that no event tells of. */
const REDRAWN_MS = 300;

/** What keeps the place of a chart that is not drawn yet. */
const PENDING = '.chart-area__pending, .roofline__pending';

/** Takes the page as it stands, whole, in every width and theme. */
export async function shoot(page: Page, name: string, language: Language): Promise<void> {
  if (!isWanted(name)) return;
  for (const width of wanted.widths) {
    await page.setViewportSize({ width, height: heightOf(width) });
    await expect(page.getByText(texts[language].common.loading, { exact: true })).toHaveCount(0);
    await expect(page.locator(PENDING)).toHaveCount(0);
    // Editors measure their lines while they are in sight.
    for (const editor of await page.locator('.cm-editor').all()) {
      await editor.scrollIntoViewIfNeeded();
      await page.waitForTimeout(REDRAWN_MS);
    }
    await page.evaluate(() => scrollTo(0, 0));
    await page.waitForTimeout(REDRAWN_MS);
    await expect(page.locator(PENDING)).toHaveCount(0);
    for (const colorScheme of wanted.themes) {
      await page.emulateMedia({ colorScheme });
      const file = `${name}.png`;
      const path = join(wanted.folder, language === 'en' ? 'en' : 'zh', colorScheme, String(width), file);
      await page.screenshot({ path, fullPage: true, animations: 'disabled' });
    }
  }
}
