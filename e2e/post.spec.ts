/** A result as a picture and a sentence to post: what they say, that they are handed over, and that each press has a word. */
import { readFile } from 'node:fs/promises';
import { encode } from 'uqr';
import { savedText } from '../src/ui/share/saving.ts';
import { expectNoOverflow, LANGUAGES, open, PHONE, says, speak, texts } from './support/app.ts';
import { expectAccessible } from './support/axe.ts';
import { CURVES, madeUp, routeOf, rowOf, share } from './support/share.ts';
import { expect, type Page, test } from './support/test.ts';

const { sharing, headline } = texts.en;

const times = (median: number) => ({ median, low: 0.95 * median, high: 1.05 * median, min: 0.9 * median, samples: 20 });
const ROWS = [rowOf('tiled', 'gpu', { kernelMs: times(2) }), rowOf('wasm', 'wasm', { kernelMs: times(20) })];

/** Opens a result, its share panel and the part for posting. @returns the link */
async function openPost(page: Page, rows = ROWS, environment: Parameters<typeof madeUp>[1] = {}): Promise<string> {
  await open(page, routeOf(madeUp(rows, environment)));
  const link = await share(page);
  await page.getByText(sharing.post.title, { exact: true }).click();
  return link;
}

/** The modules of the code in a picture of 1200 × 630, true where dark; the code's middle is where the picture has it. */
const modulesIn = (page: Page, png: Buffer, size: number) =>
  page.evaluate(
    async ([bytes, count]) => {
      const bitmap = await createImageBitmap(new Blob([Uint8Array.from(bytes)], { type: 'image/png' }));
      const canvas = new OffscreenCanvas(bitmap.width, bitmap.height);
      const context = canvas.getContext('2d');
      if (!context) throw new Error('no canvas');
      context.drawImage(bitmap, 0, 0);
      const unit = Math.floor(400 / count);
      const [left, top] = [940, 300].map((middle) => Math.round(middle - (unit * count) / 2));
      const dark = (x: number, y: number) =>
        context.getImageData(left + x * unit + (unit >> 1), top + y * unit + (unit >> 1), 1, 1).data[0] < 128;
      const rows = Array.from({ length: count }, (_, y) => Array.from({ length: count }, (__, x) => dark(x, y)));
      return { width: bitmap.width, height: bitmap.height, rows };
    },
    [[...png], size] as const,
  );

test('the picture is as chats show one, its code is the link, and saving it says so', async ({ page }) => {
  const link = await openPost(page);
  const picture = page.getByRole('img', { name: says(sharing.post.alt) });
  await expect(picture).toHaveAttribute('alt', says(headline.own.gpu.replace('{{times}}', '10')));
  const downloaded = page.waitForEvent('download');
  await page.getByRole('button', { name: sharing.post.save }).click();
  const file = await downloaded;
  await expect(page.getByRole('status').filter({ hasText: savedText(file.suggestedFilename()).en })).toBeVisible();
  const { data, size } = encode(link, { ecc: 'L', border: 4 });
  const found = await modulesIn(page, await readFile(await file.path()), size);
  expect([found.width, found.height]).toEqual([1200, 630]);
  expect(found.rows).toEqual(data);
});

test('a link that is too long for a code of that size gives way to the site’s', async ({ page, baseURL }) => {
  const many = Array.from({ length: 300 }, (_, at) => {
    const n = 64 + at;
    const median = 1 + (Math.imul(n, 2654435761) >>> 0) / 2 ** 30;
    const phases = { compileMs: median * 7.3, uploadMs: median / 3.1, readbackMs: median / (1 + (at % 13)) };
    const params = { n, m: n, k: n };
    return rowOf('tiled', 'gpu', { case: `matmul@1:tiled:n=${n}`, params, kernelMs: times(median), ...phases });
  });
  const link = await openPost(page, many);
  // Bytes of the largest code (version 27) whose modules, quiet space included, have three of its 400 pixels each.
  expect(link.length).toBeGreaterThan(1468);
  const downloaded = page.waitForEvent('download');
  await page.getByRole('button', { name: sharing.post.save }).click();
  const { data, size } = encode(baseURL ?? '', { ecc: 'L', border: 4 });
  const found = await modulesIn(page, await readFile(await (await downloaded).path()), size);
  expect(found.rows).toEqual(data);
});

test('the sentence names result, machine and link, in the visitor’s language, and is copied', async ({
  page,
  context,
}) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  const adapter = { vendor: 'v', architecture: 'a', device: '', description: 'Adapter 4', software: true };
  const link = await openPost(page, ROWS, { adapter });
  for (const language of LANGUAGES) {
    const words = texts[language];
    if (language !== 'en') await speak(page, language);
    await page.getByRole('button', { name: words.sharing.post.copy }).click();
    await expect(page.getByRole('status').filter({ hasText: words.common.copied })).toBeAttached();
    const said = await page.evaluate(() => navigator.clipboard.readText());
    expect(said).toContain(words.sharing.post.software);
    expect(said).toMatch(says(words.headline.own.gpu.replace('{{times}}', '10')));
    // It was opened from a link.
    expect(said).toMatch(says(words.sharing.post.wordsOf));
    expect(said).toContain('Adapter 4');
    expect(said.endsWith(link)).toBe(true);
    await expect(page.getByText(said, { exact: true })).toBeVisible();
    await expectAccessible(page);
  }
});

test('where copying is refused, the text is there to be selected', async ({ page }) => {
  await page.addInitScript(() => {
    Object.defineProperty(navigator, 'clipboard', { value: { writeText: () => Promise.reject(new Error('no')) } });
  });
  await openPost(page);
  await page.getByRole('button', { name: sharing.post.copy }).click();
  await expect(page.getByRole('alert')).toHaveText(sharing.post.refused);
  await expect(page.getByRole('textbox', { name: sharing.post.field })).toHaveValue(/#\/r\/2\./);
});

test('where the browser makes no picture, it says so, and the sentence stays', async ({ page }) => {
  await page.addInitScript(() => {
    HTMLCanvasElement.prototype.toBlob = (done: BlobCallback) => done(null);
  });
  await openPost(page);
  await page.getByRole('button', { name: sharing.post.save }).click();
  await expect(page.getByRole('alert')).toContainText('The browser made no picture');
  await expect(page.getByRole('button', { name: sharing.post.copy })).toBeEnabled();
});

test('on a telephone it is no wider than the window; where nothing was timed there is nothing to post', async ({
  page,
}) => {
  await page.setViewportSize(PHONE);
  await openPost(page, CURVES);
  await expect(page.getByRole('img', { name: says(sharing.post.alt) })).toBeVisible();
  await expectNoOverflow(page);
  await page.getByText(sharing.embed.title, { exact: true }).click();
  await expectNoOverflow(page);
  await expectAccessible(page);
  await open(page, routeOf(madeUp([rowOf('tiled', 'gpu', { status: 'failed', kernelMs: null })])));
  await share(page);
  await expect(page.getByText(sharing.post.title, { exact: true })).toHaveCount(0);
});
