/**
 * Every page by axe, and no wider than its window, in both themes and languages. Pages with something on them have their
 * own check beside their other tests.
 */
import { chooseTheme, expectNoOverflow, open, ROUTES, speak } from './support/app.ts';
import { expectAccessible } from './support/axe.ts';
import { type Page, test } from './support/test.ts';

async function expectFits(page: Page): Promise<void> {
  for (const width of [360, 800, 1440]) {
    await page.setViewportSize({ width, height: 800 });
    await test.step(`at ${width} px`, () => expectNoOverflow(page));
  }
}

for (const route of ROUTES) {
  test(`${route} is accessible and no wider than its window`, async ({ page }) => {
    await open(page, route);
    await expectAccessible(page);
    await expectFits(page);
    await chooseTheme(page, 'dark');
    await expectAccessible(page);
    await speak(page, 'zh-CN');
    await expectAccessible(page);
    await expectFits(page);
  });
}
