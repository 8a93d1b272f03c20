/** A run in the lab: what it shows, cancelling it, leaving it, and what it does without a GPU or its worker. */
import { notice, texts } from '../support/app.ts';
import { expectAccessible } from '../support/axe.ts';
import { cancelButton, LONG, openLab, planOf, results, runLab, SMALL, SWEEP, startButton } from '../support/lab.ts';
import { expect, test } from '../support/test.ts';
import { benchWorker } from '../support/worker.ts';

const { lab, errors, common } = texts.en;

test.describe('a run', () => {
  for (const [id, address] of Object.entries(SWEEP)) {
    test(`of ${id} measures every case and shows it`, async ({ page }) => {
      await openLab(page, address);
      await runLab(page);
      await expect(results(page)).toBeVisible();
      await expect(notice(page, errors.software.title)).toBeVisible();
      await expect(page.locator('.recharts-surface').first()).toBeVisible();
      await page.getByText(common.table, { exact: true }).first().click();
      const rows = page.locator('tbody tr');
      await expect(rows).toHaveCount(4);
      for (const row of await rows.all()) await expect(row).toContainText(/\d\s?(ns|µs|ms|s)\b/);
      await expect(page.getByText(lab.results.kept)).toBeVisible();
      await expectAccessible(page);
    });
  }

  test('says what it is doing, and can be cancelled at once', async ({ page }) => {
    await openLab(page, LONG);
    await startButton(page).click();
    await expect(cancelButton(page)).toBeFocused();
    await expect(page.locator('.lab-now')).toContainText('n = 64');
    await expect(page.locator('.lab__run')).toContainText(/about \d+ seconds? left/);
    // Results appear while the rest is still to come.
    await expect(page.getByRole('figure').first()).toBeVisible();
    await expectAccessible(page);

    // Measured on the page itself: the way from here to the page would count otherwise.
    const [said, over] = await page.evaluate(async () => {
      const started = performance.now();
      const until = async (done: () => boolean) => {
        while (!done()) await new Promise((resolve) => requestAnimationFrame(resolve));
        return performance.now() - started;
      };
      const button = document.querySelector<HTMLButtonElement>('.lab__run .button');
      button?.click();
      const first = await until(() => !button?.isConnected || button.disabled);
      return [first, await until(() => document.querySelector('.lab__run .button--primary') !== null)];
    });
    expect(said).toBeLessThan(200);
    // The engine is over within 200 ms; drawing the outcome on a busy machine takes its own time.
    expect(over).toBeLessThan(1500);
    await expect(page.getByText(lab.results.cancelled)).toBeVisible();
    await expect(startButton(page)).toBeEnabled();
    await expectAccessible(page);
  });

  test('outlives a visit to another page, with its plan', async ({ page }) => {
    await openLab(page, SMALL.matmul);
    await runLab(page);
    await page.getByRole('link', { name: common.nav.device, exact: true }).click();
    await page.getByRole('link', { name: common.nav.lab, exact: true }).click();
    await expect(results(page)).toBeVisible();
    await expect(page.locator('.lab-plan')).toContainText('n = 64');
    await expect.poll(() => planOf(page)).toBe(`#/lab/${SMALL.matmul}`);
  });
});

test.describe('a worker that crashes', () => {
  test.use({ expectedErrors: /out of luck/ });

  test('leaves what was measured, says so, and lets the visitor go on', async ({ page }) => {
    await openLab(page, LONG);
    await startButton(page).click();
    await expect(page.getByRole('figure').first()).toBeVisible();
    const worker = await benchWorker(page);
    await worker.evaluate(() => {
      setTimeout(() => {
        throw new Error('out of luck');
      });
    });
    await expect(notice(page, errors.stopped.title)).toBeVisible();
    await expect(results(page)).toBeVisible();
    await expect(startButton(page)).toBeEnabled();
    await expectAccessible(page);
  });
});

test.describe('without a GPU', () => {
  test('its contenders are not chosen and cannot be; the CPU is measured', async ({ page }) => {
    await page.addInitScript(() => {
      Object.defineProperty(GPU.prototype, 'requestAdapter', { value: async () => null });
    });
    await openLab(page, SMALL.matmul);
    await expect(notice(page, errors.noAdapter.title)).toBeVisible();
    await expect(page.getByText(lab.contenders.noGpu).first()).toBeVisible();
    await expect(page.getByRole('checkbox', { name: /^Naive/ })).toBeDisabled();
    await expect(page.getByRole('checkbox', { name: /^Naive/ })).not.toBeChecked();
    await expect(page.locator('.lab-plan')).toContainText('1 contender');
    await runLab(page);
    await page.getByText(common.table, { exact: true }).first().click();
    await expect(page.locator('tbody tr')).toHaveCount(1);
    await expectAccessible(page);
  });
});
