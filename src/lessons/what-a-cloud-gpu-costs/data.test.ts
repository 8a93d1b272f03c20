import { describe, expect, it, test } from 'vitest';
import { CARDS as KNOWN_CARDS } from '../../results/cards.ts';
import { proseOf } from '../testing/prose.ts';
import { CARDS, cardOf, current, OFFERS, PROVIDERS, providerOf } from './data.ts';

const SOURCES = import.meta.glob<string>(['./*.{ts,tsx,mdx}', '!./*.test.ts'], {
  query: '?raw',
  import: 'default',
  eager: true,
});

/** Elsewhere: what is read, not what is drawn or computed with. */
const TEXTS = {
  ...import.meta.glob<string>('../*/content.*.mdx', { query: '?raw', import: 'default', eager: true }),
  ...import.meta.glob<string>(['../**/*.{ts,tsx}', '!../**/*.test.{ts,tsx}'], {
    query: '?raw',
    import: 'default',
    eager: true,
  }),
  ...import.meta.glob<string>('../../i18n/{en,zh-CN}/**/*.ts', { query: '?raw', import: 'default', eager: true }),
};

/** Of a program the lines with Chinese: each figure stands in both languages. */
const readable = (file: string, source: string): string => {
  if (file.endsWith('.mdx')) return proseOf(source);
  if (!file.includes('/zh-CN/') && file.includes('/i18n/')) return source;
  return source
    .split('\n')
    .filter((line) => /\p{Script=Han}/u.test(line))
    .join('\n');
};

test('prices are those of the article and of the dated public copies', () => {
  expect(
    OFFERS.map(({ asOf, instance, count, card, usdPerHour }) => [asOf, instance, count, card, usdPerHour]),
  ).toEqual([
    ['article', 'g4dn.xlarge', 1, 't4', 0.526],
    ['article', 'p3.2xlarge', 1, 'v100', 3.06],
    ['article', 'p5.48xlarge', 8, 'h100', 98.32],
    ['2026-01-21', 'g4dn.xlarge', 1, 't4', 0.526],
    ['2026-01-21', 'p3.2xlarge', 1, 'v100', 3.06],
    ['2026-01-21', 'p4d.24xlarge', 8, 'a100-40', 21.957642],
    ['2026-01-21', 'p4de.24xlarge', 8, 'a100-80', 27.44705],
    ['2026-01-21', 'p5.4xlarge', 1, 'h100', 6.88],
    ['2026-01-21', 'p5.48xlarge', 8, 'h100', 55.04],
    ['2025-08-19', 'A16', 1, 'a16', 0.471],
    ['2025-08-19', 'A40', 1, 'a40', 1.712],
    ['2025-08-19', 'A100 80 GB PCIe', 1, 'a100-80-pcie', 2.397],
    ['2025-08-19', 'L40S', 1, 'l40s', 1.671],
    ['2025-08-19', 'H100', 1, 'h100', 2.99],
    ['2026-05', 'H100 PCIe', 1, 'h100-pcie', 2.86],
    ['2026-05', 'H100 SXM', 1, 'h100', 3.78],
  ]);
  expect(current(OFFERS)).toHaveLength(13);
});

test('each offer has a card and a provider that there are, and an id of its own', () => {
  for (const offer of OFFERS) {
    expect(cardOf(offer).id).toBe(offer.card);
    expect(providerOf(offer)?.id).toBe(offer.provider);
  }
  for (const list of [OFFERS, CARDS, PROVIDERS]) expect(new Set(list.map(({ id }) => id)).size).toBe(list.length);
  expect(() => cardOf({ card: 'none' })).toThrow("no card 'none'");
});

test('cards that the roofline draws have the same figures here', () => {
  const pairs = [
    ['t4', 't4'],
    ['v100', 'v100'],
    ['a100', 'a100-80'],
    ['h100', 'h100'],
  ];
  for (const [known, here] of pairs) {
    const limit = KNOWN_CARDS.find(({ id }) => id === known)?.limit;
    const card = cardOf({ card: here });
    expect(limit).toEqual({ gflops: card.gflops.f32, gbps: card.gbps });
  }
});

test('a card whose peaks nothing else bears out says so', () => {
  expect(CARDS.filter(({ unconfirmed }) => unconfirmed).map(({ id }) => id)).toEqual(['a16']);
});

describe('no figure of the files stands in a text', () => {
  const prices = [
    ...OFFERS.map(({ usdPerHour }) => usdPerHour),
    ...PROVIDERS.flatMap((one) => one.diskUsdPerGbMonth ?? []),
  ];
  const peaks = CARDS.flatMap(({ gflops, gbps }) => [
    gflops.f32,
    gflops.f16,
    gflops.f32 / 1000,
    gflops.f16 / 1000,
    gbps,
  ]);
  /** As they may be written: with commas or without. Short ones, such as 8, mean other things too. */
  const figures = [
    ...new Set(
      [...prices, ...peaks].flatMap((value) => [
        String(value),
        value.toLocaleString('en', { maximumFractionDigits: 6 }),
      ]),
    ),
  ].filter((written) => written.replace(/\D/g, '').length > 2);
  /** One that is no part of a longer number or of a name. */
  const found = (text: string) =>
    figures.filter((written) =>
      new RegExp(`(?<![\\w.,-])${written.replaceAll('.', '\\.')}(?![\\d.,]*\\d|\\w)`).test(text),
    );
  /** An amount of money, of memory or of power, in either language. */
  const AMOUNT = /[$¥€]\s?\d|\d\s?(?:美元|dollars|USD|TFLOP|W\b)/;

  it.each(Object.entries(SOURCES))('%s', (_, text) => {
    expect(found(text)).toEqual([]);
    expect(AMOUNT.exec(text)?.[0] ?? null).toBeNull();
  });

  it('nor in the texts of the other lessons and of the pages', () => {
    const texts = Object.entries(TEXTS).map(([file, source]) => ({ file, text: readable(file, source) }));
    expect(texts.filter(({ text }) => text !== '').length).toBeGreaterThan(150);
    expect(texts.filter(({ text }) => found(text).length > 0 || AMOUNT.test(text)).map(({ file }) => file)).toEqual([]);
  });

  it('would be found', () => {
    expect(found('It costs 98.32 an hour.')).toEqual(['98.32']);
    expect(found('at 3,350 GB/s')).toEqual(['3,350']);
    expect(found('p5.48xlarge, 1,989 of them, 13.06')).toEqual([]);
    expect(AMOUNT.test('for $3')).toBe(true);
    expect(AMOUNT.test('只要 3 美元')).toBe(true);
    expect(Object.keys(SOURCES).length).toBeGreaterThan(20);
  });
});
