import { expect, test } from 'vitest';
import { chooseLocale } from '../i18n/index.ts';
import { beforeDrawing, type Early, languagesFor } from './before-drawing.ts';

interface Visit {
  readonly lang?: string;
  readonly page?: string;
  readonly hash?: string;
  readonly pathname?: string;
  readonly stored?: Readonly<Record<string, string>>;
  /** Of this tab alone. */
  readonly visit?: Readonly<Record<string, string>>;
  readonly browser?: readonly string[];
}

/** What the document says of itself once the function has run, which it does as text, as in a page. */
function marked({
  lang = 'en',
  page = '/',
  hash = '',
  pathname = '/sub-path/',
  stored = {},
  visit = {},
  browser = ['en-GB'],
}: Visit) {
  const dataset: Record<string, string> = { page };
  const scope = {
    document: { documentElement: { lang, dataset }, addEventListener: () => undefined },
    localStorage: { getItem: (name: string) => stored[name] ?? null },
    sessionStorage: { getItem: (name: string) => visit[name] ?? null },
    navigator: { languages: browser },
    location: { hash, pathname },
  };
  const text = `(${beforeDrawing})(scope, ${chooseLocale}, ${languagesFor})`;
  new Function('scope', text)(scope as unknown as Early);
  return { theme: dataset.theme, elsewhere: 'elsewhere' in dataset };
}

test('a file is read where the app will show the same', () => {
  expect(marked({}).elsewhere).toBe(false);
  expect(marked({ hash: '#/' }).elsewhere).toBe(false);
  expect(marked({ page: '/lessons/convolution' }).elsewhere).toBe(false);
  expect(marked({ page: '/lessons', hash: '#/lessons' }).elsewhere).toBe(false);
  expect(marked({ browser: ['fr'] }).elsewhere).toBe(false);
  expect(marked({ lang: 'zh-CN' }).elsewhere).toBe(false);
  expect(marked({ browser: ['zh-CN'], stored: { 'lockstep.language': '"en"' } }).elsewhere).toBe(false);
});

test('it is not seen where the address names another page, or the visitor another language', () => {
  expect(marked({ hash: '#/lab' }).elsewhere).toBe(true);
  expect(marked({ page: '/lessons', hash: '#/' }).elsewhere).toBe(true);
  expect(marked({ page: '/lessons/convolution', hash: '#/lessons/convolution/guess' }).elsewhere).toBe(true);
  expect(marked({ browser: ['zh-TW', 'en'] }).elsewhere).toBe(true);
  expect(marked({ stored: { 'lockstep.language': '"zh-CN"' } }).elsewhere).toBe(true);
  expect(marked({ lang: 'zh-CN', stored: { 'lockstep.language': '"en"' } }).elsewhere).toBe(true);
});

test('the home page’s file is not seen where a host sends it for an address that it has nothing for', () => {
  expect(marked({ pathname: '/sub-path/index.html' }).elsewhere).toBe(false);
  expect(marked({ pathname: '/sub-path/no-such-page' }).elsewhere).toBe(true);
  expect(marked({ pathname: '/lessons/convolution/guess' }).elsewhere).toBe(true);
  expect(marked({ page: '/lessons', pathname: '/lessons' }).elsewhere).toBe(false);
});

test('the language that a visitor came by holds for the visit, behind a choice of the visitor’s own', () => {
  const visit = { 'lockstep.language': '"zh-CN"' };
  expect(marked({ visit }).elsewhere).toBe(true);
  expect(marked({ visit, lang: 'zh-CN' }).elsewhere).toBe(false);
  expect(marked({ visit, stored: { 'lockstep.language': '"en"' } }).elsewhere).toBe(false);
  expect(marked({ visit: { 'lockstep.language': '"de"' } }).elsewhere).toBe(false);
});

test('the theme is the visitor’s before anything is drawn; what is stored may be anything', () => {
  expect(marked({}).theme).toBeUndefined();
  expect(marked({ stored: { 'lockstep.theme': '"dark"' } }).theme).toBe('dark');
  expect(marked({ stored: { 'lockstep.theme': '"system"' } }).theme).toBeUndefined();
  for (const broken of ['{', '7', '"x"', 'null', '']) {
    const stored = { 'lockstep.theme': broken, 'lockstep.language': broken };
    expect(marked({ stored })).toEqual({ theme: undefined, elsewhere: false });
  }
});
