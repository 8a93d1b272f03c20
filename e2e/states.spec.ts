/**
 * What can go wrong, brought about for real where a browser can be made to: each state says what happened, what still
 * works and what to do, and the CPU side always runs.
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { chromium } from 'playwright/test';
import { chromiumLaunchOptions } from '../src/tooling/browser.mjs';
import { heading, notice, open, race, says, sentence, startRace, texts } from './support/app.ts';
import { expectAccessible } from './support/axe.ts';
import { expect, type Page, test } from './support/test.ts';
import { addWorkerInitScript, benchWorker } from './support/worker.ts';

const { home, common, errors, device } = texts.en;

const lane = (page: Page, name: string) => page.locator('.lane').filter({ hasText: name });
const GPU_LANES = [home.lanes.tuned, home.lanes.tiled];

/** The whole notice: what happened, what still works, what to do. */
async function expectNotice(page: Page, { title, works, todo }: { title: string; works: string; todo: string }) {
  const found = notice(page, title).first();
  await expect(found).toBeVisible();
  await expect(found).toContainText(says(works));
  await expect(found).toContainText(todo);
}

/** The CPU was measured, the sentence says so, and each GPU lane gives its reason. */
async function expectCpuOnly(page: Page, reason: RegExp) {
  await expect(sentence(page)).toContainText('No GPU took part.');
  await expect(lane(page, home.lanes['wasm-threads'])).toContainText(/\d GFLOP\/s/);
  for (const name of GPU_LANES) await expect(lane(page, name).locator('.lane__reason')).toContainText(reason);
}

test.describe('without a GPU to talk to', () => {
  // Over plain http a browser offers no WebGPU (nor service workers, nor isolation): a visitor in a home network.
  test('no WebGPU', async ({ launch, host }) => {
    const { url } = await host({ name: 'lockstep.test' });
    const page = await launch({
      args: ['--host-resolver-rules=MAP lockstep.test 127.0.0.1'],
      context: { baseURL: url },
    });
    await open(page);
    expect(await page.evaluate(() => 'gpu' in navigator)).toBe(false);
    await expectNotice(page, errors.noWebgpu);
    await expect(page.getByRole('button', { name: home.startCpu })).toBeVisible();
    await race(page);
    await expectCpuOnly(page, /does not offer WebGPU/);
    await open(page, '/device');
    await expectNotice(page, errors.noWebgpu);
    await expect(page.getByRole('heading', { name: device.machine.title })).toBeVisible();
    await expect(page.getByRole('heading', { name: device.limits.title })).toBeHidden();
  });

  test('null adapter', async ({ launch }) => {
    const page = await launch({ args: ['--disable-gpu', '--disable-software-rasterizer'] });
    await open(page);
    expect(await page.evaluate(() => navigator.gpu.requestAdapter())).toBeNull();
    await expectNotice(page, errors.noAdapter);
    await expectAccessible(page);
    await race(page);
    await expectCpuOnly(page, /found no GPU/);
    await open(page, '/device', {});
    await expectNotice(page, errors.noAdapter);
    // What the shader compiler understands does not depend on an adapter.
    await expect(page.getByRole('heading', { name: device.language.title })).toBeVisible();
  });

  test('the request for an adapter throws', async ({ page }) => {
    const refuse = () => {
      GPU.prototype.requestAdapter = () =>
        Promise.reject(new DOMException('The GPU process is gone.', 'OperationError'));
    };
    await page.addInitScript(refuse);
    await addWorkerInitScript(page, refuse);
    await open(page);
    await expectNotice(page, errors.adapterThrew);
    await expect(notice(page, errors.adapterThrew.title)).toContainText('The GPU process is gone.');
    await race(page);
    await expectCpuOnly(page, /could not be opened: The GPU process is gone\./);
  });
});

test('software adapter: said before the race, with its outcome and on the device page, in both languages', async ({
  page,
}) => {
  await open(page);
  await expectNotice(page, errors.software);
  await race(page);
  await expectNotice(page, errors.software);
  await page.getByRole('button', { name: '中文' }).click();
  const { errors: told } = texts['zh-CN'];
  await expectNotice(page, told.software);
  await open(page, '/device');
  await expectNotice(page, told.software);
});

test('device lost in mid-run: started again once, and the rest is measured', async ({ launch }) => {
  const page = await launch();
  await open(page);
  await startRace(page);
  await expect(page.getByText(says(home.now['warm-up']))).toBeVisible();
  const cdp = await page.context().browser()?.newBrowserCDPSession();
  // The browser's GPU process dies; the connection may end before it can answer.
  await cdp?.send('Browser.crashGpuProcess').catch(() => undefined);
  await expect(sentence(page)).toBeVisible();
  await expectNotice(page, errors.deviceLost);
  await expect(lane(page, home.lanes['wasm-threads'])).toContainText(/\d GFLOP\/s/);

  await race(page);
  await expect(notice(page, errors.deviceLost.title)).toBeHidden();
  await expect(lane(page, home.lanes.tuned)).toContainText(/\d GFLOP\/s/);
});

test('out of memory: the case says so, the others are measured', async ({ page }) => {
  // More than the software adapter's driver can give at once, so that it really answers "out of memory".
  await addWorkerInitScript(page, () => {
    const { createBuffer } = GPUDevice.prototype;
    GPUDevice.prototype.createBuffer = function (descriptor) {
      const size = descriptor.label === 'a' ? this.limits.maxBufferSize : descriptor.size;
      return createBuffer.call(this, { ...descriptor, size });
    };
  });
  await open(page);
  await race(page);
  await expectCpuOnly(page, /The GPU has no room for the [\d.]+ MiB/);
});

