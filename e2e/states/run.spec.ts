/** What can befall a run from outside: a hidden tab, a worker that dies, a page that is not isolated. */
import { expectNotice, lane, notice, open, race, says, sentence, startRace, texts } from '../support/app.ts';
import { expect, type Page, test } from '../support/test.ts';
import { benchWorker } from '../support/worker.ts';

const { home, common, errors, device } = texts.en;

/** Headless tabs are never hidden; the page is told in the way a browser tells it. */
const hide = (page: Page, hidden: boolean) =>
  page.evaluate((now) => {
    Object.defineProperty(document, 'hidden', { configurable: true, get: () => now });
    document.dispatchEvent(new Event('visibilitychange'));
  }, hidden);

/** Hides and shows the tab again and again for a while, because a sample has to be under way. */
const hideNowAndThen = (page: Page) =>
  page.evaluate(async () => {
    let hidden = false;
    Object.defineProperty(document, 'hidden', { configurable: true, get: () => hidden });
    for (const end = performance.now() + 1500; hidden || performance.now() < end; ) {
      hidden = !hidden;
      document.dispatchEvent(new Event('visibilitychange'));
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
  });

test('tab hidden: samples of that time are thrown away, and it is said why', async ({ page }) => {
  await open(page);
  await test.step('for a part of a run', async () => {
    await startRace(page);
    await expect(page.getByText(says(home.now.sample))).toBeVisible();
    await hideNowAndThen(page);
    await expect(sentence(page)).toBeVisible();
    await expectNotice(page, errors.hidden);
  });
  await test.step('for all of a run: nothing is measured', async () => {
    await startRace(page);
    await hide(page, true);
    await expect(sentence(page)).toHaveText(home.verdict.none);
    await expectNotice(page, errors.hidden);
    await expect(page.locator('.lane__reason').first()).toContainText('hidden');
    await hide(page, false);
  });
  await test.step('no more', async () => {
    await race(page);
    await expect(notice(page, errors.hidden.title)).toBeHidden();
  });
});

test.describe('when the worker dies', () => {
  test.use({ expectedErrors: /boom|Failed to load resource/ });

  test('before it starts or in mid-run: what was measured stays, and the next race works', async ({ page }) => {
    await page.route('**/assets/bench-worker-*.js', (route) => route.abort());
    await open(page);
    await page.getByRole('button', { name: home.start }).click();
    await expect(notice(page, errors.stopped.title)).toBeVisible();
    await page.unroute('**/assets/bench-worker-*.js');

    await startRace(page);
    await expect(notice(page, errors.stopped.title)).toBeHidden();
    await expect(page.getByText(says(home.now.sample))).toBeVisible();
    const worker = await benchWorker(page);
    await worker.evaluate(() => {
      setTimeout(() => {
        throw new Error('boom');
      });
    });
    await expect(notice(page, errors.stopped.title)).toContainText('stopped unexpectedly');
    await expect(page.getByRole('button', { name: home.again })).toBeVisible();

    await race(page);
    await expect(notice(page, errors.stopped.title)).toBeHidden();
  });
});

test('no isolation: threads work by copying, and it is said', async ({ launch, host }) => {
  const { url } = await host();
  const page = await launch({ context: { baseURL: url } });
  await open(page);
  expect(await page.evaluate(() => crossOriginIsolated)).toBe(false);
  await race(page);
  await expectNotice(page, errors.notIsolated);
  await expect(lane(page, home.lanes['wasm-threads'])).toContainText(/\d GFLOP\/s/);
  await page.getByRole('link', { name: common.nav.device, exact: true }).click();
  const isolated = page.locator('.fact').filter({ hasText: device.machine.isolated }).locator('dd');
  await expect(isolated).toHaveText(common.no);
});
