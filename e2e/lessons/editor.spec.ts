/** A step with an editor opens at its title and question; inside the editor, what is to be changed is in sight. */
import { cover as addingArrays } from '../../src/lessons/adding-arrays/cover.ts';
import { cover as memoryDecides } from '../../src/lessons/memory-decides/cover.ts';
import { heading } from '../support/app.ts';
import { goTo, openStep } from '../support/lessons.ts';
import { expect, test } from '../support/test.ts';

for (const [cover, step, opensAt] of [
  [addingArrays, 'guard', '@compute'],
  [memoryDecides, 'restore', '@compute'],
] as const) {
  test(`${cover.id}: the window stays at the title of a step with an editor`, async ({ page }) => {
    await page.setViewportSize({ width: 360, height: 740 });
    await openStep(page, cover, cover.steps[0].id, 'en');
    await goTo(page, cover, step, 'en');
    const line = page.locator('.cm-line').filter({ hasText: opensAt }).first();
    await line.waitFor();
    await expect
      .poll(() =>
        line.evaluate((one) => {
          const editor = one.closest('.cm-scroller')?.getBoundingClientRect();
          const { top, bottom } = one.getBoundingClientRect();
          return editor !== undefined && top >= editor.top - 1 && bottom <= editor.bottom + 1;
        }),
      )
      .toBe(true);
    await expect(heading(page)).toBeInViewport();
  });
}
