/** The lab: choosing a plan, running it, cancelling it, and bringing a picture and weights of one's own. */
import { notice, texts } from './support/app.ts';
import { expectAccessible } from './support/axe.ts';
import {
  cancelButton,
  chip,
  choosePicture,
  openLab,
  pixelOf,
  png,
  runLab,
  SMALL,
  SWEEP,
  startButton,
} from './support/lab.ts';
import { expect, type Page, test } from './support/test.ts';
import { addWorkerInitScript } from './support/worker.ts';

const { lab, errors, common } = texts.en;

const results = (page: Page) => page.getByRole('heading', { name: lab.results.title });
const plan = (page: Page) => new URL(page.url()).hash;

test.describe('a run', () => {
  for (const [id, address] of Object.entries(SWEEP)) {
    test(`of ${id} measures every case and shows it`, async ({ page }) => {
      await openLab(page, address);
      await runLab(page);
      await expect(results(page)).toBeVisible();
      await expect(notice(page, errors.software.title)).toBeVisible();
      await expect(page.locator('.recharts-surface').first()).toBeVisible();
      await page.getByText(common.table, { exact: true }).first().click();
      const rows = page.locator('tbody tr');
      await expect(rows).toHaveCount(4);
      for (const row of await rows.all()) await expect(row).toContainText(/\d\s?(ns|µs|ms|s)\b/);
      await expect(page.getByText(lab.results.kept)).toBeVisible();
      await expectAccessible(page);
    });
  }

  test('says what it is doing, and can be cancelled at once', async ({ page }) => {
    await openLab(page, 'matmul:*:n=64|128|256/60s');
    await startButton(page).click();
    await expect(cancelButton(page)).toBeFocused();
    await expect(page.locator('.lab-now')).toContainText('n = 64');
    await expect(page.locator('.lab__run')).toContainText(/about \d+ seconds? left/);
    // Results appear while the rest is still to come.
    await expect(page.getByRole('figure').first()).toBeVisible();
    await expectAccessible(page);

    // Measured on the page itself: the way from here to the page would count otherwise.
    const [said, over] = await page.evaluate(async () => {
      const started = performance.now();
      const until = async (done: () => boolean) => {
        while (!done()) await new Promise((resolve) => requestAnimationFrame(resolve));
        return performance.now() - started;
      };
      const button = document.querySelector<HTMLButtonElement>('.lab__run .button');
      button?.click();
      const first = await until(() => !button?.isConnected || button.disabled);
      return [first, await until(() => document.querySelector('.lab__run .button--primary') !== null)];
    });
    expect(said).toBeLessThan(200);
    // The engine is over within 200 ms; drawing the outcome on a busy machine takes its own time.
    expect(over).toBeLessThan(1500);
    await expect(page.getByText(lab.results.cancelled)).toBeVisible();
    await expect(startButton(page)).toBeEnabled();
    await expectAccessible(page);
  });

  test('outlives a visit to another page, with its plan', async ({ page }) => {
    await openLab(page, SMALL.matmul);
    await runLab(page);
    await page.getByRole('link', { name: common.nav.device, exact: true }).click();
    await page.getByRole('link', { name: common.nav.lab, exact: true }).click();
    await expect(results(page)).toBeVisible();
    await expect(page.locator('.lab-plan')).toContainText('n = 64');
    await expect.poll(() => plan(page)).toBe(`#/lab/${SMALL.matmul}`);
  });
});

test.describe('a worker that crashes', () => {
  test.use({ expectedErrors: /out of luck/ });

  test('leaves what was measured, says so, and lets the visitor go on', async ({ page }) => {
    await addWorkerInitScript(page, () => {
      setTimeout(() => {
        throw new Error('out of luck');
      }, 6000);
    });
    await openLab(page, 'matmul:*:n=64|128|256/60s');
    await startButton(page).click();
    await expect(notice(page, errors.stopped.title)).toBeVisible();
    await expect(results(page)).toBeVisible();
    await expect(startButton(page)).toBeEnabled();
    await expectAccessible(page);
  });
});

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
    await expect.poll(() => plan(page)).toContain('n=100|128|256|512/60s');
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
    await expect.poll(() => plan(page)).not.toContain('matmul');
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

  test('is made and run from the keyboard alone', async ({ page }) => {
    await openLab(page, SMALL.matmul);
    await page.locator('h1').focus();
    const reach = async (name: string | RegExp, role: 'button' | 'checkbox') => {
      const target = page.getByRole(role, { name, exact: typeof name === 'string' });
      for (let presses = 0; presses < 40; presses++) {
        await page.keyboard.press('Tab');
        if (await target.evaluate((element) => element === document.activeElement)) return;
      }
      throw new Error(`Tab does not reach ${name}`);
    };
    await reach(lab.run.start, 'button');
    await reach('128', 'checkbox');
    await page.keyboard.press('Space');
    await expect(chip(page, '128')).toBeChecked();
    await reach(/^Tiled/, 'checkbox');
    await page.keyboard.press('Space');
    await expect.poll(() => plan(page)).toContain('matmul:naive|tiled|js-blocked:n=64|128');
    for (let presses = 0; presses < 40; presses++) {
      await page.keyboard.press('Shift+Tab');
      if (await startButton(page).evaluate((element) => element === document.activeElement)) break;
    }
    await page.keyboard.press('Enter');
    await expect(cancelButton(page)).toBeFocused();
    await expect(startButton(page)).toBeVisible({ timeout: 60_000 });
    await expect(results(page)).toBeFocused();
  });
});

