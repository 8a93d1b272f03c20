import type { Locale } from '../../../engine/contract.ts';
import { type Slot, type Stories, storiesOf } from './compiled.ts';
import type { TokenKind } from './vocabulary.ts';

/**
 * The kind of each token where it stands: 小 is of a name in 小明 and of an animal in 小马, which the vocabulary cannot say.
 * Wherever tokens in a row name something, the most of them that do are of its kind; it need be no story.
 */
export function kindsIn(locale: Locale, tokens: ArrayLike<number>): TokenKind[] {
  const stories = storiesOf(locale);
  const known = namesOf(stories);
  const kinds = Array.from(tokens, (token): TokenKind => stories.vocabulary.tokens[token]?.kind ?? 'word');
  for (let at = 0; at < tokens.length; ) {
    const found = known.find(({ run }) => run.every((token, offset) => tokens[at + offset] === token));
    if (found) kinds.fill(found.kind, at, at + found.run.length);
    at += found?.run.length ?? 1;
  }
  return kinds;
}

/** What has more tokens than one, the longest first. */
function namesOf({ kinds }: Stories): { run: Slot['runs'][number]; kind: TokenKind }[] {
  const slots = kinds.flatMap(({ sentences }) => sentences.flat(2)).filter((piece): piece is Slot => 'role' in piece);
  const names = slots.flatMap(({ runs, kind }) => runs.map((run) => ({ run, kind })));
  return names.filter(({ run }) => run.length > 1).sort((one, other) => other.run.length - one.run.length);
}
