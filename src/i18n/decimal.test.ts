import fc from 'fast-check';
import { expect, test } from 'vitest';
import { decimal, fixed, significant } from './decimal.ts';
import { LOCALES } from './index.ts';

const WAYS = [
  { places: fixed(0), shift: 0, options: { maximumFractionDigits: 0 } },
  { places: fixed(1), shift: 0, options: { maximumFractionDigits: 1 } },
  { places: significant(3), shift: 0, options: { maximumSignificantDigits: 3 } },
  { places: fixed(0), shift: 2, options: { style: 'percent', maximumFractionDigits: 0 } },
  { places: significant(2), shift: 2, options: { style: 'percent', maximumSignificantDigits: 2 } },
] as const;

/** Digits as people meet them, ties among them. */
const figure = fc
  .record({
    digits: fc.integer({ min: -999_999, max: 999_999 }),
    power: fc.integer({ min: -12, max: 9 }),
  })
  .map(({ digits, power }) => Number(`${digits}e${power}`));

test.each(WAYS)('$options: as Intl writes it in either language', ({ places, shift, options }) => {
  const size = (power: number) => (places === WAYS[2].places || places === WAYS[4].places ? Math.max(0, power) : 0);
  fc.assert(
    fc.property(figure, (value) => {
      // More digits before the point than are told: Intl rounds them away there, and nothing here asks for that.
      fc.pre(size(Math.floor(Math.log10(Math.abs(value) || 1)) + shift) < 2);
      for (const locale of LOCALES) {
        const told = new Intl.NumberFormat(locale, options).format(value).replace(/^-(?=[0,.%]*$)/, '');
        expect(decimal(value, places, shift) + (shift ? '%' : '')).toBe(told);
      }
    }),
  );
});

test('what is no figure is named as Intl names it', () => {
  for (const value of [Number.NaN, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY, 0, 1e22, 2.5e-9]) {
    expect(decimal(value, significant(3))).toBe(
      new Intl.NumberFormat('en', { maximumSignificantDigits: 3 }).format(value),
    );
  }
});
