/** What a workload draws of its result, beside the figures of a run. */
import { texts } from '../support/app.ts';
import { expectAccessible } from '../support/axe.ts';
import { ORDINARY } from '../support/figures.ts';
import { openLab, startButton } from '../support/lab.ts';
import type { Outputs } from '../support/scripted-bench.ts';
import { expect, test } from '../support/test.ts';

const { lab } = texts.en;

/** Four blocks of paths that pay 5 on average, and 40 when squared: 4.7561 discounted, give or take 0.1128. */
const SUMS: Outputs = () => {
  const sums = Float32Array.from({ length: 16 }, (_, at) => [5120, 40_960, 800, 2000][at % 4]);
  return { outputs: { sums }, reference: null };
};

const MADE = `4,096 paths say 4.7561 ± 0.1128 (95% interval); the formula of Black and Scholes says 4.7594, which lies within`;

for (const motion of ['reduce', 'no-preference'] as const) {
  test(`the estimate, its interval and the formula, with motion: ${motion}`, async ({ page, bench }) => {
    await page.emulateMedia({ reducedMotion: motion });
    await openLab(page, 'option-price:tree|wasm:n=4096/3s');
    await startButton(page).click();
    const run = await bench.nextRun();
    expect(run.plan.keepOutputs).toBe(true);
    await run.finish(ORDINARY, SUMS);
    const drawing = page.getByRole('region', { name: lab.sketch.title });
    await expect(drawing.getByText(MADE)).toBeVisible();
    const again = drawing.getByRole('button', { name: lab.sketch.again });
    if (motion === 'reduce') await expect(again).toBeHidden();
    else await expect(again).toBeEnabled();
    // The band is there from the second block on: the last frame is what is seen in the end.
    await expect(drawing.getByRole('img').locator('polygon')).toHaveCount(1);
    await drawing.getByLabel(lab.shown.contender, { exact: true }).selectOption('wasm');
    await expect(drawing.getByText(MADE)).toBeVisible();
    await expectAccessible(page);
  });
}

test('where nobody came to a result, it is said', async ({ page, bench }) => {
  await openLab(page, 'docking:poses|wasm:n=64/3s');
  await startButton(page).click();
  await (await bench.nextRun()).finish(ORDINARY);
  await expect(page.getByText(lab.sketch.none)).toBeVisible();
});
