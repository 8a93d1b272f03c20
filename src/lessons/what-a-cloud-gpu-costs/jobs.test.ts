import { describe, expect, it, test } from 'vitest';
import { LOCALES, type Locale } from '../../i18n/index.ts';
import { ANSWER, PICKS, SERVICE, TRAINING } from './jobs.ts';

const CONTENTS = import.meta.glob<string>('./content.*.mdx', { query: '?raw', import: 'default', eager: true });

const SUPERSCRIPT = '⁰¹²³⁴⁵⁶⁷⁸⁹';

/** Numbers that are written as powers of ten: `3 · 10¹⁷`, in Chinese `3 × 10¹⁷`, is 3e17. */
const powersIn = (text: string): readonly number[] =>
  [...text.matchAll(/(\d+)\s[·×]\s10([⁰¹²³⁴⁵⁶⁷⁸⁹]+)/g)].map(([, digits, exponent]) =>
    Number(`${digits}e${[...exponent].map((one) => SUPERSCRIPT.indexOf(one)).join('')}`),
  );

/** Counts of weights, tokens and operations as texts have them. */
const COUNT: Readonly<Record<Locale, RegExp>> = {
  en: /\d+\s(?:million|billion|operations)/g,
  'zh-CN': /\d+\s[万亿]|\d+\s次运算/g,
};

test('figures of the jobs are written out in both languages', () => {
  expect(ANSWER.told.en).toMatch(
    /^A model of 8 billion weights, a byte each, writes 1,000 tokens .* 10 GB of memory\.$/,
  );
  expect(ANSWER.told['zh-CN']).toMatch(
    /^一个有 80 亿个权重、每个权重 1 字节的模型，为一个用户写 1,000 个 token。.*要有 10 GB 内存。$/,
  );
  expect(TRAINING.told.en).toMatch(/^A model of 500 million weights learns from 100 million tokens: 6 operations /);
  expect(TRAINING.told['zh-CN']).toMatch(/^一个有 5 亿个权重的模型从 1 亿个 token 中学习：/);
  expect(SERVICE.told.en).toContain('for 64 readers at once, 10 tokens a second for each');
  expect(SERVICE.told['zh-CN']).toContain('同时为 64 个用户写，每人每秒 10 个 token');
});

describe.each(LOCALES)('in %s', (locale) => {
  it('operations of a training are as many as are computed with', () => {
    expect(powersIn(TRAINING.told[locale])).toEqual([TRAINING.flops]);
    const night = PICKS.find(({ id }) => id === 'night');
    expect(night).toMatchObject({ flops: powersIn(night?.told[locale] ?? '')[0] });
  });

  it('the lesson’s text has the figures of the training, and no others', () => {
    const content = CONTENTS[`./content.${locale}.mdx`];
    expect(powersIn(content)).toEqual([TRAINING.flops]);
    const counts = content.match(COUNT[locale]) ?? [];
    expect(counts).toHaveLength(3);
    for (const count of counts) expect(TRAINING.told[locale]).toContain(count);
  });
});

test('bytes and hours that are written as words are those that are computed with', () => {
  expect(ANSWER.told.en).toContain('a byte each');
  expect(ANSWER.bytes / ANSWER.flops).toBe(1 / 2);
  expect(SERVICE.told.en).toContain('two bytes each');
  expect(SERVICE.bytes / SERVICE.flops).toBe(2 / 2);
  expect(TRAINING.told.en).toContain('within a day');
  expect(TRAINING.deadlineHours).toBe(24);
  const [trial, night, desk] = PICKS;
  expect(trial.told.en).toContain('for ten minutes');
  expect(trial).toMatchObject({ hours: 10 / 60 });
  expect(night.told.en).toMatch(/^Ten times the training .* in eight hours\./);
  expect(night).toMatchObject({ flops: 10 * TRAINING.flops, deadlineHours: 8 });
  expect(desk.label.en).toContain('a hundred hours');
  expect(desk).toMatchObject({ hours: 100 });
});
