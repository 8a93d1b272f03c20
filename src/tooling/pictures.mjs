/**
 * `node src/tooling/pictures.mjs`: draws what a chat shows of a link, public/pictures/, one for the site and one for each
 * lesson, per language. Run it when a lesson's title or thumbnail changes; needs the Chromium and the Chinese fonts of the tests.
 */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { chromium } from 'playwright';
import { createElement } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { chromiumLaunchOptions } from './browser.mjs';
import { ensureInstalled, ROOT } from './install.mjs';
import { PICTURE } from './page-html.mjs';
import { palettePng } from './palette-png.mjs';
import { withSources } from './sources.mjs';

ensureInstalled();
const FOLDER = join(ROOT, 'public/pictures');
/** A chat fetches it before it shows anything. */
const MOST_BYTES = 60_000;

const read = (/** @type {string} */ file) => readFileSync(join(ROOT, file), 'utf8');
const font = (/** @type {string} */ name) =>
  readFileSync(join(ROOT, `node_modules/@fontsource-variable/${name}/files/${name}-latin-wght-normal.woff2`), 'base64');

const STYLE = `
${read('src/ui/theme/tokens.css')}
${read('src/lessons/styles/contents.css')}
@font-face { font-family: "Source Sans 3"; src: url(data:font/woff2;base64,${font('source-sans-3')}); font-weight: 200 900 }
@font-face { font-family: "Source Serif 4"; src: url(data:font/woff2;base64,${font('source-serif-4')}); font-weight: 200 900 }
* { box-sizing: border-box; margin: 0 }
body { width: ${PICTURE.width}px; height: ${PICTURE.height}px; background: var(--paper); color: var(--ink); color-scheme: light }
.picture { display: grid; grid-template: auto 1fr / 1fr 500px; gap: 40px 56px; height: 100%; padding: 64px }
.picture__name { display: flex; gap: 20px; align-items: center; font: 600 40px/1 var(--serif); grid-column: 1 / -1 }
.picture__name svg { width: 56px; height: 56px }
.picture__text { display: grid; gap: 24px; align-content: center; padding-bottom: 48px }
.picture h1 { font: 600 68px/1.12 var(--serif); letter-spacing: -0.015em; text-wrap: balance }
.picture p { font: 400 30px/1.4 var(--sans); color: var(--ink-soft) }
.picture__drawing { display: grid; align-content: center; padding: 0 0 48px }
.picture__drawing svg { display: block; width: 500px; max-width: none; height: 344px; padding: 36px; border: 2px solid var(--line); border-radius: 16px; background: var(--surface) }
:lang(zh) .picture__text h1 { font-family: "Noto Sans CJK SC", sans-serif; font-size: 64px; letter-spacing: 0; line-height: 1.25 }
:lang(zh) .picture__text p { font-family: "Noto Sans CJK SC", sans-serif }
`;

const pictures = await withSources(async (load) => {
  const { PAGES } = /** @type {typeof import('../app/pages.ts')} */ (await load('/src/app/pages.ts'));
  const { Mark } = /** @type {typeof import('../app/mark.tsx')} */ (await load('/src/app/mark.tsx'));
  const { Thumbnail } = /** @type {typeof import('../lessons/views/thumbnails.tsx')} */ (
    await load('/src/lessons/views/thumbnails.tsx')
  );
  const mark = renderToStaticMarkup(createElement(Mark));
  // The list of lessons has the site's.
  const drawn = PAGES.filter(({ route, lesson }) => route === '/' || lesson !== null);
  return drawn.flatMap(({ lesson, title, description }) =>
    /** @type {const} */ (['en', 'zh-CN']).map((locale) => ({
      file: join(FOLDER, `${lesson ?? 'lockstep'}.${locale}.png`),
      html: `<!doctype html><html lang="${locale}"><meta charset="utf-8"><style>${STYLE}</style><div class="picture">
<div class="picture__name">${mark}Lockstep</div>
<div class="picture__text"><h1>${title[locale]}</h1><p>${description[locale]}</p></div>
<div class="picture__drawing">${lesson === null ? mark : renderToStaticMarkup(createElement(Thumbnail, { lesson }))}</div></div>`,
    })),
  );
});

mkdirSync(FOLDER, { recursive: true });
const browser = await chromium.launch(chromiumLaunchOptions());
const page = await browser.newPage({ viewport: PICTURE });
for (const { file, html } of pictures) {
  await page.setContent(html);
  await page.evaluate(() => document.fonts.ready.then(() => undefined));
  const shot = await page.screenshot();
  const picture = palettePng(await pixelsOf(shot), PICTURE.width, PICTURE.height);
  if (picture.length > MOST_BYTES)
    throw new Error(`${file} has ${picture.length} bytes, where ${MOST_BYTES} are allowed.`);
  writeFileSync(file, picture);
}
await browser.close();
console.log(`${pictures.length} pictures in ${FOLDER}.`);

/** @param {Buffer} png @returns {Promise<Uint8Array>} red, green, blue and alpha of each pixel */
async function pixelsOf(png) {
  const text = await page.evaluate(async (source) => {
    const bitmap = await createImageBitmap(await (await fetch(`data:image/png;base64,${source}`)).blob());
    const context = new OffscreenCanvas(bitmap.width, bitmap.height).getContext('2d');
    if (!context) throw new Error('The browser draws no pictures.');
    context.drawImage(bitmap, 0, 0);
    const { data } = context.getImageData(0, 0, bitmap.width, bitmap.height);
    const url = await new Promise((resolve) => {
      const reader = new FileReader();
      reader.onload = () => resolve(reader.result);
      reader.readAsDataURL(new Blob([data]));
    });
    return String(url).replace(/^.*?,/, '');
  }, png.toString('base64'));
  return Buffer.from(text, 'base64');
}
