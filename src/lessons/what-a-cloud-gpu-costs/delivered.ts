/** What sentences and guesses are made from: the figures as the files have them, whatever the visitor has changed. Pure. */
import { bookOf, NO_EDITS } from './book.ts';
import { cardOf, current } from './data.ts';

export const DELIVERED = bookOf(NO_EDITS);
export const RENTED = current(DELIVERED.entries);

/** The one whose hour costs least. */
export const CHEAPEST_HOUR = RENTED.reduce((a, b) => (b.usdPerHour < a.usdPerHour ? b : a));

/** Whose card was launched last. */
export const NEWEST = RENTED.reduce((a, b) => (cardOf(b).launched > cardOf(a).launched ? b : a));
