/** Without a GPU a lesson still has both sides: the CPU measured here, the GPU from a recorded run that says so. */
import { cover } from '../../src/lessons/adding-arrays/cover.ts';
import { texts } from '../support/app.ts';
import { expectAccessible } from '../support/axe.ts';
import { NO_GPU, withoutGpu } from '../support/figures.ts';
import { goTo, guessWithSlider, measure, openStep } from '../support/lessons.ts';
import { expect, test } from '../support/test.ts';

const machine = withoutGpu(() => ({ kernelMs: 3 }));

test.use({ environment: NO_GPU });

test('recorded figures stand in for the GPU, and name their adapter', async ({ page, bench }) => {
  await openStep(page, cover, 'one-thread-each', 'en');
  await expect(page.getByText(texts.en.lessons.lesson.noGpu)).toBeVisible();
  await goTo(page, cover, 'guess', 'en');
  await guessWithSlider(page, 'en');
  await goTo(page, cover, 'measure', 'en');
  await measure(bench, page, machine);
  const notice = page.getByRole('note').filter({ hasText: texts.en.lessons.recorded.title });
  // Of several recorded machines the first with a GPU of its own.
  await expect(notice).toContainText('NVIDIA H100');
  await expect(page.locator('.bar.side-gpu .bar__value').first()).toHaveText(/^[\d.,]+ (µs|ms)/);
  await expect(page.locator('.bar.side-cpu .bar__value').first()).toHaveText(/^3 ms/);
  await goTo(page, cover, 'compare', 'en');
  await expect(page.getByText(/^The kernel took .+ of .+: .+%\./)).toBeVisible();
  await expectAccessible(page);
});
