/** A picture of one's own in the lab: chosen, dropped, pasted or taken with the camera, and filtered. */
import { notice, texts } from '../support/app.ts';
import { expectAccessible } from '../support/axe.ts';
import { chip, choosePicture, openLab, png, SMALL, startButton } from '../support/lab.ts';
import { expect, type Page, test } from '../support/test.ts';

const { lab } = texts.en;

/** Drops or pastes files, all with the same in them. */
const give = (page: Page, kind: 'drop' | 'paste', bytes: Buffer, ...names: string[]) =>
  page.evaluate(
    ([kind, data, names]) => {
      const transfer = new DataTransfer();
      for (const name of names) transfer.items.add(new File([new Uint8Array(data)], name, { type: 'image/png' }));
      const options = { bubbles: true, cancelable: true };
      const event =
        kind === 'drop'
          ? new DragEvent('drop', { ...options, dataTransfer: transfer })
          : new ClipboardEvent('paste', { ...options, clipboardData: transfer });
      document.body.dispatchEvent(event);
    },
    [kind, [...bytes], names] as const,
  );

test.describe('a picture of one’s own', () => {
  const halves = png(120, 60, (x) => (x < 60 ? [200, 30, 30, 255] : [20, 40, 220, 255]));

  test('that is dropped or pasted is taken; several sizes become one', async ({ page }) => {
    await openLab(page, 'convolution:js-direct:size=64|128/5s');
    for (const type of ['drop', 'paste'] as const) {
      await give(page, type, halves.buffer, `${type}.png`);
      await expect(page.getByText(`${type}.png, 120 × 60 pixels`)).toBeVisible();
    }
    await expect(page.getByRole('radio', { name: '128' })).toBeChecked();
    await page.getByRole('button', { name: lab.picture.remove }).click();
    await expect(page.getByText(/paste\.png/)).toBeHidden();
    await expect(chip(page, '128')).toHaveAttribute('type', 'checkbox');
  });

  test('of several that come at once the first is taken, and none while a run uses it; both are told', async ({
    page,
    bench,
  }) => {
    await openLab(page, SMALL.convolution);
    await give(page, 'drop', halves.buffer, 'one.png', 'other.png');
    await expect(page.getByText('one.png, 120 × 60 pixels')).toBeVisible();
    await expect(page.getByText(lab.picture.passed.several)).toBeVisible();
    await startButton(page).click();
    const run = await bench.nextRun();
    await give(page, 'paste', halves.buffer, 'late.png');
    await expect(page.getByText(lab.picture.passed.busy)).toBeVisible();
    await expect(page.getByText('one.png, 120 × 60 pixels')).toBeVisible();
    await run.finish(() => ({ kernelMs: 1 }));
    await give(page, 'paste', halves.buffer, 'late.png');
    await expect(page.getByText('late.png, 120 × 60 pixels')).toBeVisible();
    await expect(page.getByText(lab.picture.passed.busy)).toHaveCount(0);
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
