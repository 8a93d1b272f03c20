/** Without a GPU a lesson still has both sides: the CPU measured here, the GPU from a recorded run that says so. */
import { cover } from '../../src/lessons/adding-arrays/cover.ts';
import { texts } from '../support/app.ts';
import { expectAccessible } from '../support/axe.ts';
import { goTo, guessWithSlider, measure, openStep } from '../support/lessons.ts';
import { expect, test } from '../support/test.ts';
import { addWorkerInitScript } from '../support/worker.ts';

test('recorded figures stand in for the GPU, and name their adapter', async ({ page }) => {
  const noAdapter = () => {
    if (typeof GPU !== 'undefined') Object.defineProperty(GPU.prototype, 'requestAdapter', { value: async () => null });
  };
  await page.addInitScript(noAdapter);
  await addWorkerInitScript(page, noAdapter);
  await openStep(page, cover, 'one-thread-each', 'en');
  await expect(page.getByText(texts.en.lessons.lesson.noGpu)).toBeVisible();
  await goTo(page, cover, 'guess', 'en');
  await guessWithSlider(page, 'en');
  await goTo(page, cover, 'measure', 'en');
  await measure(page, 'en');
  const notice = page.getByRole('note').filter({ hasText: texts.en.lessons.recorded.title });
  await expect(notice).toContainText('software adapter');
  await expect(page.locator('.bar.side-gpu .bar__value').first()).toHaveText(/^[\d.,]+ (µs|ms)/);
  await goTo(page, cover, 'compare', 'en');
  await expect(page.getByText(/^The kernel took .+ of .+: .+ %\./)).toBeVisible();
  await expectAccessible(page);
});
