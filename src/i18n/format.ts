/** Numbers for people: about three significant digits, unit always, the reader's separators. */
import { spaced } from '../engine/text.ts';
import { decimal, fixed, significant } from './decimal.ts';
import type { Locale } from './index.ts';

export interface Format {
  /** About three significant digits, no unit: `1,240`, `38.2`, `0.052`. */
  number(value: number): string;
  /** Whole numbers in full: `65,536`. */
  integer(value: number): string;
  /** `420 ns`, `38.2 µs`, `1.24 ms`, `2.1 s`. */
  ms(value: number): string;
  /** A ratio without its sign, for sentences that bring their own: `38`, `1.8`, `0.42`. */
  factor(value: number): string;
  /** `38×`, `1.8×`, `0.42×`. */
  times(value: number): string;
  /** Binary units: `256 MiB`. */
  bytes(value: number): string;
  /** Whole percent; below ten, two digits: `38%`, `4.2%`, `0.31%`. */
  percent(fraction: number): string;
  /** `14 Mar 2025, 09:30` in the reader's time zone. */
  date(iso: string): string;
  /** `14 Mar 2025`: of a moment in the reader's time zone; of a day, that day. */
  day(iso: string): string;
}

const TIME_STEPS = [
  [1000, 's', 1e-3],
  [1, 'ms', 1],
  [1e-3, 'µs', 1e3],
] as const;
const WHOLE = fixed(0);
const THREE = significant(3);
const BYTE_UNITS = ['B', 'KiB', 'MiB', 'GiB', 'TiB'] as const;

/** Setting up a date's format takes milliseconds: once for a page, and when it is needed. */
const once = <T>(make: () => T): (() => T) => {
  let made: T | undefined;
  return () => {
    made ??= make();
    return made;
  };
};

const FORMATS: Readonly<Record<Locale, () => Format>> = {
  en: once(() => newFormat('en')),
  'zh-CN': once(() => newFormat('zh-CN')),
};

/** The same one for all who ask. */
export const createFormat = (locale: Locale): Format => FORMATS[locale]();

function newFormat(locale: Locale): Format {
  const dates = (options: Intl.DateTimeFormatOptions) => once(() => new Intl.DateTimeFormat(locale, options));
  const moment = dates({ dateStyle: 'medium', timeStyle: 'short' });
  const day = dates({ dateStyle: 'medium' });
  const wholeDay = dates({ dateStyle: 'medium', timeZone: 'UTC' });
  const printed = (iso: string, as: () => Intl.DateTimeFormat) => {
    const date = new Date(iso);
    if (Number.isNaN(date.getTime())) return iso;
    const shown = as().format(date);
    return locale === 'zh-CN' ? spaced(shown) : shown;
  };
  // A day without a time begins at midnight UTC: west of there it would be the day before.
  const isDay = (iso: string) => /^\d{4}-\d\d-\d\d$/.test(iso);
  const number = (value: number) => decimal(value, Math.abs(value) >= 1000 ? WHOLE : THREE);
  const factor = (value: number) => decimal(value, value >= 10 ? WHOLE : value >= 1 ? fixed(1) : THREE);

  return {
    number,
    integer: (value) => decimal(value, WHOLE),
    ms(value) {
      const [, unit, factor] = TIME_STEPS.find(([from]) => Math.abs(value) >= from) ?? [0, 'ns', 1e6];
      return value === 0 ? '0 ms' : `${number(value * factor)} ${unit}`;
    },
    factor,
    times: (value) => `${factor(value)}×`,
    bytes(value) {
      const step = value < 1 ? 0 : Math.min(BYTE_UNITS.length - 1, Math.floor(Math.log2(value) / 10));
      return `${number(value / 1024 ** step)} ${BYTE_UNITS[step]}`;
    },
    percent: (fraction) => `${decimal(fraction, Math.abs(fraction) < 0.1 ? significant(2) : WHOLE, 2)}%`,
    date: (iso) => printed(iso, moment),
    day: (iso) => printed(iso, isDay(iso) ? wholeDay : day),
  };
}
