/** The pictures of “Train a network”: a large file, fetched when it is asked for and not before. */
import { cover } from '../../src/lessons/train-a-network/cover.ts';
import { open, texts } from '../support/app.ts';
import { openStep } from '../support/lessons.ts';
import { expect, test } from '../support/test.ts';

const PICTURES = '**/data/fashion-mnist/pictures.bin';

test.describe('pictures that do not arrive', () => {
  test.use({ expectedErrors: /pictures\.bin|ERR_|Failed to load/ });

  test('are told plainly, and fetched when they are asked for again', async ({ page, bench: _ }) => {
    await page.route(PICTURES, (route) => route.abort('internetdisconnected'));
    await openStep(page, cover, 'race', 'en');
    await page.getByRole('button', { name: /^Download the pictures/ }).click();
    await expect(page.getByRole('alert')).toContainText('you may be offline');
    await page.unroute(PICTURES);
    await page.route(PICTURES, (route) => route.fulfill({ body: 'no gzip' }));
    await page.getByRole('button', { name: 'Try again' }).click();
    await expect(page.getByRole('alert')).toContainText('cut off or changed on the way');
    await page.unroute(PICTURES);
    await page.getByRole('button', { name: 'Try again' }).click();
    await expect(page.getByRole('button', { name: 'Start the race' })).toBeVisible();
  });
});

test('a download can be cancelled', async ({ page, bench: _ }) => {
  let release = () => {};
  const held = new Promise<void>((resolve) => {
    release = resolve;
  });
  await page.route(PICTURES, async (route) => {
    await held;
    await route.abort().catch(() => undefined);
  });
  await openStep(page, cover, 'look', 'en');
  await page.getByRole('button', { name: /^Download the pictures/ }).click();
  await expect(page.getByRole('progressbar', { name: 'Progress of the download' })).toBeVisible();
  await page.getByRole('button', { name: texts.en.common.cancel }).click();
  await expect(page.getByRole('button', { name: /^Download the pictures/ })).toBeVisible();
  release();
});

test('no other page and no other step fetches the pictures', async ({ page, bench: _ }) => {
  const asked: string[] = [];
  page.on('request', (request) => {
    if (request.url().includes('pictures.bin')) asked.push(request.url());
  });
  for (const route of ['/', '/lessons', `/lessons/${cover.id}/look`, `/lessons/${cover.id}/race`]) {
    await open(page, route, { language: 'en' });
    await page.waitForLoadState('networkidle');
  }
  expect(asked).toEqual([]);
});
