/** The lab's plan: suggested, chosen, kept in the address, made from the keyboard. */
import { notice, texts } from '../support/app.ts';
import { expectAccessible } from '../support/axe.ts';
import { ORDINARY } from '../support/figures.ts';
import { cancelButton, chip, contender, openLab, planOf, results, SMALL, startButton, unfold } from '../support/lab.ts';
import { expect, test } from '../support/test.ts';

const { lab, errors } = texts.en;

test.describe('the plan', () => {
  test('is suggested, and follows each choice into the address', async ({ page }) => {
    await openLab(page);
    await expect(startButton(page)).toBeEnabled();
    // What is suggested depends on the adapter.
    await expect(notice(page, errors.software.title)).toBeAttached();
    await expectAccessible(page);
    const steps = await page.evaluate(() => history.length);
    await chip(page, '64').uncheck();
    await page.getByLabel(lab.sizes.other).fill('100');
    await page.getByRole('button', { name: lab.sizes.add }).click();
    await page.getByLabel(lab.budget.legend).selectOption('1 min');
    // The adapter is software: the largest of the usual sizes is left out.
    await expect.poll(() => planOf(page)).toContain('n=100|128|256/60s');
    expect(await page.evaluate(() => history.length)).toBe(steps);

    await page.reload();
    await expect(chip(page, '100')).toBeChecked();
    await expect(chip(page, '64')).not.toBeChecked();
    await expect(page.getByLabel(lab.budget.legend)).toHaveValue('60000');
  });

  test('can be made for every workload, without the page knowing any', async ({ page }) => {
    await openLab(page);
    const picker = page.getByLabel(lab.workload, { exact: true });
    const ids = await picker.locator('option').evaluateAll((all) => all.map((one) => (one as HTMLOptionElement).value));
    expect(ids.length).toBeGreaterThan(1);
    for (const id of [...ids.slice(1), ids[0]]) {
      await picker.selectOption(id);
      await expect.poll(() => planOf(page)).toContain(`#/lab/${id}:`);
      await expect(startButton(page)).toBeEnabled();
      await expect.poll(() => page.getByRole('checkbox', { checked: true }).count()).toBeGreaterThan(1);
    }
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

  test('says of each contender what its idea is: on hover, on focus and at a press', async ({ page }) => {
    await openLab(page, SMALL.matmul);
    const idea = page.getByRole('tooltip');
    // A pointer that comes from somewhere.
    await page.locator('h1').hover();
    await contender(page, 'Tiled').hover();
    await expect(idea).toContainText('workgroup');
    await expectAccessible(page);
    await page.keyboard.press('Escape');
    await expect(idea).toBeHidden();
    await page.getByRole('button', { name: lab.contenders.none, exact: true }).focus();
    await page.keyboard.press('Tab');
    await expect(contender(page, 'Naive')).toBeFocused();
    await expect(idea).toBeVisible();
    await page.keyboard.press('Tab');
    await expect(contender(page, 'Coalesced')).toBeFocused();
    await expect(idea).toHaveCount(1);
    // A finger presses without hovering, and what it presses need not take the focus.
    await page.keyboard.press('Escape');
    await expect(idea).toBeHidden();
    await contender(page, 'Tiled').dispatchEvent('click');
    await expect(idea).toContainText('16×16');
  });

  test('keeps libraries folded away, with what their code weighs', async ({ page }) => {
    await openLab(page, SMALL.matmul);
    await expect(contender(page, 'TensorFlow')).toBeHidden();
    await unfold(page, lab.contenders.library);
    await contender(page, 'TensorFlow').check();
    await expect.poll(() => planOf(page)).toContain('tfjs-');
    await expect(page.getByRole('tooltip')).toContainText('@tensorflow/');
    await page.reload();
    await expect(contender(page, 'TensorFlow')).toBeChecked();
  });
});
