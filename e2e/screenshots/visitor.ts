/** Whoever gets to what a picture shows. */
import { heading, type Language, open } from '../support/app.ts';
import type { ScriptedBench } from '../support/scripted-bench.ts';
import { expect, type Page } from '../support/test.ts';

export interface Visitor {
  readonly page: Page;
  readonly bench: ScriptedBench;
  readonly language: Language;
  /** Opens a route, with our typefaces in use. */
  go(route: string): Promise<void>;
}

/** The way to what a picture shows. */
export type Visit = (visitor: Visitor) => Promise<void>;

export function visitor(page: Page, bench: ScriptedBench, language: Language): Visitor {
  return {
    page,
    bench,
    language,
    async go(route) {
      // The typefaces are there from the second page on, however late they come.
      await open(page, '/no-such-page', { language });
      await page.waitForLoadState('networkidle');
      await page.goto(`./#${route}`);
      await expect(heading(page)).toBeVisible();
    },
  };
}
