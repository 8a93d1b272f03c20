/** A run in the lab: what it shows, cancelling it, leaving it, and what it does without a GPU or its worker. */
import { notice, texts } from '../support/app.ts';
import { expectAccessible } from '../support/axe.ts';
import { CANCELLED, type Figure, NO_GPU, ORDINARY, sideOf } from '../support/figures.ts';
import {
  cancelButton,
  contender,
  LONG,
  openLab,
  planLine,
  planOf,
  results,
  runLab,
  SMALL,
  SWEEP,
  sizesLine,
  startButton,
  unfold,
} from '../support/lab.ts';
import { expect, test } from '../support/test.ts';

const { lab, errors, common, charts } = texts.en;

test.describe('a run', () => {
  for (const [id, address] of Object.entries(SWEEP)) {
    test(`of ${id} shows every case, and the table has what the chart has`, async ({ page, bench }) => {
      await openLab(page, address);
      await runLab(page, bench, (at) => ({ kernelMs: sideOf(at) === 'gpu' ? 2 : 16 }));
      await expect(results(page)).toBeVisible();
      await expect(notice(page, errors.software.title)).toBeVisible();
      await expect(page.locator('.recharts-surface').first()).toBeVisible();
      await page.getByText(common.table, { exact: true }).first().click();
      const rows = page.locator('tbody tr');
      await expect(rows).toHaveCount(4);
      const timed = (time: string) => rows.filter({ has: page.getByRole('cell', { name: time, exact: true }) });
      await expect(timed('2 ms')).toHaveCount(2);
      await expect(timed('16 ms')).toHaveCount(2);
      await expect(page.getByText(lab.results.kept)).toBeVisible();
      await expectAccessible(page);
    });
  }

  test('says what it is doing, and can be cancelled', async ({ page, bench }) => {
    await openLab(page, LONG);
    await startButton(page).click();
    await expect(cancelButton(page)).toBeFocused();
    const run = await bench.nextRun();
    for (const phase of ['prepare', 'verify', 'warm-up', 'sample'] as const) {
      await run.emit({ type: 'phase', index: 0, phase }, { type: 'progress', fraction: 0.1, leftMs: 53_200 });
      const doing = lab.now[phase].replace('{{name}}', 'Naive').replace('{{size}}', 'n = 64');
      await expect(page.locator('.lab-now')).toHaveText(doing);
    }
    await expect(page.locator('.lab-bar')).toContainText('about 54 seconds left');
    // Results appear while the rest is still to come.
    const [first] = run.reportOf(ORDINARY).measurements;
    await run.emit({ type: 'measurement', index: 0, measurement: first, final: true });
    await expect(page.getByRole('figure').first()).toBeVisible();
    await expectAccessible(page);
    // Nothing can be chosen now, but everything can be read.
    const plan = await planOf(page);
    await contender(page, 'Tiled').focus();
    await page.keyboard.press('Space');
    await expect(page.getByRole('tooltip')).toContainText('workgroup');
    await expect(contender(page, 'Tiled')).toBeDisabled();
    await expect(contender(page, 'Tiled')).not.toBeChecked();
    expect(await planOf(page)).toBe(plan);
    await expectAccessible(page);
    await page.keyboard.press('Escape');

    await cancelButton(page).click();
    await expect(cancelButton(page)).toBeDisabled();
    await run.cancelled();
    await run.finish((at) => (at === run.plan.cases[0] ? ORDINARY(at) : CANCELLED(at)));
    await expect(page.getByText(lab.results.cancelled)).toBeVisible();
    await expect(startButton(page)).toBeEnabled();
    await expectAccessible(page);
  });

  test('has a row for every case in its table, with status and reason where there is no time', async ({
    page,
    bench,
  }) => {
    const reason = (code: string, en: string) => ({ code, text: { en, 'zh-CN': '没有。' } });
    const ends: readonly Figure[] = [
      { kernelMs: 2, samples: 1 },
      { status: 'wrong' },
      { status: 'unsupported', reason: reason('limit', 'It is too large here.') },
      { status: 'failed', reason: reason('device-lost', 'The GPU was lost.') },
      { status: 'aborted', reason: reason('out-of-time', 'Its time was over.') },
      { kernelMs: 16 },
    ];
    await openLab(page, 'matmul:naive|js-blocked:n=64|128|256/30s');
    await startButton(page).click();
    const run = await bench.nextRun();
    expect(run.plan.cases).toHaveLength(ends.length);
    await run.finish((at) => ends[run.plan.cases.indexOf(at)]);
    await page.getByText(common.table, { exact: true }).first().click();
    const rows = page.locator('tbody tr');
    await expect(rows).toHaveCount(ends.length);
    // A single sample lies between nothing.
    const timed = (time: string) => rows.filter({ has: page.getByRole('cell', { name: time, exact: true }) });
    await expect(timed('2 ms')).not.toContainText('2 ms – 2 ms');
    await expect(timed('16 ms')).toContainText('ms – 16');
    const { status } = charts;
    for (const [word, text] of [
      [status.wrong, 'Its result is wrong'],
      [status.unsupported, 'It is too large here.'],
      [status.failed, 'The GPU was lost.'],
      [status.aborted, 'Its time was over.'],
    ]) {
      const row = rows.filter({ has: page.getByRole('cell', { name: word, exact: true }) });
      await expect(row).toHaveCount(1);
      await expect(row).toContainText(text);
    }
  });

  test('outlives a visit to another page, with its plan', async ({ page, bench }) => {
    await openLab(page, SMALL.matmul);
    await runLab(page, bench);
    await page.getByRole('link', { name: common.nav.device, exact: true }).click();
    await page.getByRole('link', { name: common.nav.lab, exact: true }).click();
    await expect(results(page)).toBeVisible();
    await expect(sizesLine(page)).toContainText('n = 64');
    await expect.poll(() => planOf(page)).toBe(`#/lab/${SMALL.matmul}`);
  });
});

