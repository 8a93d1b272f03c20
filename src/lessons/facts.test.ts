/** Facts that were once told wrongly, as the texts of both languages tell them now. */
import { expect, test } from 'vitest';
import { LOCALES, type Locale } from '../i18n/index.ts';

const TEXTS = import.meta.glob<string>('./*/content.*.mdx', { query: '?raw', import: 'default', eager: true });
const textOf = (lesson: string, locale: Locale) =>
  (TEXTS[`./${lesson}/content.${locale}.mdx`] ?? '').replace(/\s+/g, ' ');

test.each(LOCALES)('browsers hide the model through WebGPU, while WebGL may name it, in %s', (locale) => {
  const text = textOf('meet-your-gpu', locale);
  expect(text).toMatch(
    { en: /Through WebGPU, browsers hide details/, 'zh-CN': /通过 WebGPU 来问，浏览器是有意不说细的/ }[locale],
  );
  expect(text).toMatch(
    { en: /WebGL, the older interface for drawing, names the model/, 'zh-CN': /WebGL 去问，有些浏览器还是会说出型号/ }[
      locale
    ],
  );
});

test.each(LOCALES)('a write out of bounds is dropped or moved inside, in %s', (locale) => {
  expect(textOf('adding-arrays', locale)).toMatch(
    { en: /dropped, or moved to a place inside the array/, 'zh-CN': /要么被丢掉，要么被挪到数组里的某个位置/ }[locale],
  );
});

test.each(LOCALES)('the “thousands of cores” are lanes, in %s', (locale) => {
  expect(textOf('cores-workgroups-waves', locale)).toMatch(
    { en: /“thousands of cores” are lanes/, 'zh-CN': /“几千个核心”，数的是通道/ }[locale],
  );
});
