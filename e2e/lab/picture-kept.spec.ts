/** What becomes of a picture of one's own while other things happen: other work, a run. */
import { texts } from '../support/app.ts';
import { choosePicture, openLab, planOf, png, startButton } from '../support/lab.ts';
import { expect, test } from '../support/test.ts';

const { lab, common } = texts.en;
const halves = png(120, 60, (x) => (x < 60 ? [200, 30, 30, 255] : [20, 40, 220, 255]));

test('other work and back: the plan fits the picture again, with its shape', async ({ page }) => {
  await openLab(page, 'convolution:js-direct:size=64/2s');
  await choosePicture(page, halves);
  await page.getByText(lab.picture.whole, { exact: true }).click();
  await expect.poll(() => planOf(page)).toContain('height=32');
  const work = page.getByLabel(lab.workload, { exact: true });
  await work.selectOption('matmul');
  await expect.poll(() => planOf(page)).toContain('matmul:');
  await work.selectOption('convolution');
  await expect.poll(() => planOf(page)).toMatch(/convolution:.*size=\d+,height=\d+/);
  expect(await planOf(page)).not.toMatch(/size=\d+\|/);
  await expect(page.getByText(/made\.png/)).toBeVisible();
});

test('during a run the camera is off, and a picture that is dropped is not taken', async ({ page }) => {
  await page.addInitScript(() => {
    navigator.mediaDevices.getUserMedia = async () => {
      const canvas = document.createElement('canvas');
      canvas.getContext('2d')?.fillRect(0, 0, 10, 10);
      const stream = canvas.captureStream();
      Object.assign(window, { camera: stream.getTracks()[0] });
      return stream;
    };
  });
  await openLab(page, 'convolution:js-direct:size=64/60s');
  await page.getByText(lab.picture.camera, { exact: true }).click();
  await page.getByRole('button', { name: lab.camera.start }).click();
  await expect(page.locator('video')).toBeVisible();
  await startButton(page).click();
  await expect(page.getByRole('button', { name: common.cancel, exact: true })).toBeVisible();
  await expect(page.locator('video')).toBeHidden();
  expect(await page.evaluate(() => (window as unknown as { camera: MediaStreamTrack }).camera.readyState)).toBe(
    'ended',
  );
  await page.evaluate(
    (bytes) => {
      const dataTransfer = new DataTransfer();
      dataTransfer.items.add(new File([new Uint8Array(bytes)], 'late.png', { type: 'image/png' }));
      document.body.dispatchEvent(new DragEvent('drop', { bubbles: true, cancelable: true, dataTransfer }));
    },
    [...halves.buffer],
  );
  await page.getByRole('button', { name: common.cancel, exact: true }).click();
  await expect(startButton(page)).toBeVisible();
  await expect(page.getByText(/late\.png/)).toBeHidden();
});
