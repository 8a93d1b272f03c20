/** The lab's plan: suggested, chosen, kept in the address, made from the keyboard. */
import { notice, texts } from '../support/app.ts';
import { expectAccessible } from '../support/axe.ts';
import { ORDINARY } from '../support/figures.ts';
import { cancelButton, chip, openLab, planOf, results, SMALL, startButton } from '../support/lab.ts';
import { expect, test } from '../support/test.ts';

const { lab } = texts.en;

test.describe('the plan', () => {
  test('is suggested, and follows each choice into the address', async ({ page }) => {
    await openLab(page);
    await expect(startButton(page)).toBeEnabled();
    await expectAccessible(page);
    const steps = await page.evaluate(() => history.length);
    await chip(page, '64').uncheck();
    await page.getByLabel(lab.sizes.other).fill('100');
    await page.getByRole('button', { name: lab.sizes.add }).click();
    await page.getByText('1 min', { exact: true }).click();
    await expect.poll(() => planOf(page)).toContain('n=100|128|256|512/60s');
    expect(await page.evaluate(() => history.length)).toBe(steps);

    await page.reload();
    await expect(chip(page, '100')).toBeChecked();
    await expect(chip(page, '64')).not.toBeChecked();
    await expect(page.getByRole('radio', { name: '1 min' })).toBeChecked();
  });

  test('can be made for every workload, without the page knowing any', async ({ page }) => {
    await openLab(page);
    const picker = page.getByLabel(lab.workload, { exact: true });
    const names = await picker.locator('option').allTextContents();
    expect(names.length).toBeGreaterThan(1);
    for (const name of names) {
      await picker.selectOption(name);
      await expect(page.locator('.lab-plan')).toContainText(name);
      await expect(startButton(page)).toBeEnabled();
      expect(await page.getByRole('checkbox', { checked: true }).count()).toBeGreaterThan(1);
    }
    await expect.poll(() => planOf(page)).not.toContain('matmul');
  });

  test('in an address that cannot be followed gives a plain message and one that works', async ({ page }) => {
    await openLab(page, 'matmul:nonsense:n=64');
    await expect(notice(page, lab.badPlan.title)).toContainText('nonsense');
    await expect(startButton(page)).toBeEnabled();
    await expectAccessible(page);
  });

  test('without sizes or contenders says what is missing', async ({ page }) => {
    await openLab(page, SMALL.matmul);
    await chip(page, '64').uncheck();
    await expect(page.getByText(lab.missing.sizes)).toBeVisible();
    await expect(startButton(page)).toBeDisabled();
    await chip(page, '128').check();
    await page.getByRole('button', { name: lab.contenders.none, exact: true }).click();
    await expect(page.getByText(lab.missing.contenders)).toBeVisible();
    await page.getByRole('button', { name: lab.contenders.all, exact: true }).click();
    await expect(startButton(page)).toBeEnabled();
    await page.getByLabel(lab.sizes.other).fill('0');
    await page.getByRole('button', { name: lab.sizes.add }).click();
    await expect(page.getByRole('alert')).toContainText('from 1 to 8192');
  });

  test('is made and run from the keyboard alone', async ({ page, bench }) => {
    await openLab(page, SMALL.matmul);
    await page.locator('h1').focus();
    const reach = async (name: string | RegExp, role: 'button' | 'checkbox', key = 'Tab') => {
      const target = page.getByRole(role, { name, exact: typeof name === 'string' });
      for (let presses = 0; presses < 40; presses++) {
        await page.keyboard.press(key);
        if (await target.evaluate((element) => element === document.activeElement)) return;
      }
      throw new Error(`${key} does not reach ${name}`);
    };
    await reach(lab.run.start, 'button');
    await reach('128', 'checkbox');
    await page.keyboard.press('Space');
    await expect(chip(page, '128')).toBeChecked();
    await reach(/^Tiled/, 'checkbox');
    await page.keyboard.press('Space');
    await expect.poll(() => planOf(page)).toContain('matmul:naive|tiled|js-blocked:n=64|128');
    await reach(lab.run.start, 'button', 'Shift+Tab');
    await page.keyboard.press('Enter');
    await expect(cancelButton(page)).toBeFocused();
    await (await bench.nextRun()).finish(ORDINARY);
    await expect(startButton(page)).toBeVisible();
    await expect(results(page)).toBeFocused();
  });
});
