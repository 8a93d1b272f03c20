/** The list of a lesson's steps has one line, however narrow the window, and says which step this is. */
import { LESSONS } from '../../src/lessons/registry.ts';
import { expectNoOverflow, LANGUAGES, open, PHONE, texts } from '../support/app.ts';
import { expectAccessible } from '../support/axe.ts';
import { expect, test } from '../support/test.ts';

/** Of all lessons the one with the most steps, and all of them done: each number has its mark. */
const longest = LESSONS.reduce((most, each) => (each.steps.length > most.steps.length ? each : most));
const { id, steps } = longest;
const last = steps[steps.length - 1];
const DONE = { [id]: { done: steps.map((step) => step.id), guesses: {}, scores: {}, solved: [] } };

for (const language of LANGUAGES) {
  test(`all steps share a line at every width (${language})`, async ({ page, bench: _ }) => {
    await page.addInitScript((course) => localStorage.setItem('lockstep.course', course), JSON.stringify(DONE));
    await open(page, `/lessons/${id}/${last.id}`, { language });
    const step = page.locator('.steps__step');
    await expect(step).toHaveCount(steps.length);
    const { stepNow } = texts[language].lessons.lesson;
    const now = stepNow
      .replace('{{step}}', `${steps.length}`)
      .replace('{{of}}', `${steps.length}`)
      .replace('{{kind}}', texts[language].lessons.kind[last.kind]);
    for (const width of [PHONE.width, 640, 1100, 1280]) {
      await page.setViewportSize({ width, height: PHONE.height });
      const boxes = await step.evaluateAll((all) =>
        all.map((one) => {
          const { y, width: wide, height } = one.getBoundingClientRect();
          return { y, wide, height, cut: one.scrollWidth > one.clientWidth };
        }),
      );
      expect(new Set(boxes.map(({ y }) => y)).size, `lines at ${width}`).toBe(1);
      for (const { wide, height, cut } of boxes) {
        expect(Math.min(wide, height)).toBeGreaterThanOrEqual(24);
        expect(cut, `cut at ${width}`).toBe(false);
      }
      await expectNoOverflow(page);
      const told = page.getByText(now, { exact: true });
      if (width === PHONE.width) await expect(told).toBeVisible();
      else await expect(told).toBeHidden();
    }
    await page.setViewportSize(PHONE);
    await expectAccessible(page);
  });
}
