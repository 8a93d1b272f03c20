/**
 * Prices and data sheets, as the two files beside this one have them: dated, with their sources. No figure of a price or
 * of a card stands anywhere else in the lesson (data.test.ts). Pure.
 */
import * as v from 'valibot';
import cardsFile from './cards.json';
import pricesFile from './prices.json';

const positive = v.pipe(v.number(), v.finite(), v.gtValue(0));
const words = v.pipe(v.string(), v.nonEmpty());
/** A day, a month or a year. */
const date = v.pipe(v.string(), v.regex(/^20\d\d(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?$/));

/** Kinds of numbers: 32-bit floats on ordinary units, 16-bit floats on matrix units (dense). */
export const KINDS = ['f32', 'f16'] as const;
export type Kind = (typeof KINDS)[number];

const card = v.object({
  id: words,
  name: words,
  memoryGb: positive,
  /** Peaks, a multiply-add counted as two operations. */
  gflops: v.object({ f32: positive, f16: positive }),
  gbps: positive,
  watts: positive,
  launched: date,
  source: words,
  /** Of the document. */
  date,
  /** No second document was found that bears out its peaks of arithmetic. */
  unconfirmed: v.optional(v.boolean()),
});
export type Card = v.InferOutput<typeof card>;

export const BILLINGS = ['second', 'minute', 'hour'] as const;
export type Billing = (typeof BILLINGS)[number];

const offer = v.object({
  id: words,
  provider: words,
  instance: words,
  /** Of a card, and how many of them. */
  card: words,
  count: v.pipe(v.number(), v.integer(), v.minValue(1)),
  usdPerHour: positive,
  billing: v.picklist(BILLINGS),
  minimumSeconds: positive,
  /** Null: the source names none. */
  region: v.nullable(words),
  asOf: v.union([date, v.literal('article')]),
  source: words,
});
export type Offer = v.InferOutput<typeof offer>;

const provider = v.object({
  id: words,
  name: words,
  /**
   * What a machine that is stopped costs: its `disk`, the `full` price, or it cannot be stopped but only `ended`, and what
   * was put aside costs as a disk.
   */
  stopped: v.picklist(['disk', 'full', 'ended']),
  diskUsdPerGbMonth: v.nullable(positive),
  asOf: date,
  source: words,
});
export type Provider = v.InferOutput<typeof provider>;

const own = v.object({
  usd: positive,
  years: positive,
  watts: positive,
  usdPerKwh: positive,
  diskGb: positive,
  asOf: date,
  source: words,
});

/** @throws ValiError where the files are not what they should be, which the tests would show */
export const CARDS: readonly Card[] = v.parse(v.array(card), cardsFile);
const prices = v.parse(v.object({ providers: v.array(provider), own, offers: v.array(offer) }), pricesFile);
export const PROVIDERS: readonly Provider[] = prices.providers;
/** Example figures for the visitor's own machine. */
export const OWN = prices.own;
export const OFFERS: readonly Offer[] = prices.offers;

/** @throws Error for a card that the file lacks */
export function cardOf({ card: id }: Pick<Offer, 'card'>): Card {
  const found = CARDS.find((one) => one.id === id);
  if (!found) throw new Error(`There is no card '${id}'.`);
  return found;
}

/** Undefined for an instance that the visitor has added. */
export const providerOf = ({ provider: id }: Pick<Offer, 'provider'>): Provider | undefined =>
  PROVIDERS.find((one) => one.id === id);

/** Without those that have a newer entry. */
export const current = <T extends Offer>(offers: readonly T[]): readonly T[] =>
  offers.filter(({ asOf }) => asOf !== 'article');
