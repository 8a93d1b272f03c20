/**
 * What can go wrong with a GPU, brought about for real where a browser can be made to: each state says what happened,
 * what still works and what to do, and the CPU side always runs.
 */
import { expectNotice, lane, notice, open, race, sentence, speak, startRace, texts } from '../support/app.ts';
import { expectAccessible } from '../support/axe.ts';
import { crashGpu, holdGpu, whenHeld } from '../support/lost-gpu.ts';
import { RATE_OR_LATE } from '../support/real.ts';
import { expect, type Page, test } from '../support/test.ts';
import { addWorkerInitScript } from '../support/worker.ts';

const { home, errors, device } = texts.en;

const GPU_LANES = [home.lanes.tuned, home.lanes.tiled];

/** The CPU was measured, the sentence says so, and each GPU lane gives its reason. */
async function expectCpuOnly(page: Page, reason: RegExp) {
  await expect(sentence(page)).toContainText('No GPU gave a result to compare with.');
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
    await expectNotice(page, errors.notSecure);
    await expect(page.getByRole('button', { name: home.startCpu })).toBeVisible();
    await race(page);
    await expectCpuOnly(page, /does not offer WebGPU/);
    await open(page, '/device');
    await expectNotice(page, errors.notSecure);
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

test('software adapter: said on the home page and the device page, in both languages', async ({ page }) => {
  // With the outcome of a race as well: home.spec.ts.
  for (const route of ['/', '/device']) {
    await open(page, route);
    await expectNotice(page, errors.software);
    await speak(page, 'zh-CN');
    await expectNotice(page, texts['zh-CN'].errors.software);
    await speak(page, 'en');
  }
});

test('device lost in mid-run: started again once, and the rest is measured', async ({ launch }) => {
  const page = await launch();
  await holdGpu(page);
  await open(page);
  await startRace(page);
  await whenHeld(page);
  await crashGpu(page);
  await expect(sentence(page)).toBeVisible();
  await expectNotice(page, errors.deviceLost);
  await expect(lane(page, home.lanes['wasm-threads'])).toContainText(/\d GFLOP\/s/);

  await race(page);
  await expect(notice(page, errors.deviceLost.title)).toBeHidden();
  await expect(lane(page, home.lanes.tuned)).toContainText(RATE_OR_LATE);
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
