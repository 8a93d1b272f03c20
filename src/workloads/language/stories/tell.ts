/** From dice to a story. */
import type { Locale } from '../../../engine/contract.ts';
import { randomU32 } from '../../../engine/random.ts';
import { type CompiledKind, storiesOf } from './compiled.ts';
import { END } from './vocabulary.ts';

/** No story has more tokens, END included. */
export const LONGEST_STORY = 96;

/** What decides a story, all of it. */
export interface Throw {
  readonly kind: number;
  /** From 0 on, in the order of the kind's dice. */
  readonly faces: readonly number[];
}

/** Dice of each story, counted by their sides: first that of the kind, then those of each kind in their order. */
export function diceSides(locale: Locale): { readonly kinds: number; readonly faces: readonly (readonly number[])[] } {
  const { kinds } = storiesOf(locale);
  return { kinds: kinds.length, faces: kinds.map(({ dice }) => dice.map(({ sides }) => sides)) };
}

const DICE_STREAM = 31;

/** The throw of a seed, whole numbers from 0 to 2³² - 1. */
export function throwOf(locale: Locale, seed: number): Throw {
  const next = randomU32(seed, DICE_STREAM);
  const { kinds } = storiesOf(locale);
  const kind = next() % kinds.length;
  return { kind, faces: kinds[kind].dice.map(({ sides }) => next() % sides) };
}

/** w₁ … wₙ END: at most LONGEST_STORY tokens. */
export function tell(locale: Locale, { kind, faces }: Throw): Uint32Array<ArrayBuffer> {
  const { sentences, ...cast } = storiesOf(locale).kinds[kind];
  const { places, ways } = settle(cast, faces);
  const told: number[] = [];
  for (const [at, choices] of sentences.entries()) {
    for (const piece of choices[ways[at] ?? 0]) {
      if ('word' in piece) told.push(piece.word);
      else told.push(...piece.runs[places[piece.role]]);
    }
  }
  told.push(END);
  return Uint32Array.from(told);
}

/** The story of a seed. */
export const storyOf = (locale: Locale, seed: number): Uint32Array<ArrayBuffer> => tell(locale, throwOf(locale, seed));

/** What the faces say: for each role its place in its list, for each sentence with several ways which. */
function settle({ roles, dice }: Pick<CompiledKind, 'roles' | 'dice'>, faces: readonly number[]) {
  const places: Record<string, number> = {};
  const ways: Record<number, number> = {};
  for (const [at, { of }] of dice.entries()) {
    if ('sentence' in of) ways[of.sentence] = faces[at];
    else places[of.role] = drawnPlace(roles[of.role].unlike, places, faces[at]);
  }
  for (const [name, { follows }] of Object.entries(roles)) {
    if (follows) places[name] = follows.place(places[follows.from[0]], places[follows.from[1]]);
  }
  return { places, ways };
}

/** A die for who is unlike another leaves that one out. */
const drawnPlace = (unlike: string | undefined, places: Readonly<Record<string, number>>, face: number): number =>
  unlike !== undefined && face >= places[unlike] ? face + 1 : face;

/** The face that gives this place: the other way round. */
export const faceOf = (place: number, taken: number | undefined): number =>
  taken !== undefined && place > taken ? place - 1 : place;
