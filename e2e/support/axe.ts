/** WCAG 2.2 AA and axe's best practices. */
import { AxeBuilder } from '@axe-core/playwright';
import { expect, type Page } from 'playwright/test';
import { expectNoOverflow } from './app.ts';

const RULES = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
/** In the place of axe's source where a page holds it already: reading it again takes longer than many a check. */
const NOTHING = ';';

/** Nothing bars a visitor's way, and nothing sticks out. */
export async function expectSound(page: Page): Promise<void> {
  await expectAccessible(page);
  await expectNoOverflow(page);
}

/** Fails with the rule, the reason and the element of each violation. */
export async function expectAccessible(page: Page): Promise<void> {
  // The quick way below sees one frame only, and describes no element that is as it should be.
  expect(page.frames()).toHaveLength(1);
  const axeSource = (await page.evaluate(() => 'axe' in window)) ? NOTHING : undefined;
  const { violations } = await new AxeBuilder({ page, axeSource })
    .options({ resultTypes: ['violations'] })
    .withTags(RULES)
    .setLegacyMode()
    .analyze();
  const found = violations.flatMap(({ id, help, nodes }) =>
    nodes.map(({ html, failureSummary }) => `${id}: ${help}\n  ${html}\n  ${failureSummary}`),
  );
  expect(found).toEqual([]);
}
