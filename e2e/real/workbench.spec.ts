/** Kernels that are right, wrong, endless or none at all, proved for real: each has its plain answer. One load of the page. */
import { open, says, texts } from '../support/app.ts';
import { keepKernels, matmulKernel } from '../support/kernels.ts';
import { expectSound } from '../support/real.ts';
import { expect, type Page, test } from '../support/test.ts';

const { workbench } = texts.en;
const { prove } = workbench;

/** What each makes of its sum, and what that is answered with, wherever it is wrong. */
const KERNELS: Readonly<Record<string, { readonly body: string; readonly more?: string; readonly answer: RegExp }>> = {
  right: { body: 'c[i] = sum;', answer: says(prove.all_other) },
  'off-by-one': { body: 'c[(i + 1) % arrayLength(&c)] = sum;', answer: says(prove.kind.shiftedBack) },
  nan: { body: 'c[i] = sqrt(-1.0 - abs(sum));', answer: says(prove.kind.nan_other) },
  unwritten: { body: 'if (i + 64 < arrayLength(&c)) { c[i] = sum; }', answer: says(prove.part.tail) },
  endless: {
    body: 'for (var q = 0u; q < 9; q++) { while (q < 10) { sum += 1.0; } }\n  c[i] = sum;',
    answer: /The loop in line \d+ was stopped/,
  },
  'no-code': { body: 'c[i] = summe;', answer: /does not compile .* line \d+:\d+ / },
  'too-many': {
    body: 'c[i] = sum + d[0];',
    more: '@group(0) @binding(3) var<storage, read> d: array<f32>;',
    answer: /binds 'd', which is not one of a, b, c/,
  },
};

async function openKernel(page: Page, name: string): Promise<void> {
  await page.evaluate((key) => {
    location.hash = `#/workbench/matmul/${key}`;
  }, name);
  await expect(page.getByRole('textbox', { name: workbench.desk.name, exact: true })).toHaveValue(name);
}

test('every kernel has its answer, and the right one a time', async ({ page }) => {
  const kernels = Object.entries(KERNELS).map(([name, { body, more }]) => [name, matmulKernel(name, body, more)]);
  await keepKernels(page, Object.fromEntries(kernels));
  await open(page, '/workbench');
  for (const [name, { answer }] of Object.entries(KERNELS)) {
    await test.step(name, async () => {
      await openKernel(page, name);
      const button = page.getByRole('button', { name: prove.button, exact: true });
      await button.click();
      await expect(page.locator('.proved-shape')).toHaveCount(3);
      await expect(page.getByText(answer).first()).toBeVisible();
      await expect(button).toBeEnabled();
    });
  }
  await openKernel(page, 'right');
  await page.getByRole('button', { name: workbench.race.button, exact: true }).click();
  await expect(page.getByRole('heading', { name: workbench.race.results })).toBeVisible();
  await expect(page.getByRole('button', { name: workbench.race.button, exact: true })).toBeEnabled();
  await page.getByText(texts.en.common.table, { exact: true }).first().click();
  const rows = page.getByRole('row', { name: /right/ });
  await expect(rows.filter({ hasText: texts.en.charts.status.ok })).not.toHaveCount(0);
  await expectSound(page);
});
