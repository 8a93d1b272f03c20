/**
 * A prerendered page's file, made from index.html as it was built. It is drawn from this one file: its styles stand in it,
 * and scripts are fetched when its text stands (src/app/start-app.ts).
 */

/**
 * @typedef {object} Page
 * @property {'en' | 'zh-CN'} locale
 * @property {string} route
 * @property {string} folder below the root of the site, empty or with a slash at its end
 * @property {Readonly<Record<string, string>>} folders of the same page, by language
 * @property {string} title
 * @property {string} description
 * @property {string} picture
 * @property {string} html what `#root` holds
 */

/**
 * @typedef {object} Frame
 * @property {string | null} site where the site will be, as far as known
 * @property {string} script runs before anything is drawn
 * @property {(files: import('../app/start-app.ts').AppFiles) => string} start the script that fetches the app
 * @property {readonly string[]} styles hold before anything is drawn
 * @property {{ readonly styles: readonly string[], readonly scripts: readonly string[] }} files beyond the entry's
 * @property {(file: string) => string} cssOf the text of a built style, by its name below the root
 */

/** Of every picture that stands for a page in a chat, in pixels. */
export const PICTURE = { width: 1200, height: 630 };

/** As https://ogp.me has it. */
const LOCALES = { en: 'en_US', 'zh-CN': 'zh_CN' };

/** @param {string} template index.html as it was built @param {Page & Frame} page @returns {string} in ASCII alone */
export function pageHtml(template, page) {
  const { locale, route, folder, title, description, html, script, start, styles } = page;
  const up = toRoot(folder);
  const name = route === '/' ? title : `${title} · Lockstep`;
  const { rest, entry, scripts, sheets } = takenApart(template);
  const own = (/** @type {readonly string[]} */ names) => names.map((file) => `./${file}`);
  const imports = scripts.filter((file) => file !== entry);
  const later = own(page.files.scripts).filter((file) => !scripts.includes(file));
  const dress = [...new Set([...sheets, ...own(page.files.styles)])];
  const begin = `${script}; ${start({ entry, imports, page: later })}`;
  const filled = replaceAll(rest, [
    ['<html lang="en">', `<html lang="${locale}" data-page="${route}">`],
    // What the page refers to lies at the root; so do the addresses of the app.
    [/<meta charset="utf-8" ?\/?>/, (found) => `${found}${up && `\n    <base href="${up}">`}`],
    [/<title>.*?<\/title>/, () => `<title>${escaped(name)}</title>\n    <script>${begin}</script>`],
    [
      /<meta name="description" content="[^"]*" ?\/?>/,
      () => tag('meta', { name: 'description', content: description }),
    ],
    [
      '</head>',
      () =>
        `  ${[...linksOf(page), ...cardOf(page, name), ...dress.map((file) => styleOf(file, page)), ...styles].join('\n    ')}\n  </head>`,
    ],
    ['<div id="root"></div>', () => `<div id="root">${html}</div>`],
  ]);
  return inAscii(filled);
}

/**
 * The page that hosts send for an address that they have nothing for: it refers to nothing, as it stands anywhere.
 * @param {string} template index.html as it was built
 * @param {object} page
 * @param {Readonly<Record<string, { readonly title: string, readonly text: string }>>} page.texts by language
 * @param {(script: string) => string} page.script goes on from where the app's script is found
 * @param {string | null} page.site
 * @returns {string} in ASCII alone
 */
export function lostHtml(template, { texts, script, site }) {
  const entry = /<script type="module"[^>]* src="\.\/([^"]+)"/.exec(template)?.[1];
  if (!entry) throw new Error('index.html as it was built has no script of the app.');
  const says = Object.entries(texts).map(
    ([language, { title, text }], index) =>
      `<div lang="${language}"><h${index + 1}>${escaped(title)}</h${index + 1}><p>${escaped(text)}</p></div>`,
  );
  const home = site === null ? '' : `<p><a href="${escaped(site)}">${escaped(site)}</a></p>`;
  return inAscii(`<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <meta name="robots" content="noindex">
    <meta name="color-scheme" content="light dark">
    <title>${escaped(Object.values(texts)[0].title)} · Lockstep</title>
    <style>
      body { max-width: 40rem; margin: 12vh auto; padding: 0 1.25rem; font: 1.05rem/1.6 system-ui, sans-serif }
      h1, h2 { margin: 2rem 0 0.5rem; font-size: 1.6rem; line-height: 1.25 }
      p { margin: 0 }
      [data-elsewhere] body { display: none }
    </style>
    <script>${script(entry)}</script>
  </head>
  <body>
    <main>${says.join('')}${home}</main>
  </body>
</html>
`);
}

/** @param {string} folder with a slash at its end, or empty */
const toRoot = (folder) => '../'.repeat(folder.split('/').length - 1);

/** The same page elsewhere. Search engines take whole addresses alone, so without the site's own there is nothing to say. @param {Page & Frame} page */
function linksOf({ folder, folders, site }) {
  if (site === null) return [];
  return [
    tag('link', { rel: 'canonical', href: site + folder }),
    ...Object.entries(folders).map(([hreflang, place]) =>
      tag('link', { rel: 'alternate', hreflang, href: site + place }),
    ),
    tag('link', { rel: 'alternate', hreflang: 'x-default', href: site + folders.en }),
  ];
}

