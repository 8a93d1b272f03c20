/**
 * How a grammar of stories is written down. Each die is fair and thrown for every story of its kind: one for the kind, one
 * for each role that is drawn, one for each sentence that can be put in more ways than one. Nothing else is left to chance,
 * so the probability of a throw is one over the product of its dice's sides.
 */
import type { Locale, LocalText } from '../../../engine/contract.ts';
import type { TokenKind } from './vocabulary.ts';

/** What may fill a role, by form: `self` names it, and no two of a list have the same; others go with it (he, his, 只). */
export type Forms = { readonly self: string } & Readonly<Record<string, string>>;

export interface Role {
  /** Who or what it is in the story, for a sentence about a fault. */
  readonly is: LocalText;
  readonly list: readonly Forms[];
  readonly kind: TokenKind;
  /** A role named before, from the same list: not both are the same. */
  readonly unlike?: string;
  /** Follows from two drawn roles, without a die: where in `list`, of the places of the two in theirs. */
  readonly follows?: {
    readonly from: readonly [string, string];
    readonly place: (one: number, other: number) => number;
  };
}

export interface StoryKind {
  readonly id: string;
  readonly roles: Readonly<Record<string, Role>>;
  /** One after the other, each in any of its ways. `{role}` and `{role.form}` are slots; all else stands as written. */
  readonly sentences: readonly (readonly string[])[];
}

export interface Grammar {
  readonly locale: Locale;
  readonly kinds: readonly StoryKind[];
  /** The tokens of a text without slots. Where one is not known as it stands, one that is meant: small for large letters. */
  readonly split: (text: string, knows?: (token: string) => boolean) => readonly string[];
  /** The text of tokens, as it is printed. */
  readonly join: (tokens: readonly string[]) => string;
  /** Between tokens that are quoted outside a story. */
  readonly gap: string;
  /** Kinds of tokens of the forms other than `self`. */
  readonly forms: Readonly<Record<string, TokenKind>>;
}

/** A token as it stands, or a slot. */
export type Piece = { readonly word: string } | { readonly role: string; readonly form: string };

/** `{hero} had a {thing} .` -> slot, word, word, slot, word */
export function piecesOf(grammar: Grammar, sentence: string): Piece[] {
  return sentence.split(/(\{[^}]*\})/).flatMap((part): Piece[] => {
    if (!part.startsWith('{')) return grammar.split(part).map((word) => ({ word }));
    const [role, form = 'self'] = part.slice(1, -1).split('.');
    return [{ role, form }];
  });
}

/** Dice of a kind of story in the order in which a throw lists their faces; ways of a sentence are named by its place. */
export interface Die {
  readonly of: { readonly role: string } | { readonly sentence: number };
  readonly sides: number;
}

export function diceOf({ roles, sentences }: StoryKind): Die[] {
  const drawn = Object.entries(roles).flatMap(([role, { list, unlike, follows }]): Die[] =>
    follows ? [] : [{ of: { role }, sides: list.length - (unlike ? 1 : 0) }],
  );
  const put = sentences.flatMap((ways, sentence): Die[] =>
    ways.length > 1 ? [{ of: { sentence }, sides: ways.length }] : [],
  );
  return [...drawn, ...put];
}
