/** A grammar with its words as numbers: what telling and reading work on. */
import type { Locale } from '../../../engine/contract.ts';
import { chinese } from './chinese.ts';
import { english } from './english.ts';
import { type Die, diceOf, type Grammar, type Piece, piecesOf, type Role, type StoryKind } from './grammar.ts';
import { END, type Token, type TokenKind, type Vocabulary, vocabulary } from './vocabulary.ts';

/** Numbers of tokens that stand in a row. */
export type Run = readonly number[];

export interface Slot {
  readonly role: string;
  readonly form: string;
  readonly kind: TokenKind;
  /** What stands there, by the place in the role's list. */
  readonly runs: readonly Run[];
  /** What a reader takes as standing there, if wrongly: another number, somebody else. Each once. */
  readonly readable: readonly Run[];
}

export type CompiledPiece = { readonly word: number } | Slot;

export interface CompiledKind {
  readonly roles: Readonly<Record<string, Role>>;
  readonly dice: readonly Die[];
  /** Of each sentence its ways. */
  readonly sentences: readonly (readonly (readonly CompiledPiece[])[])[];
}

export interface Stories {
  readonly grammar: Grammar;
  readonly vocabulary: Vocabulary;
  readonly kinds: readonly CompiledKind[];
}

const GRAMMARS: Readonly<Record<Locale, Grammar>> = { en: english, 'zh-CN': chinese };
const compiled = new Map<Locale, Stories>();

export function storiesOf(locale: Locale): Stories {
  const known = compiled.get(locale) ?? compile(GRAMMARS[locale]);
  compiled.set(locale, known);
  return known;
}

function compile(grammar: Grammar): Stories {
  const words = vocabulary(tokensOf(grammar), grammar.split, grammar.join);
  const run = (text: string): Run => grammar.split(text).map((token) => words.numberOf(token) ?? END);
  return {
    grammar,
    vocabulary: words,
    kinds: grammar.kinds.map((kind) => ({
      roles: kind.roles,
      dice: diceOf(kind),
      sentences: sentencesOf(grammar, kind, run),
    })),
  };
}

function sentencesOf(grammar: Grammar, kind: StoryKind, run: (text: string) => Run): CompiledKind['sentences'] {
  const compiled: CompiledPiece[][][] = [];
  // Whoever was named by now, whichever ways the sentences took.
  let named: readonly string[] = [];
  for (const ways of kind.sentences) {
    const pieces = ways.map((way) => piecesOf(grammar, way));
    compiled.push(
      pieces.map((way) => way.map((piece, at) => compilePiece(piece, [...named, ...namedIn(way.slice(0, at))]))),
    );
    named = [...named, ...namedIn(pieces[0]).filter((role) => pieces.every((way) => namedIn(way).includes(role)))];
  }
  return compiled;

  function compilePiece(piece: Piece, before: readonly string[]): CompiledPiece {
    if ('word' in piece) return { word: run(piece.word)[0] };
    const { list } = kind.roles[piece.role];
    const runs = list.map((forms) => run(forms[piece.form]));
    const wrong = [
      ...addedInPlaceOfSum(grammar, kind, piece.role),
      ...(piece.form === 'self' && before.includes(piece.role) ? othersOf(kind, piece.role) : []),
    ];
    return {
      ...piece,
      kind: kindOf(grammar, kind.roles[piece.role], piece.form),
      runs,
      readable: distinct([...runs, ...wrong.map(run)]),
    };
  }
}

const namedIn = (pieces: readonly Piece[]): readonly string[] =>
  pieces.flatMap((piece) => ('role' in piece && piece.form === 'self' ? [piece.role] : []));

const kindOf = (grammar: Grammar, role: Role, form: string): TokenKind =>
  form === 'self' ? role.kind : grammar.forms[form];

/** In place of somebody who was named before: whoever else a story of this kind may name. */
const othersOf = ({ roles }: StoryKind, name: string): readonly string[] =>
  roles[name].kind !== 'name'
    ? []
    : Object.values(roles).flatMap(({ kind, list }) => (kind === 'name' ? list.map(({ self }) => self) : []));

/** The numbers that are added. */
function addedInPlaceOfSum(grammar: Grammar, { roles }: StoryKind, name: string): readonly string[] {
  const { follows, kind } = roles[name];
  const alike = (follows?.from ?? []).filter((from) => roles[from].kind === kind);
  return alike.flatMap((from) =>
    roles[from].list.flatMap((forms) =>
      Object.entries(forms).flatMap(([form, text]) => (kindOf(grammar, roles[from], form) === kind ? [text] : [])),
    ),
  );
}

const distinct = (runs: readonly Run[]): Run[] => [...new Map(runs.map((run) => [run.join(), run])).values()];

/** END, then what fills the roles, then all other words, in the order of the grammar. Weights that were kept depend on it. */
function tokensOf(grammar: Grammar): Token[] {
  const kinds = new Map<string, TokenKind>();
  const add = (text: string, kind: TokenKind) => {
    for (const token of grammar.split(text)) {
      const before = kinds.get(token);
      // A character of several kinds is none of them.
      kinds.set(token, before && before !== kind ? 'word' : kind);
    }
  };
  for (const { roles } of grammar.kinds) {
    for (const role of Object.values(roles)) {
      for (const forms of role.list) {
        for (const [form, text] of Object.entries(forms)) add(text, kindOf(grammar, role, form));
      }
    }
  }
  for (const { sentences } of grammar.kinds) {
    for (const piece of sentences.flat().flatMap((way) => piecesOf(grammar, way))) {
      if ('word' in piece) add(piece.word, /^\p{P}$/u.test(piece.word) ? 'mark' : 'word');
    }
  }
  return [{ text: '', kind: 'end' }, ...Array.from(kinds, ([text, kind]) => ({ text, kind }))];
}
