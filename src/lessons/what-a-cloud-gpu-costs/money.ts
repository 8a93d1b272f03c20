/** Amounts and dates in words. Pure. */
import type { LocalText } from '../../engine/contract.ts';
import { createFormat } from '../../i18n/format.ts';
import type { Locale } from '../../i18n/index.ts';
import { text } from '../text.ts';
import type { Currency } from './book.ts';
import { cardOf, type Offer, providerOf } from './data.ts';
import { converted } from './estimate.ts';

/** A code as banks have it; other names stand behind the amount. */
const CODE = /^[A-Z]{3}$/;

/** From here on two significant digits are whole cents. */
const TENTH = 0.0995;

const digitsOf = (value: number): Intl.NumberFormatOptions => {
  if (value === 0 || value >= 1000) return { maximumFractionDigits: 0, minimumFractionDigits: 0 };
  return value >= TENTH ? { minimumFractionDigits: 2, maximumFractionDigits: 2 } : { maximumSignificantDigits: 2 };
};

/** Of an hour: a tenth of a cent is seen. */
const PRICE: Intl.NumberFormatOptions = { minimumFractionDigits: 2, maximumFractionDigits: 3 };

/** An amount in US dollars, as the visitor reads it. @param currency null: dollars @param exact as a price */
export function amount(usd: number, locale: Locale, currency: Currency | null = null, exact = false): string {
  const value = currency ? converted(usd, currency.rate) : usd;
  const name = currency?.name ?? 'USD';
  const digits = exact ? PRICE : digitsOf(value);
  if (!CODE.test(name)) return `${new Intl.NumberFormat(locale, digits).format(value)} ${name}`;
  const style = { style: 'currency', currency: name, currencyDisplay: 'narrowSymbol', ...digits } as const;
  return new Intl.NumberFormat(locale, style).format(value);
}

/** As short as an axis needs it; a currency that has no code is named beside it. */
export function tickAmount(usd: number, locale: Locale, currency: Currency | null = null): string {
  const name = currency?.name ?? 'USD';
  const short = { notation: 'compact', maximumSignificantDigits: 2 } as const;
  const style = CODE.test(name)
    ? ({ style: 'currency', currency: name, currencyDisplay: 'narrowSymbol' } as const)
    : {};
  return new Intl.NumberFormat(locale, { ...style, ...short }).format(currency ? converted(usd, currency.rate) : usd);
}

/** An amount in dollars within a sentence. */
export const dollars = (usd: number): LocalText => inWords(usd, digitsOf(usd));

/** A price of an hour within a sentence. */
export const hourly = (usd: number): LocalText => inWords(usd, PRICE);

function inWords(usd: number, digits: Intl.NumberFormatOptions): LocalText {
  const format = new Intl.NumberFormat('en', digits);
  return text(`$${format.format(usd)}`, `${format.format(usd)} 美元`);
}

/** A day, a month or a year of a data file; or where a figure without a date is from. */
export function asOfText(asOf: string, locale: Locale): string {
  if (asOf === 'article') return WORDS.article[locale];
  if (asOf === 'yours') return WORDS.yours[locale];
  const parts = asOf.split('-').length;
  const style = ([{ year: 'numeric' }, { year: 'numeric', month: 'short' }, { dateStyle: 'medium' }] as const)[
    parts - 1
  ];
  const shown = new Intl.DateTimeFormat(locale, { ...style, timeZone: 'UTC' }).format(new Date(asOf));
  return text(shown, shown)[locale];
}

const WORDS = {
  article: text('as of the article', '按文章'),
  yours: text('yours', '你填的'),
};

/** Provider and card, as far as the instance's own name does not say them. */
function aboutOf(offer: Offer): string[] {
  const { name } = cardOf(offer);
  const provider = providerOf(offer)?.name;
  return [
    ...(provider ? [provider] : []),
    ...(offer.count === 1 && offer.instance === name ? [] : [`${offer.count}\u00a0×\u00a0${name}`]),
  ];
}

/** `p5.48xlarge (AWS, 8 × H100 SXM)` */
export function nameOf(offer: Offer): string {
  const about = aboutOf(offer);
  return about.length ? `${offer.instance} (${about.join(', ')})` : offer.instance;
}

/** With the day of its price, for sentences: `p5.48xlarge (AWS, 8 × H100 SXM, price of Jan 21, 2026)`. */
export function datedName(offer: Offer): LocalText {
  const about = aboutOf(offer);
  const en = [...about, `price of ${asOfText(offer.asOf, 'en')}`];
  const zh = [...about, `${asOfText(offer.asOf, 'zh-CN')}的价格`];
  return text(`${offer.instance} (${en.join(', ')})`, `${offer.instance}（${zh.join('，')}）`);
}

const MINUTES_AN_HOUR = 60;
const HOURS_A_DAY = 24;
const DAYS_A_YEAR = 365.25;

const UNITS = {
  en: { s: 's', min: 'min', h: 'h', days: 'days', years: 'years' },
  'zh-CN': { s: '秒', min: '分钟', h: '小时', days: '天', years: '年' },
} as const;

/** `42 s`, `16 min`, `3.2 h`, `12 days`, `4.6 years`. */
export function spanText(hours: number, locale: Locale): string {
  if (!Number.isFinite(hours)) return '–';
  const days = hours / HOURS_A_DAY;
  const [value, unit] =
    hours < 1 / MINUTES_AN_HOUR
      ? ([hours * 3600, 's'] as const)
      : hours < 1
        ? ([hours * MINUTES_AN_HOUR, 'min'] as const)
        : days < 2
          ? ([hours, 'h'] as const)
          : days < 2 * DAYS_A_YEAR
            ? ([days, 'days'] as const)
            : ([days / DAYS_A_YEAR, 'years'] as const);
  return `${createFormat(locale).number(value)} ${UNITS[locale][unit]}`;
}

export const span = (hours: number): LocalText => text(spanText(hours, 'en'), spanText(hours, 'zh-CN'));
