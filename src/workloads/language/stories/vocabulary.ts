/** Tokens and their numbers, both ways. */

export type TokenKind =
  | 'end'
  | 'name'
  | 'pronoun'
  | 'thing'
  | 'animal'
  | 'place'
  | 'number'
  | 'measure'
  | 'mark'
  | 'word'
  | 'character';

export interface Token {
  readonly text: string;
  readonly kind: TokenKind;
}

export type Encoded =
  | { readonly ok: true; readonly tokens: Uint32Array<ArrayBuffer> }
  /** Each once, in the order of the text. */
  | { readonly ok: false; readonly unknown: readonly string[] };

export interface Vocabulary {
  /** By number. */
  readonly tokens: readonly Token[];
  /** The numbers of a text, without END. */
  encode(text: string): Encoded;
  /** The text, as it is printed. END and numbers that are none of its own are left out. */
  decode(tokens: ArrayLike<number>): string;
}

/** Token 0 of the vocabulary of a language: it ends a story and stands before one. */
export const END = 0;

/**
 * @param split the tokens of a text, told which there are
 * @param join the text of tokens
 */
export function vocabulary(
  tokens: readonly Token[],
  split: (text: string, knows: (token: string) => boolean) => readonly string[],
  join: (tokens: readonly string[]) => string,
): Vocabulary & { numberOf(text: string): number | undefined } {
  const numbers = new Map(tokens.map(({ text }, number) => [text, number]));
  const known = (number: number) => tokens[number] && tokens[number].kind !== 'end';
  return {
    tokens,
    numberOf: (text) => numbers.get(text),
    encode(text) {
      const parts = split(text, (token) => numbers.has(token));
      const unknown = parts.filter((part) => !numbers.has(part));
      if (unknown.length > 0) return { ok: false, unknown: [...new Set(unknown)] };
      return { ok: true, tokens: Uint32Array.from(parts, (part) => numbers.get(part) ?? END) };
    },
    decode: (given) =>
      join(
        Array.from(given)
          .filter(known)
          .map((number) => tokens[number].text),
      ),
  };
}