/** What a chat shows of a link. @param {Page & Frame} page @param {string} name */
function cardOf({ locale, route, folder, title, description, picture, site }, name) {
  // Who reads these looks from the page's own address, whatever its base.
  const image = `${site ?? (toRoot(folder) || './')}pictures/${picture}.png`;
  return [
    tag('meta', { property: 'og:site_name', content: 'Lockstep' }),
    tag('meta', { property: 'og:type', content: route === '/' ? 'website' : 'article' }),
    tag('meta', { property: 'og:locale', content: LOCALES[locale] }),
    tag('meta', { property: 'og:title', content: route === '/' ? name : title }),
    tag('meta', { property: 'og:description', content: description }),
    ...(site === null ? [] : [tag('meta', { property: 'og:url', content: site + folder })]),
    tag('meta', { property: 'og:image', content: image }),
    tag('meta', { property: 'og:image:width', content: String(PICTURE.width) }),
    tag('meta', { property: 'og:image:height', content: String(PICTURE.height) }),
    tag('meta', { property: 'og:image:alt', content: title }),
    tag('meta', { name: 'twitter:card', content: 'summary_large_image' }),
  ];
}

/**
 * The page as it was built without what it loads, and that by address.
 * @param {string} template
 */
function takenApart(template) {
  /** @type {string[]} */
  const scripts = [];
  /** @type {string[]} */
  const sheets = [];
  let entry = '';
  const rest = template.replace(
    /[ \t]*<(?:script type="module"|link rel="(?:modulepreload|stylesheet)")(?: crossorigin)? (?:src|href)="([^"]+)">(?:<\/script>)?\n?/g,
    (found, file) => {
      if (found.includes('<script')) entry = file;
      (found.includes('"stylesheet"') ? sheets : scripts).push(file);
      return '';
    },
  );
  if (entry === '') throw new Error('index.html starts no app.');
  return { rest, entry, scripts, sheets };
}

/**
 * A style that is there with the page. The link is not fetched as long as it is `disabled`: it tells the app, which looks
 * for it by its address, that there is nothing to fetch either (vite's preloading of a page's styles).
 * @param {string} file @param {Page & Frame} page
 */
function styleOf(file, { cssOf }) {
  const css = cssOf(file.replace(/^\.\//, '')).trim();
  const address = /url\((?!["']?(?:data:|#))[^)]*\)/.exec(css);
  // It would be looked for beside the page.
  if (address) throw new Error(`${file} names ${address[0]} from its own place; see page-html.mjs.`);
  return `<style>${cssInAscii(css)}</style>\n    <link rel="stylesheet" crossorigin href="${file}" disabled>`;
}

/** The same style: in strings and names an escape means the letter. @param {string} css */
const cssInAscii = (css) => css.replace(/[^\0-\x7f]/gu, (letter) => `\\${letter.codePointAt(0)?.toString(16)} `);

/** @param {string} site @param {readonly Pick<Page, 'folder' | 'folders'>[]} pages */
export function sitemap(site, pages) {
  const entry = (/** @type {Pick<Page, 'folder' | 'folders'>} */ { folder, folders }) =>
    `  <url>\n    <loc>${escaped(site + folder)}</loc>\n${Object.entries(folders)
      .map(
        ([language, place]) =>
          `    <xhtml:link rel="alternate" hreflang="${language}" href="${escaped(site + place)}"/>`,
      )
      .join('\n')}\n  </url>`;
  return `<?xml version="1.0" encoding="UTF-8"?>\n<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:xhtml="http://www.w3.org/1999/xhtml">\n${pages.map(entry).join('\n')}\n</urlset>\n`;
}

/**
 * Each is found exactly once.
 * @param {string} text @param {readonly [string | RegExp, string | ((found: string) => string)][]} pairs
 */
function replaceAll(text, pairs) {
  return pairs.reduce((now, [what, by]) => {
    const parts = now.split(what);
    if (parts.length !== 2) throw new Error(`index.html has ${parts.length - 1} of ${what}, where one is expected.`);
    return now.replace(what, typeof by === 'string' ? () => by : by);
  }, text);
}

/** @param {string} name @param {Readonly<Record<string, string>>} attributes */
const tag = (name, attributes) =>
  `<${name} ${Object.entries(attributes)
    .map(([key, value]) => `${key}="${escaped(value)}"`)
    .join(' ')}>`;

/** @param {string} text */
const escaped = (text) =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');

/**
 * The same page, whatever charset a host names for it.
 * @param {string} html @throws where a script or a style, which know no such references, has other letters
 */
export function inAscii(html) {
  for (const [, kind, text] of html.matchAll(/<(script|style)\b[^>]*>(.*?)<\/\1>/gs)) {
    if (/[^\0-\x7f]/.test(text)) throw new Error(`A ${kind} of the page goes beyond ASCII: ${text.slice(0, 80)}`);
  }
  return html.replace(/[^\0-\x7f]/gu, (letter) => `&#${letter.codePointAt(0)};`);
}
