/** Two GPUs: chosen on the device page or in the lab, kept, told to the bench; nothing to see where there is one. */
import { LANGUAGES, open, texts } from './support/app.ts';
import { expectAccessible } from './support/axe.ts';
import { openLab } from './support/lab.ts';
import { expect, type Page, test } from './support/test.ts';

/** The browser names another GPU to whoever asks for the frugal one. */
const withTwo = (page: Page) =>
  page.addInitScript(() => {
    const ask = GPU.prototype.requestAdapter;
    GPU.prototype.requestAdapter = async function (options) {
      const adapter = await ask.call(this, options);
      if (!adapter || options?.powerPreference !== 'low-power') return adapter;
      const info = {
        vendor: 'acme',
        architecture: '',
        device: '',
        description: 'Acme Frugal',
        isFallbackAdapter: false,
      };
      Object.defineProperty(adapter, 'info', { value: info });
      return adapter;
    };
  });

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

test('with one GPU there is nothing to choose', async ({ page }) => {
  await open(page, '/device');
  await expect(page.locator('.fact').first()).toBeVisible();
  await expect(choice(page)).toHaveCount(0);
});
