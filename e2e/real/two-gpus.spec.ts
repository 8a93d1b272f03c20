/** Two GPUs in one run, for real: the adapter is the machine's own, and has a second name for whoever asks for a frugal one. */
import { texts } from '../support/app.ts';
import { openLab } from '../support/lab.ts';
import { expectTableEqualsChart, runLab } from '../support/real.ts';
import { secondGpu } from '../support/second-gpu.ts';
import { expect, test } from '../support/test.ts';
import { addWorkerInitScript } from '../support/worker.ts';

test('the lab measures a kernel on both, each proved on its own, and every row names its GPU', async ({ page }) => {
  await page.addInitScript(secondGpu);
  await addWorkerInitScript(page, secondGpu);
  await openLab(page, 'vector-add:scalar|js|scalar~second:n=65536/60s');
  await expect(page.getByText(texts.en.lab.contenders.onGpu.replace('{{name}}', 'Acme Frugal'))).toBeVisible();
  await runLab(page);
  await expectTableEqualsChart(page, 3);
  const rows = page.getByRole('table').first().locator('tbody tr');
  await expect(rows.filter({ hasText: 'Acme Frugal' })).toHaveCount(1);
  for (const row of await rows.all()) await expect(row).toContainText(texts.en.charts.status.ok);
  await expect(page.locator('.machines').first()).toContainText('Acme Frugal');
});
