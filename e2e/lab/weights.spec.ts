/** Filter weights of one's own in the lab. */
import { texts } from '../support/app.ts';
import { expectAccessible } from '../support/axe.ts';
import { openLab, planOf, startButton } from '../support/lab.ts';
import { expect, type Page, test } from '../support/test.ts';

const { lab } = texts.en;

test.describe('weights of one’s own', () => {
  const cell = (page: Page, row: number, column: number) =>
    page.getByLabel(`Row ${row}, column ${column}`, { exact: true });

  test('begin as the filter’s, are checked, scaled and kept in the address', async ({ page }) => {
    await openLab(page, 'convolution:direct|js-direct:size=64,filter=box/3s');
    await page.getByLabel('Filter', { exact: true }).selectOption('custom');
    await expect(cell(page, 2, 2)).toHaveValue('0.111');
    await cell(page, 1, 1).fill('zero');
    await expect(page.getByText(lab.missing.weights)).toBeVisible();
    await expect(startButton(page)).toBeDisabled();
    await expectAccessible(page);

    // Moves the picture: every pixel takes the place of the one to its upper left, twice as bright.
    await cell(page, 1, 1).evaluate((input) => {
      const data = new DataTransfer();
      data.setData('text', '0 0 0\n0 0 0\n0 0 2');
      input.dispatchEvent(new ClipboardEvent('paste', { bubbles: true, cancelable: true, clipboardData: data }));
    });
    await expect(cell(page, 3, 3)).toHaveValue('2');
    await page.getByRole('button', { name: lab.weights.normalise }).click();
    await expect(cell(page, 3, 3)).toHaveValue('1');
    await expect.poll(() => planOf(page)).toContain('weights=0,0,0,0,0,0,0,0,1');
    await page.reload();
    await expect(cell(page, 3, 3)).toHaveValue('1');
  });

  test('are not lost while being typed, and refuse a sum of zero', async ({ page }) => {
    await openLab(page, 'convolution:js-direct:size=64,filter=edge/5s');
    await page.getByLabel('Filter', { exact: true }).selectOption('custom');
    await cell(page, 1, 1).fill('1/8');
    await expect.poll(() => planOf(page)).toContain('weights=0.125');
    await expect(cell(page, 1, 1)).toHaveValue('1/8');
    await page.getByLabel('Filter', { exact: true }).selectOption('edge');
    await page.getByLabel('Filter', { exact: true }).selectOption('custom');
    await page.getByRole('button', { name: lab.weights.normalise }).click();
    await expect(page.getByText(lab.weights.zeroSum)).toBeVisible();
  });
});
