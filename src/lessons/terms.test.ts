/** Words of the field have their card where a reader first meets them. */
import { describe, expect, it, test } from 'vitest';
import { LOCALES, type Locale } from '../i18n/index.ts';
import { TERMS, type TermId } from '../ui/terms/terms.ts';
import { LESSONS } from './registry.ts';
import { cardsOf, proseOf } from './testing/prose.ts';
import { FORMS } from './testing/term-forms.ts';

const TEXTS = import.meta.glob<string>('./*/content.*.mdx', { query: '?raw', import: 'default', eager: true });
const IDS = Object.keys(TERMS) as TermId[];

/** Words that stand for something else here, or that only one language needs. */
const ALLOWED: readonly { lesson: string; locale: Locale; term: TermId; because: string }[] = [
  { lesson: 'different-digits', locale: 'zh-CN', term: 'tile', because: '分块加 is adding block by block there' },
  { lesson: 'recurrent-or-transformer', locale: 'zh-CN', term: 'lane', because: '通道 are channels there' },
  { lesson: 'what-else-it-is-for', locale: 'zh-CN', term: 'atomic', because: '原子 are atoms of molecules there' },
];

const allowed = (lesson: string, locale: Locale, term: TermId) =>
  ALLOWED.some((one) => one.lesson === lesson && one.locale === locale && one.term === term);

/** Terms that are met in the text before their card, or without one. */
function unexplained(mdx: string, locale: Locale): readonly TermId[] {
  const prose = proseOf(mdx);
  const cards = cardsOf(mdx);
  return IDS.filter((id) => {
    const first = FORMS[id][locale].exec(prose);
    if (!first) return false;
    return !cards.some((card) => card.id === id && card.from <= first.index && first.index < card.to);
  });
}

const wrapped = (mdx: string) => cardsOf(mdx).map(({ id }) => id);

describe.each(LESSONS.map(({ id }) => id))('%s', (lesson) => {
  const text = (locale: Locale) => TEXTS[`./${lesson}/content.${locale}.mdx`];

  it.each(LOCALES)('explains each term at its first appearance, and once, in %s', (locale) => {
    expect(unexplained(text(locale), locale).filter((term) => !allowed(lesson, locale, term))).toEqual([]);
    const ids = wrapped(text(locale));
    expect(new Set(ids).size).toBe(ids.length);
    expect(IDS).toEqual(expect.arrayContaining(ids));
  });

  it('explains the same terms in both languages', () => {
    expect(wrapped(text('zh-CN')).sort()).toEqual(wrapped(text('en')).sort());
  });
});

test('the lessons explain the words that they cannot do without', () => {
  const met = new Set(Object.values(TEXTS).flatMap(wrapped));
  expect([...met]).toEqual(
    expect.arrayContaining([
      'kernel',
      'thread',
      'workgroup',
      'core',
      'simd',
      'barrier',
      'tile',
      'register',
      'bandwidth',
    ]),
  );
});

test('a word without its card is found, also where only a later one has it', () => {
  const said = 'The `kernel` of\n\n```wgsl\nkernel\n```\n\nA <Term id="thread">thread</Term> runs a kernel.';
  expect(unexplained(said, 'en')).toEqual(['kernel']);
  expect(unexplained(`${said} The <Term id="kernel">kernel</Term> ends.`, 'en')).toEqual(['kernel']);
  expect(unexplained(said.replace('a kernel', 'a <Term id="kernel">kernel</Term>'), 'en')).toEqual([]);
});

test('a term of several words is found where a line ends within it', () => {
  expect(unexplained('It lies in workgroup\nmemory.', 'en')).toEqual(['workgroup-memory']);
  expect(unexplained('A software\nadapter counts in double\nprecision.', 'en')).toEqual([
    'software-adapter',
    'precision',
  ]);
});

const sentences = (text: string) => text.match(/[.?!](?=\s|$)|[。？！]/g)?.length ?? 0;

test('every term is told in both languages, in at most three sentences', () => {
  for (const { title, text } of Object.values(TERMS)) {
    for (const locale of LOCALES) {
      expect(title[locale]).not.toBe('');
      expect(text[locale]).toMatch(locale === 'en' ? /[.]$/ : /。$/);
      expect(sentences(text[locale]), text[locale]).toBeLessThanOrEqual(3);
    }
    expect(text['zh-CN']).toMatch(/\p{Script=Han}/u);
  }
  expect(sentences('One. Two, at 1.5 times. Three? Four.')).toBe(4);
  expect(sentences('一。二。三？四。')).toBe(4);
});
