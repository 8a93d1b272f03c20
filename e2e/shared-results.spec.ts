/** Many shared results in one picture: pasted out of a chat, laid over each other, taken away; a broken one costs no other. */
import { expectNoOverflow, heading, LANGUAGES, open, says, texts } from './support/app.ts';
import { expectAccessible } from './support/axe.ts';
import { madeUp, routeOf, rowOf } from './support/share.ts';
import { expect, type Page, test } from './support/test.ts';

const card = (name: string) => ({ vendor: '', architecture: '', device: '', description: name, software: false });

/** What stands behind `#/r/`; the second is twice as slow as the first, and so on. */
const linkOf = (number: number): string => {
  const k = { median: 20 * number, low: 19 * number, high: 21 * number, min: 18 * number, samples: 20 };
  const rows = [rowOf('tiled', 'gpu', { kernelMs: k }), rowOf('wasm', 'wasm')];
  return routeOf(madeUp(rows, { adapter: card(`Card ${number}`) })).slice('/r/'.length);
};

const letters = (page: Page) => page.locator('.compared-list__letter');

for (const language of LANGUAGES) {
  test(`links out of a chat are laid over the one that is open (${language})`, async ({ page, baseURL }) => {
    const { result, compare } = texts[language];
    await open(page, `/r/${linkOf(1)}`, { language });
    const field = page.getByLabel(result.more.label);
    await field.fill('Nothing of the kind: https://example.org/');
    await page.getByRole('button', { name: result.more.add }).click();
    await expect(page.getByText(result.more.nothing)).toBeVisible();
    const chat = [1, 2, 3].map((number) => `[12:0${number}] Ann: ${baseURL}#/r/${linkOf(number)} see?`).join('\n');
    await field.fill(chat);
    await page.getByRole('button', { name: result.more.add }).click();

    await expect(heading(page)).toHaveText(says(result.several.title_other));
    await expect(letters(page)).toHaveText(['A', 'B', 'C']);
    await expect(page.locator('.result__who')).toHaveText(['Card 1', 'Card 2', 'Card 3']);
    const cases = page.getByRole('table', { name: says(compare.caption) });
    await expect(cases.getByRole('columnheader')).toHaveText([compare.case, 'A', 'B', 'C']);
    await expect(cases).toContainText(says(compare.slower));
    await expectAccessible(page);
    await page.setViewportSize({ width: 360, height: 800 });
    await expectNoOverflow(page);

    // Nothing is lost on the way: the address holds it all.
    await page.reload();
    await expect(letters(page)).toHaveText(['A', 'B', 'C']);
    await page
      .getByRole('button', { name: says(result.several.removeNamed) })
      .last()
      .click();
    await expect(letters(page)).toHaveText(['A', 'B']);
  });
}

test('one that is damaged is told, and the others stand', async ({ page }) => {
  const { result } = texts.en;
  const whole = linkOf(2);
  await open(page, `/r/${linkOf(1)},${whole.slice(0, -9)},${linkOf(3)}`);
  await expect(letters(page)).toHaveText(['A', 'B']);
  const refused = page.getByRole('alert').filter({ hasText: says(result.several.refused) });
  await expect(refused).toContainText('2');
  await refused.getByRole('button', { name: result.several.remove }).click();
  await expect(page.getByRole('alert')).toHaveCount(0);
  await expect(letters(page)).toHaveText(['A', 'B']);
});

test('twenty are charted six at first, and all when asked', async ({ page }) => {
  const { compare } = texts.en;
  await open(page, `/r/${Array.from({ length: 20 }, (_, place) => linkOf(place + 1)).join(',')}`);
  await expect(letters(page)).toHaveCount(20);
  await expect(page.locator('.compared-list [data-drawn]')).toHaveCount(6);
  await page.getByRole('button', { name: compare.drawAll }).click();
  await expect(page.getByRole('figure').locator('.machines strong')).toHaveCount(20);
  await expect(page.getByRole('figure').locator('.machines strong').last()).toHaveText('T: ');
});
