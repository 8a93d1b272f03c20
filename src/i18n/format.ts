/** Numbers for people: about three significant digits, unit always, the reader's separators. */
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
const BYTE_UNITS = ['B', 'KiB', 'MiB', 'GiB', 'TiB'] as const;

/** Setting up a number's format takes a tenth of a millisecond, a date's several: once for a page, and when it is needed. */
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
  const numbers = (options: Intl.NumberFormatOptions) => once(() => new Intl.NumberFormat(locale, options));
  const dates = (options: Intl.DateTimeFormatOptions) => once(() => new Intl.DateTimeFormat(locale, options));
  const significant = numbers({ maximumSignificantDigits: 3 });
  const whole = numbers({ maximumFractionDigits: 0 });
  const tenth = numbers({ maximumFractionDigits: 1 });
  const share = numbers({ style: 'percent', maximumFractionDigits: 0 });
  const smallShare = numbers({ style: 'percent', maximumSignificantDigits: 2 });
  const moment = dates({ dateStyle: 'medium', timeStyle: 'short' });
  const day = dates({ dateStyle: 'medium' });
  const wholeDay = dates({ dateStyle: 'medium', timeZone: 'UTC' });
  const printed = (iso: string, as: () => Intl.DateTimeFormat) => {
    const date = new Date(iso);
    return Number.isNaN(date.getTime()) ? iso : as().format(date);
  };
  // A day without a time begins at midnight UTC: west of there it would be the day before.
  const isDay = (iso: string) => /^\d{4}-\d\d-\d\d$/.test(iso);
  const number = (value: number) => (Math.abs(value) >= 1000 ? whole : significant)().format(value);
  const factor = (value: number) => (value >= 10 ? whole : value >= 1 ? tenth : significant)().format(value);

  return {
    number,
    integer: (value) => whole().format(value),
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
    percent: (fraction) => (Math.abs(fraction) < 0.1 ? smallShare : share)().format(fraction),
    date: (iso) => printed(iso, moment),
    day: (iso) => printed(iso, isDay(iso) ? wholeDay : day),
  };
}
