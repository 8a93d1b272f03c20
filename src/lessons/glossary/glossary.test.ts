import { describe, expect, it, test } from 'vitest';
import { LOCALES } from '../../i18n/index.ts';
import { TERMS, type TermId } from '../../ui/terms/terms.ts';
import { ENTRIES } from './entries.ts';
import { GROUPS } from './groups.ts';

const IDS = Object.keys(TERMS) as TermId[];

test('the index lists every term once', () => {
  expect(GROUPS.flatMap(({ terms }) => terms).sort()).toEqual(IDS.toSorted());
});

/** As many as the page has room for in one line. */
const MOST_LETTERS = 80;

describe.each(IDS)('%s', (id) => {
  const { more, code, names, see } = ENTRIES[id];

  it.each(LOCALES)('says more than its card in %s', (locale) => {
    expect(more[locale].length).toBeGreaterThan(TERMS[id].text[locale].length / 2);
    expect(more[locale]).toMatch(locale === 'en' ? /[.]$/ : /。$/);
    expect(more[locale].split('`').length % 2, 'every backtick has its partner').toBe(1);
    expect(more[locale]).not.toContain(TERMS[id].text[locale]);
  });

  it('leads to other terms', () => {
    expect(see.length).toBeGreaterThan(0);
    expect(see).not.toContain(id);
    expect(new Set(see).size).toBe(see.length);
  });

  it('names nothing twice, and shows code that fits', () => {
    for (const maker of Object.keys(TERMS[id].vendors ?? {})) expect(Object.keys(names ?? {})).not.toContain(maker);
    for (const line of (code ?? '').split('\n')) expect(line.length).toBeLessThanOrEqual(MOST_LETTERS);
  });
});

test('every term can be reached from another', () => {
  const reached = new Set(IDS.flatMap((id) => ENTRIES[id].see));
  expect(IDS.filter((id) => !reached.has(id))).toEqual([]);
});
