/** A recorded machine behind a result: chosen, drawn pale, named, and part of no sentence. */
import type { Page } from 'playwright/test';
import { cover } from '../src/lessons/adding-arrays/cover.ts';
import recorded from '../src/reference/swiftshader/matmul-step-by-step.ladder.json' with { type: 'json' };
import { expectNoOverflow, LANGUAGES, open, says, texts } from './support/app.ts';
import { expectAccessible } from './support/axe.ts';
import { HARDWARE, NO_GPU, ORDINARY, withoutGpu } from './support/figures.ts';
import { openLab, runLab } from './support/lab.ts';
import { measure, openStep } from './support/lessons.ts';
import { madeUp, routeOf, rowOf } from './support/share.ts';
import { expect, test } from './support/test.ts';

/** Cases that the recorded machine has, of contenders that it has. */
const RECORDED = 'matmul:naive|tiled|js-blocked:n=32|128/6s';
const MACHINE = 'swiftshader';
const picker = (page: Page, language: (typeof LANGUAGES)[number] = 'en') =>
  page.getByLabel(texts[language].reference.label);

/** Two contenders that the recorded machine has and one that it has not, at two sizes. */
const sweep = () =>
  [32, 128].flatMap((n) =>
    (['naive', 'tiled', 'js-blocked'] as const).map((variant) =>
      rowOf(variant, variant === 'js-blocked' ? 'js' : 'gpu', {
        case: `matmul@1:${variant}:n=${n}`,
        params: { n, m: n, k: n },
      }),
    ),
  );

const recordedMs = (variant: string, n: number) =>
  recorded.measurements.find((row) => row.case === `matmul@1:${variant}:n=${n}`)?.kernelMs.median ?? Number.NaN;

test.describe('on hardware', () => {
  test.use({ environment: HARDWARE });

  for (const language of LANGUAGES) {
    test(`a result page lays it behind its chart, and says what it is (${language})`, async ({ page }) => {
      const words = texts[language];
      await open(page, routeOf(madeUp(sweep())), { language });
      const figure = page.getByRole('figure').first();
      const sentence = figure.locator('.chart-figure__sentence');
      const before = await sentence.textContent();
      await expect(figure.getByTestId('ghosts')).toHaveCount(0);
      await picker(page, language).selectOption(MACHINE);
      const ghosts = figure.getByTestId('ghosts');
      await expect(ghosts.locator('.ghosts__line')).toHaveCount(2);
      await expect(ghosts).toContainText('SwiftShader');
      await expect(figure).toContainText(says(words.reference.pale));
      // The sentence is of the sender's machine alone.
      await expect(sentence).toHaveText(before ?? '');
      await expectAccessible(page);
      await page.setViewportSize({ width: 360, height: 800 });
      await expectNoOverflow(page);
    });
  }

  test('a table has it as a machine of its own; a ratio has it not; the choice is kept', async ({ page, bench }) => {
    await openLab(page, RECORDED);
    await runLab(page, bench);
    await picker(page).selectOption(MACHINE);
    const figure = page.getByRole('figure').first();
    await expect(figure.getByTestId('ghosts')).toBeVisible();
    await figure.getByText(texts.en.common.table, { exact: true }).click();
    const rows = figure.getByRole('row').filter({ hasText: 'SwiftShader' });
    await expect(rows).toHaveCount(4);
    await expect(rows.first()).toContainText(/\d (µs|ms)/);
    // With the browser and the date of its own recording.
    await expect(rows.filter({ hasText: says(texts.en.reference.toldOf) })).toHaveCount(4);
    expect(recordedMs('tiled', 128)).toBeGreaterThan(0);

    await figure.getByRole('radio', { name: texts.en.charts.view.speedUp }).check({ force: true });
    await expect(figure.getByTestId('ghosts')).toHaveCount(0);
    await expect(figure).toContainText(says(texts.en.reference.notHere));

    await page.reload();
    await expect(picker(page)).toHaveCount(0);
    await runLab(page, bench);
    await expect(picker(page)).toHaveValue(MACHINE);
    await picker(page).selectOption('');
    await expect(page.getByTestId('ghosts')).toHaveCount(0);
  });

  test('a result that it has no case of is told so', async ({ page, bench }) => {
    await openLab(page, 'matmul:tiled|js-blocked:n=192|224/6s');
    await runLab(page, bench);
    await picker(page).selectOption(MACHINE);
    await expect(page.getByText(says(texts.en.reference.nothing))).toBeVisible();
    await expect(page.getByTestId('ghosts')).toHaveCount(0);
  });

  test('a result page has it in bars', async ({ page }) => {
    const at = { case: 'matmul@1:tiled:n=128', params: { n: 128, m: 128, k: 128 } };
    await open(page, routeOf(madeUp([rowOf('tiled', 'gpu', at)])));
    await picker(page).selectOption(MACHINE);
    await expect(page.locator('.chart-bar__ghost')).toHaveCount(1);
    await expect(page.getByRole('figure')).toContainText('SwiftShader (software), recorded');
    await expectAccessible(page);
  });
});

test.describe('without a GPU', () => {
  test.use({ environment: NO_GPU });

  test('a lesson names the machine that stands in', async ({ page, bench }) => {
    await openStep(page, cover, 'measure', 'en');
    await measure(bench, page, withoutGpu(ORDINARY));
    const notice = page.getByRole('note').filter({ hasText: texts.en.lessons.recorded.title });
    await expect(notice).toContainText('SwiftShader');
  });
});
