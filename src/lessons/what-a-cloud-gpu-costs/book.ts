/**
 * The lesson's figures with what the visitor has changed in them. Kept are the texts as they were typed, so that nothing
 * is lost that is no number yet; a figure that is not usable leaves the one of the file in force. Pure.
 */
import * as v from 'valibot';
import { BILLINGS, CARDS, KINDS, type Kind, OFFERS, type Offer, OWN, PROVIDERS } from './data.ts';
import type { Assumed, OwnMachine } from './estimate.ts';
import { BOUNDS, type FieldKind, figureOf, read } from './typed.ts';

/** Longer texts are no figures and no names. */
const typed = v.pipe(v.string(), v.maxLength(80));

const added = v.object({
  id: v.pipe(v.string(), v.regex(/^yours-\d+$/)),
  name: typed,
  card: v.picklist(CARDS.map(({ id }) => id)),
  count: typed,
  usdPerHour: typed,
  billing: v.picklist(BILLINGS),
});
export type Added = v.InferOutput<typeof added>;

export const MOST_ADDED = 20;

/** Fields beside prices, and what stands in them at first. */
const FIELDS = {
  purchase: { kind: 'purchase', fallback: OWN.usd },
  years: { kind: 'years', fallback: OWN.years },
  watts: { kind: 'watts', fallback: OWN.watts },
  perKwh: { kind: 'perKwh', fallback: OWN.usdPerKwh },
  disk: { kind: 'disk', fallback: OWN.diskGb },
  /** Percent of a data sheet's peak. */
  arithmetic: { kind: 'percent', fallback: 40 },
  memory: { kind: 'percent', fallback: 60 },
  startMinutes: { kind: 'minutes', fallback: 3 },
} as const satisfies Readonly<Record<string, { readonly kind: FieldKind; readonly fallback: number }>>;

export type FieldName = keyof typeof FIELDS;
export const fieldOf = (name: FieldName) => FIELDS[name];

const edits = v.object({
  /** By offer, and of disks by `diskOf`. */
  prices: v.record(v.string(), typed),
  added: v.pipe(v.array(added), v.maxLength(MOST_ADDED)),
  fields: v.record(v.string(), typed),
  kind: v.picklist(KINDS),
  /** A currency of the visitor's, and how much of it a dollar is; null: dollars. */
  currency: v.nullable(v.object({ name: typed, rate: typed })),
});
export type Edits = v.InferOutput<typeof edits>;

export const NO_EDITS: Edits = { prices: {}, added: [], fields: {}, kind: 'f16', currency: null };

/** What was kept; nothing where it is damaged, or of a version that knew more. */
export function parseEdits(kept: string | null): Edits {
  if (kept === null) return NO_EDITS;
  try {
    const checked = v.safeParse(edits, JSON.parse(kept));
    return checked.success ? checked.output : NO_EDITS;
  } catch {
    return NO_EDITS;
  }
}

/** Null where nothing is changed. */
export function formatEdits(made: Edits): string | null {
  const kept = JSON.stringify(made);
  return kept === JSON.stringify(NO_EDITS) ? null : kept;
}

/** An offer as it counts, and whose figure it is. */
export interface Entry extends Offer {
  /** `given`: the file's own price; `edited`: the visitor's price; `added`: wholly the visitor's. */
  readonly by: 'given' | 'edited' | 'added';
}

export interface Currency {
  readonly name: string;
  readonly rate: number;
}

export interface Book {
  readonly entries: readonly Entry[];
  /** Prices of the file, by offer, whatever is typed over them. */
  readonly given: Readonly<Record<string, number>>;
  readonly own: OwnMachine & { readonly diskGb: number };
  /** US dollars for a GB and month, by provider; none where one lets no disk alone. */
  readonly disks: Readonly<Record<string, number>>;
  readonly assumed: Assumed;
  /** Null: dollars. */
  readonly currency: Currency | null;
}

/** Under which the price of a provider's disk is kept among the prices. */
export const diskOf = (provider: string): string => `disk-${provider}`;

export function bookOf(made: Edits): Book {
  const field = (name: FieldName) => figureOf(made.fields[name], FIELDS[name].kind, FIELDS[name].fallback);
  return {
    given: Object.fromEntries(OFFERS.map(({ id, usdPerHour }) => [id, usdPerHour])),
    entries: [...OFFERS.map((offer) => priced(offer, made.prices[offer.id])), ...made.added.map(ofVisitor)],
    own: {
      usd: field('purchase'),
      years: field('years'),
      watts: field('watts'),
      usdPerKwh: field('perKwh'),
      diskGb: field('disk'),
    },
    disks: Object.fromEntries(
      PROVIDERS.flatMap(({ id, diskUsdPerGbMonth }) =>
        diskUsdPerGbMonth === null ? [] : [[id, figureOf(made.prices[diskOf(id)], 'perGb', diskUsdPerGbMonth)]],
      ),
    ),
    assumed: {
      kind: made.kind,
      arithmetic: field('arithmetic') / 100,
      memory: field('memory') / 100,
      startMinutes: field('startMinutes'),
    },
    currency: currencyOf(made),
  };
}

function priced(offer: Offer, price: string | undefined): Entry {
  const usdPerHour = figureOf(price, 'price', offer.usdPerHour);
  return { ...offer, usdPerHour, by: usdPerHour === offer.usdPerHour ? 'given' : 'edited' };
}

/** @param one whose figures were usable when it was added; one that no longer is counts as little as it can */
function ofVisitor(one: Added): Entry {
  return {
    id: one.id,
    provider: 'yours',
    instance: one.name.trim() || '?',
    card: one.card,
    count: figureOf(one.count, 'count', 1),
    usdPerHour: figureOf(one.usdPerHour, 'price', 1),
    billing: one.billing,
    minimumSeconds: 1,
    region: null,
    asOf: 'yours',
    source: '',
    by: 'added',
  };
}

function currencyOf({ currency }: Edits): Currency | null {
  if (!currency || currency.name.trim() === '') return null;
  const rate = read(currency.rate, BOUNDS.rate);
  return rate.ok ? { name: currency.name.trim(), rate: rate.value } : null;
}

/** With another price for an offer; the file's own where nothing is typed over any more. */
export const withPrice = (made: Edits, id: string, price: string | null): Edits => {
  if (made.added.some((one) => one.id === id)) {
    return { ...made, added: made.added.map((one) => (one.id === id ? { ...one, usdPerHour: price ?? '' } : one)) };
  }
  const { [id]: _, ...others } = made.prices;
  return { ...made, prices: price === null ? others : { ...others, [id]: price } };
};

export const withField = (made: Edits, name: FieldName, value: string | null): Edits => {
  const { [name]: _, ...others } = made.fields;
  return { ...made, fields: value === null ? others : { ...others, [name]: value } };
};

export const withKind = (made: Edits, kind: Kind): Edits => ({ ...made, kind });

/** With an instance more, under the first number that is free. */
export function withAdded(made: Edits, one: Omit<Added, 'id'>): Edits {
  const taken = new Set(made.added.map(({ id }) => id));
  let number = 1;
  while (taken.has(`yours-${number}`)) number++;
  return { ...made, added: [...made.added, { ...one, id: `yours-${number}` }] };
}

export const withoutAdded = (made: Edits, id: string): Edits => ({
  ...made,
  added: made.added.filter((one) => one.id !== id),
});