test.describe('a worker that crashes', () => {
  test.use({ expectedErrors: /out of luck/ });

  test('leaves what was measured, says so, and lets the visitor go on', async ({ page, bench }) => {
    await openLab(page, LONG);
    await startButton(page).click();
    const run = await bench.nextRun();
    const [first] = run.reportOf(ORDINARY).measurements;
    await run.emit({ type: 'measurement', index: 0, measurement: first, final: true });
    await expect(page.getByRole('figure').first()).toBeVisible();
    await bench.crash('out of luck');
    await expect(notice(page, errors.stopped.title)).toBeVisible();
    await expect(results(page)).toBeVisible();
    await expectAccessible(page);
    await runLab(page, bench);
    await expect(notice(page, errors.stopped.title)).toBeHidden();
  });
});

test.describe('without a GPU', () => {
  test.use({ environment: NO_GPU });

  test('its contenders are not chosen and cannot be; the CPU is measured', async ({ page, bench }) => {
    await openLab(page, SMALL.matmul);
    await expect(notice(page, errors.noAdapter.title)).toBeVisible();
    await expect(page.getByText(lab.contenders.noGpu).first()).toBeVisible();
    await expect(page.getByRole('checkbox', { name: /^Naive/ })).toBeDisabled();
    await expect(page.getByRole('checkbox', { name: /^Naive/ })).not.toBeChecked();
    await expect(planLine(page)).toContainText('1 contender');
    // What cannot be chosen says why, and still what it would have been.
    const idea = page.getByRole('tooltip');
    await contender(page, 'Naive').focus();
    await page.keyboard.press('Space');
    await expect(idea).toContainText(lab.contenders.noGpu);
    await expect(contender(page, 'Naive')).not.toBeChecked();
    await unfold(page, lab.contenders.library);
    await page
      .getByRole('checkbox', { name: /WebGPU/ })
      .first()
      .dispatchEvent('click');
    await expect(idea).toContainText(lab.contenders.noGpu);
    await expect(idea).toContainText('@tensorflow/');
    await expectAccessible(page);
    await page.keyboard.press('Escape');
    await runLab(page, bench);
    await page.getByText(common.table, { exact: true }).first().click();
    await expect(page.locator('tbody tr')).toHaveCount(1);
    await expectAccessible(page);
  });
});
