/**
 * Text with known dice: little stories without end, in English by word and in Chinese by character.
 *
 * - `storyOf` tells the story of a seed; `vocabularyOf` turns tokens into text and back. END (0) ends a story, and stands
 *   before one: feed a model END, then what it says, until it says END or LONGEST_STORY tokens have come.
 * - `trainingWindows` and `heldOutWindows` make batches (windows.ts draws them); the two never see the same seed.
 * - `floorOf` is the least mean loss on `heldOutWindows` that a model can have, exactly.
 * - `judge` says of tokens whether they are a story that agrees with itself, or what is wrong and where. The share that is
 *   right has its interval from `proportion` (engine/stats).
 * - `kindsIn` says what each token names where it stands, for drawing them (ui/tokens).
 * - `ownText` takes a visitor's text instead, for `textWindows` and `textWindowsInOrder`.
 *
 * Each kind of story is in a grammar (english.ts, chinese.ts); one throw of fair dice gives a text, and no two give the same.
 */
import type { Locale } from '../../../engine/contract.ts';
import { storiesOf } from './compiled.ts';
import type { Vocabulary } from './vocabulary.ts';

export { floorOf } from './floor.ts';
export { type Fault, judge } from './judge.ts';
export { kindsIn } from './kinds.ts';
export { MOST_BYTES, ownText } from './own-text.ts';
export { diceSides, LONGEST_STORY, storyOf, type Throw, tell, throwOf } from './tell.ts';
export { END, type Token, type TokenKind, type Vocabulary } from './vocabulary.ts';
export {
  heldOutWindows,
  IGNORED,
  textWindows,
  textWindowsInOrder,
  trainingWindows,
} from './windows.ts';

export const vocabularyOf = (locale: Locale): Vocabulary => storiesOf(locale).vocabulary;
