/** Pictures and weights of one's own, filtered for real: every pixel is what the weights make of it. */
import { texts } from '../support/app.ts';
import { expectAccessible } from '../support/axe.ts';
import { choosePicture, expectPixel, openLab, pixelOf, planOf, png } from '../support/lab.ts';
import { expectTableEqualsChart, runLab } from '../support/real.ts';
import { expect, test } from '../support/test.ts';

const { lab } = texts.en;

const halves = png(120, 60, (x) => (x < 60 ? [200, 30, 30, 255] : [20, 40, 220, 255]));

test('is filtered, and shown with the difference from the reference', async ({ page }) => {
  await openLab(page, 'convolution:direct|js-direct:size=64,filter=box/60s');
  await choosePicture(page, halves);
  await expect(page.getByText('made.png, 120 × 60 pixels')).toBeVisible();
  await page.getByText(lab.picture.whole, { exact: true }).click();
  await expect.poll(() => planOf(page)).toContain('size=64,height=32,filter=box');
  await expectAccessible(page);
  await runLab(page);
  // The left half red, the right half blue, and a soft seam between them in the output alone.
  await expectPixel(page, /^The picture that was filtered, 64 by 32/, 4, 16, [200, 30, 30, 255]);
  const output = /^The same picture as Direct filtered it/;
  await expectPixel(page, output, 4, 16, [200, 30, 30, 255]);
  await expectPixel(page, output, 60, 16, [20, 40, 220, 255]);
  const [red, , blue] = await pixelOf(page, output, 32, 16);
  expect(red).toBeGreaterThan(20);
  expect(blue).toBeGreaterThan(30);
  await expect(page.getByRole('img', { name: /^Where the output of Direct differs/ })).toBeVisible();
  const drawing = page.getByRole('region', { name: 'The picture, before and after' });
  await drawing.getByLabel(lab.shown.contender, { exact: true }).selectOption('js-direct');
  await expect(page.getByRole('img', { name: /^The same picture as JavaScript filtered it/ })).toBeVisible();
  await expectAccessible(page);
});

test('white stands for what is transparent', async ({ page }) => {
  await openLab(page, 'convolution:direct|js-direct:size=64/60s');
  await choosePicture(
    page,
    png(64, 64, (x) => [255, 0, 0, x < 32 ? 0 : 255]),
  );
  await expect(page.getByText(lab.picture.transparent)).toBeVisible();
  await runLab(page);
  await expectPixel(page, /^The picture that was filtered/, 4, 16, [255, 255, 255, 255]);
  await expectPixel(page, /^The picture that was filtered/, 60, 16, [255, 0, 0, 255]);
});

test('where no picture comes of it, it is measured and none is shown', async ({ page }) => {
  await openLab(page, 'histogram:copies|js:size=64/60s');
  await expect(page.getByText(lab.results.empty.picture)).toBeHidden();
  await choosePicture(page, halves);
  await page.getByText(lab.picture.whole, { exact: true }).click();
  await expect.poll(() => planOf(page)).toContain('size=64,height=32');
  await runLab(page);
  await expectTableEqualsChart(page, 2);
  await expect(page.getByRole('heading', { name: lab.shown.title })).toBeHidden();
});

test('own weights are used', async ({ page }) => {
  // Moves the picture: every pixel takes the place of the one to its upper left.
  await openLab(page, 'convolution:direct|js-direct:size=64,filter=custom/60s/weights=0,0,0,0,0,0,0,0,1');
  const corner = png(64, 64, (x, y) => (x === 33 && y === 33 ? [255, 255, 255, 255] : [0, 0, 0, 255]));
  await choosePicture(page, corner);
  await expect(page.getByText('made.png, 64 × 64 pixels')).toBeVisible();
  await runLab(page);
  const output = /^The same picture as Direct filtered it/;
  await expectPixel(page, output, 32, 32, [255, 255, 255, 255]);
  await expectPixel(page, output, 33, 33, [0, 0, 0, 255]);
  await expect(page.getByText(lab.shown.equal)).toBeVisible();
});
