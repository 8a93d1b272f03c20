/** The typefaces that come with the app: our own files, for all Latin that it says, and never for Chinese punctuation. */
import { LATIN } from '../src/ui/theme/latin.ts';
import { heading, open, speak, texts } from './support/app.ts';
import { expect, type Page, test } from './support/test.ts';

type Tree = { readonly [key: string]: string | Tree };
const said = (tree: Tree): string =>
  Object.values(tree)
    .map((value) => (typeof value === 'string' ? value : said(value)))
    .join('');

const ranges = LATIN.split(', ').map((range) => {
  const [from, to = from] = range.slice(2).split('-');
  return [Number.parseInt(from, 16), Number.parseInt(to, 16)] as const;
});
const isLatin = (letter: string) =>
  ranges.some(([from, to]) => from <= letter.charCodeAt(0) && letter.charCodeAt(0) <= to);

/** Every letter and mark of the English texts that the subset is said to hold. */
const LETTERS = [...new Set(said(texts.en))].filter((letter) => isLatin(letter) && letter.trim() !== '').join('');

/** Who draws the text of an element: ours, or typefaces of this system. */
async function drawnBy(page: Page, selector: string): Promise<readonly boolean[]> {
  const session = await page.context().newCDPSession(page);
  await session.send('DOM.enable');
  await session.send('CSS.enable');
  const { root } = await session.send('DOM.getDocument');
  const { nodeId } = await session.send('DOM.querySelector', { nodeId: root.nodeId, selector });
  const { fonts } = await session.send('CSS.getPlatformFontsForNode', { nodeId });
  await session.detach();
  return fonts.map(({ isCustomFont }) => isCustomFont);
}

/** A paragraph with this text in this family alone, once what it takes to draw it is there. */
const write = (page: Page, family: string, text: string) =>
  page.evaluate(
    async ([name, words]) => {
      document.getElementById('probe')?.remove();
      const probe = document.createElement('p');
      probe.id = 'probe';
      probe.style.fontFamily = `"${name}", sans-serif`;
      probe.textContent = words;
      document.body.append(probe);
      // A family is loaded when something is laid out in it.
      probe.getBoundingClientRect();
      await document.fonts.ready;
    },
    [family, text] as const,
  );

test('Latin is drawn by our own files, quotation marks too; Chinese punctuation by the system', async ({ page }) => {
  const files: string[] = [];
  page.on('response', (response) => {
    if (response.url().endsWith('.woff2')) files.push(response.url());
  });
  await open(page, '/');
  await expect.poll(() => new Set(files).size).toBe(2);
  // Used by now, or from the next page on where they came late.
  await page.getByRole('link', { name: texts.en.common.nav.device, exact: true }).click();
  await expect(heading(page)).toHaveText(texts.en.device.title);
  await expect.poll(() => page.evaluate(() => document.fonts.size)).toBe(3);
  expect(await drawnBy(page, 'h1')).toEqual([true]);
  expect(await drawnBy(page, '.lede')).toEqual([true]);

  expect(LETTERS).toMatch(/[’“”–…×·].*[’“”–…×·]/);
  for (const family of ['Source Sans 3', 'Source Serif 4']) {
    await write(page, family, LETTERS);
    expect(await drawnBy(page, '#probe'), family).toEqual([true]);
  }
  await speak(page, 'zh-CN');
  await write(page, 'Source Sans 3 in Chinese', '“引号”——……');
  expect(await drawnBy(page, '#probe')).not.toContain(true);
  await write(page, 'Source Sans 3 in Chinese', 'GPU 3.5×');
  expect(await drawnBy(page, '#probe')).toEqual([true]);
  expect(new Set(files).size).toBe(2);
});

test.describe('without the files', () => {
  test.use({ expectedErrors: /woff2/ });

  test('everything is there in the system’s typefaces', async ({ page }) => {
    await page.route('**/*.woff2', (route) => route.abort());
    await open(page, '/device');
    await expect(page.getByRole('heading', { name: texts.en.device.drawing.title })).toBeVisible();
    expect(await drawnBy(page, 'h1')).toEqual([false]);
  });
});
