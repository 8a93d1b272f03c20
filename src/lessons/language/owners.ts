/** Whom a pronoun means, and which head of a model looks there. Pure. */
import type { Locale } from '../../engine/contract.ts';
import type { Look } from '../../workloads/language/reader.ts';
import { storiesOf } from '../../workloads/language/stories/compiled.ts';
import { type Head, headsAt } from './heads.ts';

/** Places in a text of tokens. */
interface Link {
  readonly pronoun: number;
  /** Wherever the name of the one that it means was written before. */
  readonly owner: readonly number[];
}

interface Person {
  readonly name: readonly number[];
  /** Tokens that stand for this one: she, her. */
  readonly pronouns: readonly number[];
}

const PLURAL = '们';

/** Those of the stories: whoever any role of any kind may be. */
function peopleOf(locale: Locale): readonly Person[] {
  const { vocabulary, kinds } = storiesOf(locale);
  const numbers = (text: string) => {
    const encoded = vocabulary.encode(text);
    if (!encoded.ok) throw new Error(`'${text}' is no text of the stories.`);
    return Array.from(encoded.tokens);
  };
  const named = kinds.flatMap(({ roles }) => Object.values(roles)).filter(({ kind }) => kind === 'name');
  const people = new Map(named.flatMap(({ list }) => list).map((forms) => [forms.self, forms]));
  return Array.from(people.values(), ({ self, ...forms }) => ({
    name: numbers(self),
    pronouns: [...new Set(Object.values(forms).flatMap(numbers))],
  }));
}

/** The pronouns of a text that can mean one person alone of those who were named before. */
export function linksIn(locale: Locale, tokens: ArrayLike<number>): readonly Link[] {
  const people = peopleOf(locale);
  const { vocabulary } = storiesOf(locale);
  const isPlural = (at: number) => vocabulary.tokens[tokens[at + 1]]?.text === PLURAL;
  return Array.from(tokens, (token, at) => ({ token, at })).flatMap(({ token, at }) => {
    const meant = people.flatMap(({ name, pronouns }) => {
      const places = pronouns.includes(token) ? placesOf(name, tokens, at) : [];
      return places.length ? [places] : [];
    });
    return meant.length === 1 && !isPlural(at) ? [{ pronoun: at, owner: meant[0] }] : [];
  });
}

/** Of all tokens of a name, wherever it stands whole before a place. */
function placesOf(name: readonly number[], tokens: ArrayLike<number>, before: number): number[] {
  const places: number[] = [];
  for (let at = 0; at + name.length <= before; at++) {
    if (name.every((token, offset) => tokens[at + offset] === token)) {
      places.push(...name.map((_, offset) => at + offset));
    }
  }
  return places;
}

/** From where a head looks: from the pronoun, or from the token before it, at which the model has to choose it. */
export type From = 'pronoun' | 'before';

/** How much a head takes from the owner's name, over all links that were looked at. */
export interface HeadShare extends Head {
  readonly from: From;
  /** From 0 to 1: its mean share. */
  readonly share: number;
  /** What it would be if every token so far got the same. */
  readonly even: number;
}

/** Adds up what heads take, text by text. */
export interface Search {
  readonly links: number;
  /** By `from`, layer and head. */
  readonly sums: ReadonlyMap<string, Omit<HeadShare, 'even'>>;
  readonly even: Readonly<Record<From, number>>;
}

export const NOTHING_SEEN: Search = { links: 0, sums: new Map(), even: { pronoun: 0, before: 0 } };

const SIDES: readonly From[] = ['pronoun', 'before'];

/** @param looks one for each token that was read: END first, then those of the text */
export function look(search: Search, links: readonly Link[], looks: readonly Look[], heads: number): Search {
  const sums = new Map(search.sums);
  const even = { ...search.even };
  for (const { pronoun, owner } of links) {
    for (const from of SIDES) {
      // In front of the text stands END.
      const at = from === 'pronoun' ? pronoun + 1 : pronoun;
      even[from] += owner.length / (at + 1);
      for (const { layer, head, shares } of headsAt(looks[at], heads)) {
        const key = `${from} ${layer} ${head}`;
        const before = sums.get(key)?.share ?? 0;
        sums.set(key, { layer, head, from, share: owner.reduce((sum, place) => sum + shares[place + 1], before) });
      }
    }
  }
  return { links: search.links + links.length, sums, even };
}

/** All heads from where they look, those that take most first; empty where no pronoun was seen. */
export const ranked = ({ links, sums, even }: Search): readonly HeadShare[] =>
  links === 0
    ? []
    : [...sums.values()]
        .map((one) => ({ ...one, share: one.share / links, even: even[one.from] / links }))
        .sort((one, other) => other.share - one.share);

/** Of one text, the head that takes most from the owners of its pronouns, and the place from which it does for the last. */
interface Closest extends HeadShare {
  readonly at: number;
}

/** Null where a text has no pronoun that links. @param looks as for `look` */
export function closestIn(links: readonly Link[], looks: readonly Look[], heads: number): Closest | null {
  const [best] = ranked(look(NOTHING_SEEN, links, looks, heads));
  const last = links.at(-1);
  return best && last ? { ...best, at: placeOf(last, best.from) } : null;
}

/** What a head takes from the tokens of a text, looking for the owner of a pronoun. */
export interface OwnerView extends HeadShare {
  readonly tokens: Uint32Array;
  /** Its place. */
  readonly pronoun: number;
  /** Of what stands before the text, then of each token as far as the one from which it looks; they add up to 1. */
  readonly shares: Float32Array;
  /** Of it, what the owner's name gets here. */
  readonly here: number;
}

/** So many tokens can be taken in at a glance. */
const GLANCE = 24;

const linkToShow = (links: readonly Link[]): Link | undefined =>
  links.findLast(({ pronoun }) => pronoun < GLANCE) ?? links[0];

/** Watches a model read texts: which of its heads takes most from the owners of their pronouns, and what it sees in one of them. */
export function watchOwners(locale: Locale, heads: number) {
  let search = NOTHING_SEEN;
  let first: { readonly text: Uint32Array; readonly link: Link; readonly looks: readonly Look[] } | null = null;
  return {
    /** @param read END, then the tokens of a text */
    see(read: Uint32Array, looks: readonly Look[]): void {
      const text = read.subarray(1);
      const links = linksIn(locale, text);
      search = look(search, links, looks, heads);
      const link = linkToShow(links);
      if (link) first ??= { text, link, looks };
    },
    /** Of the head that takes most, in the first text that had a pronoun that links; null where there was none. */
    view(): OwnerView | null {
      const [best] = ranked(search);
      if (!best || !first) return null;
      const { text, link, looks } = first;
      const seen = headsAt(looks[placeOf(link, best.from) + 1], heads).find(
        ({ layer, head }) => layer === best.layer && head === best.head,
      );
      if (!seen) return null;
      const here = link.owner.reduce((sum, place) => sum + seen.shares[place + 1], 0);
      const tokens = text.slice(0, link.pronoun + 1);
      return { ...best, tokens, pronoun: link.pronoun, shares: seen.shares.slice(), here };
    },
  };
}

/** From which token of the text a head looks. */
export const placeOf = ({ pronoun }: Link, from: From): number => (from === 'before' ? pronoun - 1 : pronoun);

/** A head that gives the owner more than all other tokens together does it. */
export const ENOUGH = 0.5;
