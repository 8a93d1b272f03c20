/** What a term is made of: a card shows it where the word first appears. */
import type { LocalText } from '../../engine/contract.ts';

/** The makers' own words for the same thing. Names are not translated. */
interface Vendors {
  readonly nvidia: string;
  readonly amd: string;
  readonly apple: string;
  readonly intel: string;
}

export interface TermText {
  readonly title: LocalText;
  /** At most three sentences for somebody who meets the word for the first time. */
  readonly text: LocalText;
  readonly vendors?: Vendors;
}

export const MAKERS = [
  ['nvidia', 'NVIDIA'],
  ['amd', 'AMD'],
  ['apple', 'Apple'],
  ['intel', 'Intel'],
] as const satisfies readonly (readonly [keyof Vendors, string])[];
