/** The least loss that any model of the stories can have, from the dice alone. */
import type { Locale } from '../../../engine/contract.ts';
import { type CompiledKind, type CompiledPiece, storiesOf } from './compiled.ts';

export interface Floor {
  /** Expected surprisal of a story over its expected number of tokens, END included. */
  readonly natsPerToken: number;
  readonly natsPerStory: number;
  readonly tokensPerStory: number;
}

/**
 * Exact. The surprisal of a text is that of its throw, the sum of ln(sides), as no two throws give the same text; it is the
 * same for all stories of a kind. A mean over the tokens of many stories comes to the ratio of the two expectations, not to
 * the expectation of ratios. Cover & Thomas, Elements of Information Theory, 2nd ed., chapter 2.
 */
export function floorOf(locale: Locale): Floor {
  const { kinds } = storiesOf(locale);
  const natsPerStory = Math.log(kinds.length) + mean(kinds.map(natsOf));
  const tokensPerStory = mean(kinds.map(tokensOf));
  return { natsPerToken: natsPerStory / tokensPerStory, natsPerStory, tokensPerStory };
}

const natsOf = ({ dice }: CompiledKind): number => dice.reduce((sum, { sides }) => sum + Math.log(sides), 0);

/** Expectations add up, also of roles that depend on each other. */
function tokensOf(kind: CompiledKind): number {
  const words = kind.sentences.map((ways) =>
    mean(ways.map((pieces) => pieces.reduce((sum, piece) => sum + lengthOf(kind, piece), 0))),
  );
  return words.reduce((sum, length) => sum + length, 0) + 1;
}

function lengthOf({ roles }: CompiledKind, piece: CompiledPiece): number {
  if ('word' in piece) return 1;
  const lengths = piece.runs.map(({ length }) => length);
  const { follows } = roles[piece.role];
  // Each place is as likely as any other, also of who is drawn without another.
  if (!follows) return mean(lengths);
  const [one, other] = follows.from.map((name) => roles[name]);
  const pairs = one.list.flatMap((_, first) => other.list.map((_, second) => [first, second] as const));
  const possible = pairs.filter(([first, second]) => other.unlike === undefined || first !== second);
  return mean(possible.map(([first, second]) => lengths[follows.place(first, second)]));
}

const mean = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length;