test.describe('without a GPU', () => {
  test('its contenders are not chosen and cannot be; the CPU is measured', async ({ page }) => {
    await page.addInitScript(() => {
      Object.defineProperty(GPU.prototype, 'requestAdapter', { value: async () => null });
    });
    await openLab(page, SMALL.matmul);
    await expect(notice(page, errors.noAdapter.title)).toBeVisible();
    await expect(page.getByText(lab.contenders.noGpu).first()).toBeVisible();
    await expect(page.getByRole('checkbox', { name: /^Naive/ })).toBeDisabled();
    await expect(page.getByRole('checkbox', { name: /^Naive/ })).not.toBeChecked();
    await expect(page.locator('.lab-plan')).toContainText('1 contender');
    await runLab(page);
    await page.getByText(common.table, { exact: true }).first().click();
    await expect(page.locator('tbody tr')).toHaveCount(1);
    await expectAccessible(page);
  });
});

test.describe('a picture of one’s own', () => {
  const halves = png(120, 60, (x) => (x < 60 ? [200, 30, 30, 255] : [20, 40, 220, 255]));

  test('is filtered, and shown with the difference from the reference', async ({ page }) => {
    await openLab(page, 'convolution:direct|js-direct:size=64,filter=box/5s');
    await choosePicture(page, halves);
    await expect(page.getByText('made.png, 120 × 60 pixels')).toBeVisible();
    await page.getByText(lab.picture.whole, { exact: true }).click();
    await expect.poll(() => plan(page)).toContain('size=64,height=32,filter=box');
    await expectAccessible(page);
    await runLab(page);
    // The left half red, the right half blue, and a soft seam between them in the output alone.
    expect(await pixelOf(page, /^The picture that was filtered, 64 by 32/, 4, 16)).toEqual([200, 30, 30, 255]);
    const output = /^The same picture as Direct filtered it/;
    expect(await pixelOf(page, output, 4, 16)).toEqual([200, 30, 30, 255]);
    expect(await pixelOf(page, output, 60, 16)).toEqual([20, 40, 220, 255]);
    const [red, , blue] = await pixelOf(page, output, 32, 16);
    expect(red).toBeGreaterThan(20);
    expect(blue).toBeGreaterThan(30);
    await expect(page.getByRole('img', { name: /^Where the output of Direct differs/ })).toBeVisible();
    await page.getByLabel(lab.shown.contender, { exact: true }).selectOption('js-direct');
    await expect(page.getByRole('img', { name: /^The same picture as JavaScript filtered it/ })).toBeVisible();
    await expectAccessible(page);
  });

  test('that is dropped or pasted is taken; several sizes become one', async ({ page }) => {
    await openLab(page, 'convolution:js-direct:size=64|128/5s');
    const bytes = [...halves.buffer];
    for (const type of ['drop', 'paste'] as const) {
      await page.evaluate(
        ([kind, data]) => {
          const transfer = new DataTransfer();
          transfer.items.add(new File([new Uint8Array(data)], `${kind}.png`, { type: 'image/png' }));
          const options = { bubbles: true, cancelable: true };
          const event =
            kind === 'drop'
              ? new DragEvent('drop', { ...options, dataTransfer: transfer })
              : new ClipboardEvent('paste', { ...options, clipboardData: transfer });
          document.body.dispatchEvent(event);
        },
        [type, bytes] as const,
      );
      await expect(page.getByText(`${type}.png, 120 × 60 pixels`)).toBeVisible();
    }
    await expect(page.getByRole('radio', { name: '128' })).toBeChecked();
    await page.getByRole('button', { name: lab.picture.remove }).click();
    await expect(page.getByText(/paste\.png/)).toBeHidden();
    await expect(chip(page, '128')).toHaveAttribute('type', 'checkbox');
  });

  test('that is none, tiny or transparent is handled in plain words', async ({ page }) => {
    await openLab(page, SMALL.convolution);
    await choosePicture(page, halves);
    await expect(page.getByText('made.png, 120 × 60 pixels')).toBeVisible();
    await choosePicture(page, { name: 'notes.png', mimeType: 'image/png', buffer: Buffer.from('not a picture') });
    await expect(notice(page, lab.picture.problems['not-a-picture'].title)).toBeVisible();
    await expect(page.getByText('made.png, 120 × 60 pixels')).toBeVisible();
    await expectAccessible(page);

    await choosePicture(
      page,
      png(1, 1, () => [10, 20, 30, 255]),
    );
    await expect(page.getByText(lab.picture.tiny)).toBeVisible();
    await choosePicture(
      page,
      png(64, 64, (x) => [255, 0, 0, x < 32 ? 0 : 255]),
    );
    await expect(page.getByText(lab.picture.transparent)).toBeVisible();
    await runLab(page);
    // White where it was transparent.
    expect(await pixelOf(page, /^The picture that was filtered/, 4, 16)).toEqual([255, 255, 255, 255]);
    expect(await pixelOf(page, /^The picture that was filtered/, 60, 16)).toEqual([255, 0, 0, 255]);
  });

  test('comes from the camera, one frame at a press', async ({ launch }) => {
    const page = await launch({
      args: ['--use-fake-device-for-media-stream', '--use-fake-ui-for-media-stream'],
      context: { permissions: ['camera'] },
    });
    await openLab(page, SMALL.convolution);
    await page.getByText(lab.picture.camera, { exact: true }).click();
    await page.getByRole('button', { name: lab.camera.start }).click();
    const view = page.getByLabel(lab.camera.view);
    await expect(view).toBeVisible();
    await expect.poll(() => view.evaluate((video) => (video as HTMLVideoElement).videoWidth)).toBeGreaterThan(0);
    await expectAccessible(page);
    await page.getByRole('button', { name: lab.camera.take }).click();
    await expect(page.getByText(lab.picture.snapshot)).toBeVisible();
    await expect(view).toBeHidden();
    await runLab(page);
    await expect(page.getByRole('img', { name: /^The picture that was filtered/ })).toBeVisible();
  });

  for (const [name, problem] of [
    ['NotAllowedError', 'refused'],
    ['NotFoundError', 'none'],
    ['NotReadableError', 'busy'],
  ] as const) {
    test(`a camera that answers ${name} is explained`, async ({ page }) => {
      await page.addInitScript((error) => {
        const refuse = () => Promise.reject(new DOMException('', error));
        Object.defineProperty(MediaDevices.prototype, 'getUserMedia', { value: refuse });
      }, name);
      await openLab(page, SMALL.convolution);
      await page.getByText(lab.picture.camera, { exact: true }).click();
      await page.getByRole('button', { name: lab.camera.start }).click();
      await expect(notice(page, lab.camera.problems[problem].title)).toBeVisible();
      await expect(startButton(page)).toBeEnabled();
    });
  }
});

