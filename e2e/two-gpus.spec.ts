/** Two GPUs: one chosen on the device page or in the lab and kept, or both in one run; where there is one, why. */
import type { CaseId, Environment } from '../src/engine/contract.ts';
import { expectNoOverflow, LANGUAGES, open, PHONE, texts } from './support/app.ts';
import { expectAccessible } from './support/axe.ts';
import { HARDWARE, type Machine } from './support/figures.ts';
import { openLab, planLine, planOf, startButton } from './support/lab.ts';
import { secondGpu } from './support/second-gpu.ts';
import { expect, type Page, test } from './support/test.ts';

const withTwo = (page: Page) => page.addInitScript(secondGpu);

const choice = (page: Page, language: (typeof LANGUAGES)[number] = 'en') =>
  page.getByLabel(texts[language].device.choice.label);

for (const language of LANGUAGES) {
  test(`the device page offers both by their names, and keeps what is chosen (${language})`, async ({ page }) => {
    await withTwo(page);
    await open(page, '/device', { language });
    await expect(choice(page, language)).toHaveValue('high-performance');
    await expect(choice(page, language).getByRole('option').last()).toContainText('Acme Frugal');
    await choice(page, language).selectOption('low-power');
    // What the page says of the GPU is of the chosen one.
    await expect(page.locator('.fact').filter({ hasText: 'Acme Frugal' })).toHaveCount(1);
    await expectAccessible(page);
    await page.reload();
    await expect(choice(page, language)).toHaveValue('low-power');
  });
}

test('the lab offers it where contenders are chosen', async ({ page }) => {
  await withTwo(page);
  await openLab(page);
  await expect(choice(page)).toBeVisible();
});

/** The chips of a GPU. */
const chips = (page: Page, name: string, language: (typeof LANGUAGES)[number] = 'en') =>
  page.getByRole('group', { name: texts[language].lab.contenders.onGpu.replace('{{name}}', name) });

const TWO: Environment = {
  ...HARDWARE,
  second: {
    adapter: { vendor: 'acme', architecture: '', device: '', description: 'Acme Frugal', software: false },
    timestampQuantumUs: 100,
  },
};
const PLAN = 'matmul:naive|tiled|js-blocked:n=64|128/6s';
/** The frugal one takes four times as long. */
const machine: Machine = ({ gpu, variant }: CaseId) =>
  variant === 'js-blocked' ? { kernelMs: 8 } : { kernelMs: gpu ? 2 : 0.5 };

test.describe('both in one run', () => {
  test.use({ environment: TWO });

  for (const language of LANGUAGES) {
    test(`their contenders are chosen, measured and named (${language})`, async ({ page, bench }) => {
      await withTwo(page);
      await page.setViewportSize(PHONE);
      await openLab(page, PLAN, language);
      await expect(chips(page, 'Acme Frugal', language)).toHaveCount(0);
      await choice(page, language).selectOption('both');
      await expect(page.getByText(texts[language].device.choice.bothText)).toBeVisible();
      // Those of the first GPU, on the second as well; the address has them.
      await expect(chips(page, 'Acme One', language).getByRole('checkbox', { checked: true })).toHaveCount(2);
      const second = chips(page, 'Acme Frugal', language).getByRole('checkbox', { checked: true });
      await expect(second).toHaveCount(2);
      await expect(planLine(page)).toContainText('5');
      await expect.poll(() => planOf(page)).toContain('tiled~second');
      await expectNoOverflow(page);
      await expectAccessible(page);
      await second.first().focus();
      await page.keyboard.press('Space');
      await expect(planLine(page)).toContainText('4');

      await startButton(page, language).click();
      const run = await bench.nextRun();
      expect(run.plan.cases.map(({ variant, gpu, params }) => [variant, gpu, params.n])).toEqual(
        [64, 128].flatMap((n) => [
          ['naive', undefined, n],
          ['tiled', undefined, n],
          ['tiled', 'second', n],
          ['js-blocked', undefined, n],
        ]),
      );
      await run.emit({ type: 'phase', index: 2, phase: 'sample' });
      await expect(page.locator('.lab-now')).toContainText(language === 'en' ? 'second GPU' : '第二个 GPU');
      await run.finish(machine);

      const figure = page.locator('.chart-figure').first();
      const legend = figure.locator('.legend__entry');
      await expect(legend.filter({ hasText: 'Acme Frugal' })).toHaveCount(1);
      await expect(legend.filter({ hasText: 'Acme One' })).toHaveCount(2);
      await expect(legend).toHaveCount(4);
      // The fastest of both against the CPU.
      await expect(figure.locator('.chart-figure__sentence')).toContainText('Acme One');
      await expect(figure.locator('.chart-figure__sentence')).toContainText('16');
      await expect(page.locator('.machines').first()).toContainText('Acme One · Acme Frugal');
      await figure.getByText(texts[language].common.table, { exact: true }).click();
      const rows = figure.getByRole('table').locator('tbody tr');
      await expect(rows).toHaveCount(8);
      await expect(rows.filter({ hasText: 'Acme Frugal' })).toHaveCount(2);
      await expectNoOverflow(page);
      await expectAccessible(page);
    });
  }

  test('a plan that asks for both is taken as it is, and the GPU that is chosen last counts', async ({
    page,
    bench,
  }) => {
    await withTwo(page);
    await openLab(page, 'matmul:tiled|tiled~second:n=64/3s');
    await expect(choice(page)).toHaveValue('both');
    await choice(page).selectOption('low-power');
    await expect(chips(page, 'Acme Frugal')).toHaveCount(0);
    await expect.poll(() => planOf(page)).not.toContain('second');
    await startButton(page).click();
    const { plan } = await bench.nextRun();
    expect(plan.cases.map(({ gpu }) => gpu)).toEqual([undefined]);
  });

  test('with other work both stay chosen', async ({ page, bench: _ }) => {
    await withTwo(page);
    await openLab(page, 'matmul:tiled|tiled~second:n=64/3s');
    await page.getByLabel(texts.en.lab.workload, { exact: true }).selectOption('convolution');
    await expect(choice(page)).toHaveValue('both');
    await expect(chips(page, 'Acme Frugal').getByRole('checkbox', { checked: true })).not.toHaveCount(0);
  });
});

test('a plan for two, where the browser names one: what is left out is said, and the rest runs', async ({
  page,
  bench,
}) => {
  await openLab(page, 'matmul:tiled|tiled~second:n=64/3s');
  await expect(page.getByText(texts.en.lab.contenders.oneGpu)).toBeVisible();
  await expectAccessible(page);
  await startButton(page).click();
  const { plan } = await bench.nextRun();
  expect(plan.cases.map(({ gpu }) => gpu)).toEqual([undefined]);
});

test('and can be taken out of the plan, and of its link', async ({ page, bench: _ }) => {
  await openLab(page, 'matmul:tiled|tiled~second:n=64/3s');
  const { oneGpu, leaveOut } = texts.en.lab.contenders;
  await page.getByRole('button', { name: leaveOut }).click();
  await expect(page.getByText(oneGpu)).toHaveCount(0);
  await expect.poll(() => planOf(page)).toBe('#/lab/matmul:tiled:n=64/3s');
  // The button is gone, the focus is where it was.
  await expect(page.getByRole('group', { name: texts.en.lab.contenders.legend, exact: true })).toBeFocused();
});

test('with one GPU there is nothing to choose', async ({ page }) => {
  await open(page, '/device');
  await expect(page.locator('.fact').first()).toBeVisible();
  await expect(choice(page)).toHaveCount(0);
  await expect(page.getByText(texts.en.device.choice.one)).toBeVisible();
});
