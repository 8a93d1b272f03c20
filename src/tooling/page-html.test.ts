import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { ROOT } from './install.mjs';
import { inAscii, lostHtml, pageHtml, sitemap } from './page-html.mjs';
import { siteAddress } from './site-address.mjs';

/** With what the build would have added. */
const TEMPLATE = readFileSync(join(ROOT, 'index.html'), 'utf8').replace(
  '</head>',
  `  <link rel="modulepreload" crossorigin href="./assets/react.js">
    <link rel="stylesheet" crossorigin href="./assets/index.css">
  </head>`,
);
const CSS: Readonly<Record<string, string>> = {
  'assets/index.css': 'body{margin:0}\n',
  'assets/toy.css': '.toy::after{content:"▾"}',
  'assets/bad.css': '.bad{background:url(./bad.png)}',
};

const lesson = {
  locale: 'zh-CN' as const,
  route: '/lessons/toy',
  folder: 'zh-CN/lessons/toy/',
  folders: { en: 'lessons/toy/', 'zh-CN': 'zh-CN/lessons/toy/' },
  title: '玩具 & "积木"',
  description: '一课。',
  picture: 'toy.zh-CN',
  html: '<h1>玩具</h1>',
  site: null,
  script: 'void 0',
  start: (files: unknown) => `begin(${JSON.stringify(files)})`,
  styles: [],
  files: { styles: ['assets/index.css', 'assets/toy.css'], scripts: ['assets/react.js', 'assets/toy.js'] },
  cssOf: (file: string) => CSS[file],
};
const home = { ...lesson, locale: 'en' as const, route: '/', folder: '', title: 'Race', picture: 'lockstep.en' };

test('a page names itself, its language and its picture, in ASCII', () => {
  const html = pageHtml(TEMPLATE, lesson);
  expect(html).toMatch(/^[\0-\x7f]*$/);
  expect(html).toContain('<html lang="zh-CN" data-page="/lessons/toy">');
  expect(html).toContain('<base href="../../../">');
  expect(html.indexOf('<base')).toBeLessThan(html.search(/href="\.\//));
  expect(html).toContain('<title>&#29609;&#20855; &amp; &quot;&#31215;&#26408;&quot; &#183; Lockstep</title>');
  expect(html).toContain('<meta property="og:image" content="../../../pictures/toy.zh-CN.png">');
  expect(html).toContain('<div id="root"><h1>&#29609;&#20855;</h1></div>');
  expect(html).toContain('<noscript>');
  expect(html).not.toMatch(/canonical|og:url/);
  expect(html).not.toContain('hreflang');
});

test('a page is drawn from its file alone: styles stand in it, and no script is fetched but by its own', () => {
  const html = pageHtml(TEMPLATE, lesson);
  expect(html.indexOf('<style>body{margin:0}</style>')).toBeGreaterThan(0);
  expect(html.indexOf('<style>.toy::after{content:"\\25be "}</style>')).toBeGreaterThan(html.indexOf('body{margin:0}'));
  expect(html.match(/<link rel="stylesheet"[^>]*>/g)).toEqual([
    '<link rel="stylesheet" crossorigin href="./assets/index.css" disabled>',
    '<link rel="stylesheet" crossorigin href="./assets/toy.css" disabled>',
  ]);
  expect(html).not.toMatch(/modulepreload|type="module"|<script[^>]+src/);
  expect(html).toContain(
    '<script>void 0; begin({"entry":"./src/main.tsx","imports":["./assets/react.js"],"page":["./assets/toy.js"]})</script>',
  );
  const bad = { ...lesson, files: { ...lesson.files, styles: ['assets/bad.css'] } };
  expect(() => pageHtml(TEMPLATE, bad)).toThrow('url(./bad.png)');
});

test('the home page lies at the root', () => {
  const html = pageHtml(TEMPLATE, home);
  expect(html).not.toContain('<base');
  expect(html).toContain('<meta property="og:image" content="./pictures/lockstep.en.png">');
});

test('where the site’s address is known, pages name themselves by it', () => {
  const site = siteAddress('https://example.org/lockstep');
  expect(site).toBe('https://example.org/lockstep/');
  const html = pageHtml(TEMPLATE, { ...lesson, site });
  expect(html).toContain('<link rel="canonical" href="https://example.org/lockstep/zh-CN/lessons/toy/">');
  expect(html).toContain(
    '<link rel="alternate" hreflang="zh-CN" href="https://example.org/lockstep/zh-CN/lessons/toy/">',
  );
  expect(html).toContain('content="https://example.org/lockstep/pictures/toy.zh-CN.png"');
  expect(sitemap(String(site), [lesson])).toContain('<loc>https://example.org/lockstep/zh-CN/lessons/toy/</loc>');
  expect(siteAddress(undefined)).toBeNull();
  expect(() => siteAddress('lockstep.example')).toThrow('LOCKSTEP_SITE');
});

test('the page for what there is not says so in each language, looks for the app, and refers to nothing', () => {
  const built = '<script type="module" crossorigin src="./assets/index-1a2b.js"></script>';
  const texts = { en: { title: 'None', text: 'Nothing here.' }, 'zh-CN': { title: '没有', text: '这里什么也没有。' } };
  const page = { texts, script: (entry: string) => `look(${entry})`, site: null };
  const html = lostHtml(built, page);
  expect(html).toMatch(/^[\0-\x7f]*$/);
  expect(html).toContain('<div lang="en"><h1>None</h1><p>Nothing here.</p></div>');
  expect(html).toContain('<div lang="zh-CN"><h2>&#27809;&#26377;</h2>');
  expect(html).toContain('<script>look(assets/index-1a2b.js)</script>');
  expect(html).not.toMatch(/(href|src)=/);
  const site = 'https://example.org/lockstep/';
  expect(lostHtml(built, { ...page, site })).toContain(`<a href="${site}">`);
  expect(() => lostHtml('', page)).toThrow('no script');
});

test('what index.html lacks is said, and so is a script that ASCII cannot hold', () => {
  expect(() => pageHtml(TEMPLATE.replace('<div id="root"></div>', ''), lesson)).toThrow('index.html has 0');
  expect(() => inAscii('<script>alert("é")</script>')).toThrow('ASCII');
  expect(inAscii('<p>é 😀</p>')).toBe('<p>&#233; &#128512;</p>');
});
