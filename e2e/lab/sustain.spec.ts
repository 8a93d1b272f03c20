/** A kernel for a minute: its rate over time, late over early, stopped, wrong, and in the way of others. */
import { expectNoOverflow, LANGUAGES, says, texts } from '../support/app.ts';
import { expectAccessible } from '../support/axe.ts';
import { measurement } from '../support/figures.ts';
import { openLab, SWEEP, startButton, unfold } from '../support/lab.ts';
import { batchesOf, endOf, told } from '../support/sustain.ts';
import { expect, type Page, test } from '../support/test.ts';

const card = (page: Page, language: (typeof LANGUAGES)[number] = 'en') =>
  page.locator('.sustain').filter({ hasText: texts[language].sustain.text });
const result = (page: Page) => page.locator('.sustain-result');

for (const language of LANGUAGES) {
  test(`shows the rate over time, and that it slowed down (${language})`, async ({ page, bench }) => {
    const { sustain, common } = texts[language];
    await openLab(page, SWEEP.matmul, language);
    await unfold(page, sustain.title);
    await card(page, language).getByRole('button', { name: sustain.start }).click();
    const run = await bench.nextSustained();
    expect(run.request).toMatchObject({ case: { variant: 'naive', params: { n: 128 } }, seconds: 60 });
    const batches = batchesOf(60, 30);
    await run.emit({ type: 'phase', phase: 'sample' }, ...told(batches.slice(0, 400)));
    await expect(result(page).getByRole('progressbar')).toHaveJSProperty('value', 20);
    await expect(result(page).getByText(sustain.provisional)).toBeVisible();
    await run.emit(...told(batches.slice(400)), endOf(run.request, batches));
    await run.end();
    await expect(result(page).locator('.sentence')).toHaveText(says(sustain.slower));
    await expect(result(page).locator('.sentence')).toContainText(/0[.]50/);
    await expect(result(page).locator('.sustain-figure__line')).toBeVisible();
    await expect(result(page).locator('.sustain-figure__window')).toHaveCount(2);
    await result(page).getByText(common.table, { exact: true }).click();
    await expect(result(page).getByRole('row')).toHaveCount(61);
    await expectAccessible(page);
    await page.setViewportSize({ width: 360, height: 800 });
    await expectNoOverflow(page);
  });
}

test('can be stopped, and keeps what was proved', async ({ page, bench }) => {
  const { sustain } = texts.en;
  await openLab(page, SWEEP.matmul);
  await unfold(page, sustain.title);
  await card(page).getByRole('button', { name: sustain.start }).click();
  const run = await bench.nextSustained();
  const batches = batchesOf(12, 60);
  await run.emit({ type: 'phase', phase: 'sample' }, ...told(batches));
  await card(page).getByRole('button', { name: sustain.stop }).click();
  await run.cancelled();
  await run.emit(endOf(run.request, batches, true));
  await run.end();
  await expect(result(page)).toContainText(says(sustain.cancelled));
  await expect(result(page).locator('.sentence')).toHaveText(says(sustain.kept));
  await expect(card(page).getByRole('button', { name: sustain.again })).toBeVisible();
});

test('a wrong output takes all times along', async ({ page, bench }) => {
  const { sustain } = texts.en;
  await openLab(page, SWEEP.matmul);
  await unfold(page, sustain.title);
  await card(page).getByRole('button', { name: sustain.start }).click();
  const run = await bench.nextSustained();
  const batches = batchesOf(5, 60);
  const end = endOf(run.request, []);
  if (end.type !== 'end') throw new Error('no end');
  const wrong = measurement(run.request.case, { status: 'wrong', at: 'c[0]' });
  await run.emit({ type: 'phase', phase: 'sample' }, ...told(batches), {
    ...end,
    sustained: { ...end.sustained, measurement: wrong },
  });
  await run.end();
  await expect(result(page).locator('.notice')).toContainText(says(sustain.failed.wrong));
  await expect(result(page).locator('.sustain-figure')).toHaveCount(0);
});

test('has the bench while it runs, and says so to others', async ({ page, bench }) => {
  const { sustain } = texts.en;
  await openLab(page, SWEEP.matmul);
  await unfold(page, sustain.title);
  await card(page).getByRole('button', { name: sustain.start }).click();
  const run = await bench.nextSustained();
  await expect(startButton(page)).toBeDisabled();
  await expect(page.getByText(says(texts.en.bench.now.sustained)).first()).toBeVisible();
  // Whoever leaves the page ends it.
  await page.goto('./#/history');
  await run.cancelled();
});
