import { createInstance } from 'i18next';
import { expect, test } from 'vitest';
import enPages from './en/index.ts';
import enWebgpu from './en/webgpu.ts';
import { chooseLocale } from './index.ts';
import zhPages from './zh-CN/index.ts';
import zhWebgpu from './zh-CN/webgpu.ts';

const en = { ...enPages, webgpu: enWebgpu };
const zhCN = { ...zhPages, webgpu: zhWebgpu };

type Tree = { readonly [key: string]: string | Tree };

const flatten = (tree: Tree, path = ''): [string, string][] =>
  Object.entries(tree).flatMap(([key, value]) =>
    typeof value === 'string' ? [[path + key, value] as [string, string]] : flatten(value, `${path}${key}.`),
  );
const english = new Map(flatten(en));
const chinese = flatten(zhCN);
const placeholders = (text: string) => [...new Set(text.match(/\{\{\w+\}\}/g))].sort();

test('Chinese texts fill in the same values as their English twins', () => {
  const wrong = chinese.filter(([key, text]) => `${placeholders(text)}` !== `${placeholders(english.get(key) ?? '')}`);
  expect(wrong).toEqual([]);
  expect(chinese.length).toBeGreaterThan(100);
});

test('no text is empty', () => {
  expect([...english, ...chinese].filter(([, text]) => text.trim() === '')).toEqual([]);
});

test('what does different things on one page has different names', () => {
  for (const { lab, charts } of [en, zhCN]) expect(lab.run.choose).not.toBe(charts.legend.choose);
});

/** What is never one: several by what they are about. */
const SEVERAL = [
  ...['history.compareTooMany', 'history.importingOf', 'history.run.warningsUnlike', 'history.undoAll'],
  ...['puzzles.picture.elements', 'puzzles.check.right', 'puzzles.check.rightAgain', 'result.both.mixed'],
  ...['speed-up', 'crossover', 'time'].flatMap((kind) => [
    `wall.sentence.equal.${kind}`,
    `wall.sentence.usual.${kind}`,
  ]),
  ...['someUnrun', 'kind.shifted', 'kind.shiftedBack'].map((outcome) => `workbench.prove.${outcome}`),
];

test('an English text that counts has a form for one', () => {
  const counts = /\{\{(?:count|number)\}\} (?!and\b|of\b|to\b|min\b|is\b|more\.)[a-z]{2,}/;
  const plain = [...english].filter(([key, text]) => counts.test(text) && !/_(?:one|other)$/.test(key));
  expect(plain.map(([key]) => key).filter((key) => !SEVERAL.includes(key))).toEqual([]);
  expect(SEVERAL.filter((key) => !english.has(key))).toEqual([]);
});

test('English plurals', async () => {
  const i18n = createInstance();
  await i18n.init({ lng: 'en', resources: { en }, ns: ['home'], defaultNS: 'home' });
  expect(i18n.t('common:left.seconds', { count: 1 })).toBe('about 1 second left');
  expect(i18n.t('common:left.seconds', { count: 2 })).toBe('about 2 seconds left');
});

test('language: the stored choice, else the first that the browser likes, else English', () => {
  expect(chooseLocale('en', ['zh-CN'])).toBe('en');
  expect(chooseLocale(null, ['fr', 'zh-Hant-TW', 'en'])).toBe('zh-CN');
  expect(chooseLocale(null, ['en-GB', 'zh'])).toBe('en');
  expect(chooseLocale(null, ['fr'])).toBe('en');
});
