/** What the training costs if it has to be done within so many hours. Pure. */
import type { Contender } from '../../chart-model/group.ts';
import type { Book, Entry } from './book.ts';
import { offered } from './challenge.ts';
import { type Bill, billOf, isBill, ownBill, type Rate } from './estimate.ts';
import { TRAINING } from './jobs.ts';

/** Hours, for the table and for the marks of the drawing. */
export const DEADLINES = [0.25, 0.5, 1, 2, 4, 8, 24, 72];

const BETWEEN = 12;

/** Those and what lies between, evenly on a logarithmic axis. */
export const FINE: readonly number[] = DEADLINES.flatMap((from, at) => {
  const to = DEADLINES[at + 1];
  if (to === undefined) return [from];
  return Array.from({ length: BETWEEN }, (_, step) => from * (to / from) ** (step / BETWEEN));
});

/** Null where it cannot be done in time. */
export function within(offer: Entry, { assumed }: Book, deadline: number): Bill | null {
  const bill = billOf(TRAINING, offer, assumed, deadline);
  return isBill(bill) ? bill : null;
}

/** The same on the visitor's own machine, of which there is one. */
export function ownWithin(rate: Rate | null, { own }: Book, deadline: number): Bill | null {
  if (!rate) return null;
  const bill = ownBill(TRAINING, rate, own);
  return isBill(bill) && bill.hours <= deadline ? bill : null;
}

/** The cheapest instance for a deadline; null where none is in time. */
export function bestWithin(book: Book, deadline: number): { readonly offer: Entry; readonly bill: Bill } | null {
  const all = offered(book).flatMap((offer) => {
    const bill = within(offer, book, deadline);
    return bill ? [{ offer, bill }] : [];
  });
  return all.sort((a, b) => a.bill.usd - b.bill.usd)[0] ?? null;
}

/** A machine whose line is drawn. */
export interface Drawn {
  readonly contender: Contender;
  readonly name: string;
  bill(deadline: number): Bill | null;
}