test.describe('weights of one’s own', () => {
  const cell = (page: Page, row: number, column: number) =>
    page.getByLabel(`Row ${row}, column ${column}`, { exact: true });

  test('begin as the filter’s, are checked, scaled, kept in the address and used', async ({ page }) => {
    await openLab(page, 'convolution:direct|js-direct:size=64,filter=box/5s');
    await page.getByLabel('Filter', { exact: true }).selectOption('custom');
    await expect(cell(page, 2, 2)).toHaveValue('0.111');
    await cell(page, 1, 1).fill('zero');
    await expect(page.getByText(lab.missing.weights)).toBeVisible();
    await expect(startButton(page)).toBeDisabled();
    await expectAccessible(page);

    // Moves the picture: every pixel takes the place of the one to its upper left, twice as bright.
    await cell(page, 1, 1).evaluate((input) => {
      const data = new DataTransfer();
      data.setData('text', '0 0 0\n0 0 0\n0 0 2');
      input.dispatchEvent(new ClipboardEvent('paste', { bubbles: true, cancelable: true, clipboardData: data }));
    });
    await expect(cell(page, 3, 3)).toHaveValue('2');
    await page.getByRole('button', { name: lab.weights.normalise }).click();
    await expect(cell(page, 3, 3)).toHaveValue('1');
    await expect.poll(() => plan(page)).toContain('weights=0,0,0,0,0,0,0,0,1');
    await page.reload();
    await expect(cell(page, 3, 3)).toHaveValue('1');

    const corner = png(64, 64, (x, y) => (x === 33 && y === 33 ? [255, 255, 255, 255] : [0, 0, 0, 255]));
    await choosePicture(page, corner);
    await expect(page.getByText('made.png, 64 × 64 pixels')).toBeVisible();
    await runLab(page);
    const output = /^The same picture as Direct filtered it/;
    expect(await pixelOf(page, output, 32, 32)).toEqual([255, 255, 255, 255]);
    expect(await pixelOf(page, output, 33, 33)).toEqual([0, 0, 0, 255]);
    await expect(page.getByText(lab.shown.equal)).toBeVisible();
  });

  test('are not lost while being typed, and refuse a sum of zero', async ({ page }) => {
    await openLab(page, 'convolution:js-direct:size=64,filter=edge/5s');
    await page.getByLabel('Filter', { exact: true }).selectOption('custom');
    await cell(page, 1, 1).fill('1/8');
    await expect.poll(() => plan(page)).toContain('weights=0.125');
    await expect(cell(page, 1, 1)).toHaveValue('1/8');
    await page.getByLabel('Filter', { exact: true }).selectOption('edge');
    await page.getByLabel('Filter', { exact: true }).selectOption('custom');
    await page.getByRole('button', { name: lab.weights.normalise }).click();
    await expect(page.getByText(lab.weights.zeroSum)).toBeVisible();
  });
});