test('a size beyond the adapter’s limits is a plain result', async ({ page }) => {
  // An adapter with buffers of 64 KiB; a matrix of the race takes 256 KiB.
  await addWorkerInitScript(page, () => {
    Object.defineProperty(GPUSupportedLimits.prototype, 'maxStorageBufferBindingSize', { get: () => 2 ** 16 });
  });
  await open(page);
  await race(page);
  await expectCpuOnly(page, /a takes 0\.3 MiB; a buffer on this adapter holds 0\.1 MiB at most/);
});

/** Headless tabs are never hidden; the page is told in the way a browser tells it. */
const hide = (page: Page, hidden: boolean) =>
  page.evaluate((now) => {
    Object.defineProperty(document, 'hidden', { configurable: true, get: () => now });
    document.dispatchEvent(new Event('visibilitychange'));
  }, hidden);

test('tab hidden during a run: samples of that time are thrown away, and it is said', async ({ page }) => {
  await open(page);
  await startRace(page);
  await expect(page.getByText(says(home.now.sample))).toBeVisible();
  // Again and again for a while, because a sample has to be under way.
  await page.evaluate(async () => {
    let hidden = false;
    Object.defineProperty(document, 'hidden', { configurable: true, get: () => hidden });
    for (const end = performance.now() + 1500; hidden || performance.now() < end; ) {
      hidden = !hidden;
      document.dispatchEvent(new Event('visibilitychange'));
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
  });
  await expect(sentence(page)).toBeVisible();
  await expectNotice(page, errors.hidden);
});

test('tab hidden for all of a run: nothing is measured, and it is said why', async ({ page }) => {
  await open(page);
  await startRace(page);
  await hide(page, true);
  await expect(sentence(page)).toHaveText(home.verdict.none);
  await expectNotice(page, errors.hidden);
  await expect(page.locator('.lane__reason').first()).toContainText('hidden');
  await hide(page, false);
  await race(page);
  await expect(notice(page, errors.hidden.title)).toBeHidden();
});

test.describe('when the worker dies', () => {
  test.use({ expectedErrors: /boom|Failed to load resource/ });

  test('in mid-run: what was measured stays, and the next race works', async ({ page }) => {
    await open(page);
    await startRace(page);
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

  test('before it starts, because its file does not come', async ({ page }) => {
    await page.route('**/assets/bench-worker-*.js', (route) => route.abort());
    await open(page);
    await page.getByRole('button', { name: home.start }).click();
    await expect(notice(page, errors.stopped.title)).toBeVisible();
    await page.unroute('**/assets/bench-worker-*.js');
    await race(page);
    await expect(notice(page, errors.stopped.title)).toBeHidden();
  });
});

test.describe('a page whose code does not come', () => {
  test.use({ expectedErrors: /Failed to load resource|dynamically imported module/ });

  test('leaves the frame and the other pages, and comes when loaded again', async ({ page }) => {
    await page.route('**/assets/device-page-*.js', (route) => route.abort());
    await open(page);
    await page.getByRole('link', { name: common.nav.device, exact: true }).click();
    await expect(heading(page)).toHaveText(errors.page.title);
    await page.getByRole('link', { name: common.name }).click();
    await expect(heading(page)).toHaveText(home.title);
    await page.unroute('**/assets/device-page-*.js');
    await page.goBack();
    await page.getByRole('button', { name: errors.page.reload }).click();
    await expect(heading(page)).toHaveText(device.title);
  });
});

test.describe('storage', () => {
  test('refused: everything works until the tab is closed, and the result is said not to be kept', async ({
    baseURL,
    locale,
  }, { outputDir }) => {
    // The browser's own setting "block all cookies", which takes local storage, IndexedDB and service workers along.
    const profile = join(outputDir, 'profile');
    mkdirSync(join(profile, 'Default'), { recursive: true });
    const settings = { profile: { default_content_setting_values: { cookies: 2 } } };
    writeFileSync(join(profile, 'Default', 'Preferences'), JSON.stringify(settings));
    const context = await chromium.launchPersistentContext(profile, { ...chromiumLaunchOptions(), baseURL, locale });
    try {
      const page = context.pages()[0] ?? (await context.newPage());
      await page.goto('./');
      await expect(heading(page)).toHaveText(home.title);
      const refused = await page.evaluate(() => {
        try {
          return String(localStorage.length);
        } catch (error) {
          return error instanceof DOMException ? error.name : String(error);
        }
      });
      expect(refused).toBe('SecurityError');
      await page.getByRole('combobox', { name: common.theme.label }).selectOption('dark');
      await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark');
      await race(page);
      await expect(notice(page, errors.notKept.title)).toContainText(errors.notKept.refused);
      await expect(notice(page, errors.notKept.title)).toContainText(errors.notKept.todo);
      await page.getByRole('button', { name: '中文' }).click();
      await expect(sentence(page)).toContainText('在这台机器上');
    } finally {
      await context.close();
    }
  });

  test('full: the result stays on screen and is said not to be kept', async ({ page, baseURL }) => {
    await open(page);
    const cdp = await page.context().newCDPSession(page);
    const origin = new URL(baseURL ?? '').origin;
    await cdp.send('Storage.overrideQuotaForOrigin', { origin, quotaSize: 1 });
    // Local storage has a quota of its own: as much as fits.
    await page.evaluate(() => {
      for (let size = 2 ** 22; size >= 1; size /= 2) {
        try {
          for (let i = 0; ; i++) localStorage.setItem(`${size}-${i}`, 'x'.repeat(size));
        } catch {
          // The next smaller piece may still fit.
        }
      }
    });
    await race(page);
    await expect(notice(page, errors.notKept.title)).toContainText(errors.notKept.full);
    await page.getByRole('combobox', { name: common.theme.label }).selectOption('dark');
    await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark');
    await expect(sentence(page)).toBeVisible();
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
