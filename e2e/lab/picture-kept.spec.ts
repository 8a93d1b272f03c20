/** What becomes of a picture of one's own while other things happen: other work, a run. */
import { texts } from '../support/app.ts';
import { choosePicture, drop, fakeCamera, openLab, planOf, png, startButton } from '../support/lab.ts';
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
  const camera = await fakeCamera(page);
  await openLab(page, 'convolution:js-direct:size=64/60s');
  await page.getByText(lab.picture.camera, { exact: true }).click();
  await page.getByRole('button', { name: lab.camera.start }).click();
  await expect(page.locator('video')).toBeVisible();
  await startButton(page).click();
  await expect(page.getByRole('button', { name: common.cancel, exact: true })).toBeVisible();
  await expect(page.locator('video')).toBeHidden();
  expect(await camera()).toBe('ended');
  await drop(page, 'late.png', halves);
  await page.getByRole('button', { name: common.cancel, exact: true }).click();
  await expect(startButton(page)).toBeVisible();
  // Afterwards one is taken again; of the other nothing has come.
  await drop(page, 'next.png', halves);
  await expect(page.getByText(/next\.png/)).toBeVisible();
  await expect(page.getByText(/late\.png/)).toBeHidden();
});
