/** The app on the least that WebGPU guarantees, which is what many phones offer: default limits, no features. */
import { LESSONS } from '../../src/lessons/registry.ts';
import { expectNoOverflow, heading, lane, open, openRungs, ROUTES, race, texts } from '../support/app.ts';
import { openLab } from '../support/lab.ts';
import { growOnGpu, latestStep, stepOf } from '../support/language-model.ts';
import { RATE_OR_LATE, runLab } from '../support/real.ts';
import { expect, type Page, test } from '../support/test.ts';
import { addWorkerInitScript } from '../support/worker.ts';

const { home, device } = texts.en;

/** Runs in the page and in the bench worker, before anything of the app's. */
function narrow(): void {
  // The empty page between two of the app's has none.
  if (typeof GPU === 'undefined') return;
  Object.defineProperty(Object.getPrototypeOf(navigator), 'deviceMemory', { get: () => 4, configurable: true });
  const { requestAdapter } = GPU.prototype;
  GPU.prototype.requestAdapter = async function (options) {
    const [adapter, plain] = await Promise.all([
      requestAdapter.call(this, options),
      requestAdapter.call(this, options),
    ]);
    if (!adapter || !plain) return null;
    // What a device has that asked for nothing are the guaranteed limits.
    const { limits } = await plain.requestDevice();
    Object.defineProperty(adapter, 'limits', { value: limits });
    Object.defineProperty(adapter, 'features', { value: new Set() });
    return adapter;
  };
}

test.use({ viewport: { width: 390, height: 844 }, deviceScaleFactor: 2, hasTouch: true, isMobile: true });

test.beforeEach(async ({ page }) => {
  await page.addInitScript(narrow);
  await addWorkerInitScript(page, narrow);
});

const expectSound = async (page: Page) => {
  await expect(page.locator('main')).not.toContainText(/\bNaN\b|undefined|Infinity|\{\{/);
  await expectNoOverflow(page);
};

/** One after the other in one page; each is loaded afresh. */
const PLACES = {
  'every page': ROUTES,
  'every lesson': LESSONS.map(({ id, steps }) => `/lessons/${id}/${steps[0].id}`),
};

for (const [name, routes] of Object.entries(PLACES)) {
  test(`${name} stands`, async ({ page }) => {
    for (const route of routes) {
      await test.step(route, async () => {
        await open(page, route);
        await expect(heading(page)).not.toBeEmpty();
        await expectSound(page);
      });
    }
  });
}

test('the device page tells the narrow limits', async ({ page }) => {
  await open(page, '/device');
  const row = page
    .getByRole('row')
    .filter({ has: page.getByText('maxComputeInvocationsPerWorkgroup', { exact: true }) });
  await expect(row.getByRole('cell').first()).toHaveText('256');
  await expect(page.getByRole('region', { name: device.features.title })).toContainText(device.features.none);
});

test('the race runs, its kernels within those limits', async ({ page }) => {
  await open(page);
  await race(page);
  await openRungs(page);
  // No limit is in its way.
  for (const name of [home.lanes.tuned, home.lanes.tiled]) await expect(lane(page, name)).toContainText(RATE_OR_LATE);
  await expectSound(page);
});

test('the smallest language model trains on its GPU, stops, and goes on', async ({ page }) => {
  const grow = await growOnGpu(page, 64);
  await grow.getByRole('button', { name: texts.en.common.cancel }).click();
  const stopped = await stepOf(grow);
  await expectSound(page);
  await grow.getByRole('button', { name: 'Go on' }).click();
  await expect.poll(() => latestStep(grow)).toBeGreaterThan(stopped);
  await grow.getByRole('button', { name: texts.en.common.cancel }).click();
  expect(await stepOf(grow)).toBeGreaterThan(stopped);
});

test('a size beyond them is refused in words, and the CPU computes it', async ({ page }) => {
  // Two matrices of 137 MiB; a binding holds 128. A slow machine takes its time to make them.
  await openLab(page, 'transpose:tiled|js-blocked:n=6000/120s');
  await runLab(page);
  await expectReasons(page, [
    /takes 137 MiB; a buffer on this adapter holds 128 MiB at most\. Choose a smaller size\./,
  ]);
});

test('a feature that it lacks is named', async ({ page }) => {
  await openLab(page, 'matmul:half|subgroups|naive:n=64/20s');
  await runLab(page);
  await expectReasons(page, [/does not offer subgroups\.$/, /does not offer 16-bit floats/]);
});

/** What the results say of the cases that they have no time of. */
async function expectReasons(page: Page, reasons: readonly RegExp[]): Promise<void> {
  await page.getByText(/^\d+ cases? without a time$/).click();
  for (const reason of reasons) await expect(page.getByText(reason).filter({ visible: true }).first()).toBeVisible();
  await expectSound(page);
}
