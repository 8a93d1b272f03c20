/**
 * Every library that is compared with, under the content security policy of pages and that of workers, which the preview
 * sends as hosts do that read public/_headers. What either refuses fails the test (support/test.ts).
 */
import { WORKER_POLICY } from '../../src/tooling/policy.mjs';
import { texts } from '../support/app.ts';
import { openLab } from '../support/lab.ts';
import { runLab } from '../support/real.ts';
import { expect, test } from '../support/test.ts';

const { common, charts } = texts.en;

test('each runs, and its result is verified', async ({ page }) => {
  const policies = new Set<string | undefined>();
  page.on('response', (response) => {
    if (/\/(assets|libraries)\/[^?]*\.js$/.test(response.url()))
      policies.add(response.headers()['content-security-policy']);
  });
  await openLab(page, 'matmul:tfjs-*|ort-*|jax-*|ml-matrix:n=64/120s');
  await runLab(page);
  await page.getByText(common.table, { exact: true }).first().click();
  const rows = page.getByRole('table').first().locator('tbody tr');
  await expect(rows).toHaveCount(7);
  for (const row of await rows.all()) await expect(row).toContainText(charts.status.ok);
  expect([...policies]).toEqual([WORKER_POLICY]);
});
