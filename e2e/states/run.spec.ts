/** What can befall a run from outside: a hidden tab, a worker that dies. */
import { expectNotice, notice, open, sentence, startRace, texts } from '../support/app.ts';
import { type Machine, ORDINARY } from '../support/figures.ts';
import { expect, type Page, test } from '../support/test.ts';
import { BENCH_WORKER } from '../support/worker.ts';

const { home, errors } = texts.en;

/** Headless tabs are never hidden; the page is told in the way a browser tells it. */
const hide = (page: Page, hidden: boolean) =>
  page.evaluate((now) => {
    Object.defineProperty(document, 'hidden', { configurable: true, get: () => now });
    document.dispatchEvent(new Event('visibilitychange'));
  }, hidden);

const warned: Machine = (at) => ({ ...ORDINARY(at), warnings: [{ code: 'hidden', value: 3 }] });
const HIDDEN = { code: 'hidden', text: { en: 'The tab was hidden.', 'zh-CN': '标签页被隐藏。' } };

test('tab hidden: samples of that time are thrown away, and it is said why', async ({ page, bench }) => {
  await open(page);
  await test.step('for a part of a run', async () => {
    await startRace(page);
    const run = await bench.nextRun();
    await bench.hidden(false);
    await hide(page, true);
    await bench.hidden(true);
    await hide(page, false);
    await bench.hidden(false);
    await run.finish(warned);
    await expect(sentence(page)).toContainText('8× faster');
    await expectNotice(page, errors.hidden);
  });
  await test.step('for all of a run: nothing is measured', async () => {
    await startRace(page);
    await (await bench.nextRun()).finish(() => ({ status: 'aborted', reason: HIDDEN }));
    await expect(sentence(page)).toHaveText(home.verdict.none);
    await expectNotice(page, errors.hidden);
    await expect(page.locator('.lane__reason')).toHaveText(Array(4).fill(HIDDEN.text.en));
  });
  await test.step('no more', async () => {
    await startRace(page);
    await (await bench.nextRun()).finish(ORDINARY);
    await expect(sentence(page)).toContainText('8× faster');
    await expect(notice(page, errors.hidden.title)).toBeHidden();
  });
});

test('a GPU that was lost and started again is said', async ({ page, bench }) => {
  await open(page);
  await startRace(page);
  const rebuilt: Machine = (at) => ({ ...ORDINARY(at), warnings: [{ code: 'device-rebuilt' }] });
  await (await bench.nextRun()).finish(rebuilt);
  await expectNotice(page, errors.deviceLost);
});

test.describe('when the worker dies', () => {
  test.use({ expectedErrors: /boom|Failed to load resource/ });

  test('before it starts: it is said, and the next race works', async ({ page, bench }) => {
    // The latest route comes first.
    await page.route(BENCH_WORKER, (route) => route.abort(), { times: 1 });
    await open(page);
    await page.getByRole('button', { name: home.start }).click();
    await expect(notice(page, errors.stopped.title)).toBeVisible();
    await startRace(page);
    await expect(notice(page, errors.stopped.title)).toBeHidden();
    await (await bench.nextRun()).finish(ORDINARY);
    await expect(sentence(page)).toContainText('8× faster');
  });

  test('in mid-run: what was measured stays, and the next race works', async ({ page, bench }) => {
    await open(page);
    await startRace(page);
    const run = await bench.nextRun();
    const [first] = run.reportOf(ORDINARY).measurements;
    await run.emit({ type: 'measurement', index: 0, measurement: first, final: false });
    await expect(page.locator('.lane__value').first()).toHaveText('33.6 GFLOP/s');
    await bench.crash('boom');
    await expect(notice(page, errors.stopped.title)).toContainText('stopped unexpectedly');
    await expect(page.locator('.lane__value').first()).toHaveText('33.6 GFLOP/s');
    await expect(page.getByRole('button', { name: home.again })).toBeVisible();

    await startRace(page);
    await (await bench.nextRun()).finish(ORDINARY);
    await expect(sentence(page)).toContainText('8× faster');
    await expect(notice(page, errors.stopped.title)).toBeHidden();
  });
});
