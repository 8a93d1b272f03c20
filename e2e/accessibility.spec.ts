/** Every page, in both themes, by axe. Pages with something on them have their own check beside their other tests. */
import { open, ROUTES, race, THEMES } from './support/app.ts';
import { expectAccessible } from './support/axe.ts';
import { test } from './support/test.ts';

for (const theme of THEMES) {
  for (const route of ROUTES) {
    test(`${route} is accessible (${theme})`, async ({ page }) => {
      await open(page, route, { theme });
      await expectAccessible(page);
    });
  }

  test(`the race's outcome is accessible (${theme})`, async ({ page }) => {
    await open(page, '/', { theme });
    await race(page);
    await page.locator('summary').first().click();
    await expectAccessible(page);
  });
}
