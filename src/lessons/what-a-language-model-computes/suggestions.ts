/** Words that a model knows in the place of one that it does not. Pure. */
import type { TokenKind, Vocabulary } from '../../workloads/language/stories/index.ts';

/** Where as many letters differ, those of earlier kinds come first. */
const KINDS: readonly TokenKind[] = ['name', 'thing', 'animal', 'place', 'number', 'pronoun', 'word', 'measure'];

/** Letters of the longest word that is held against others: what is longer is like none of them. */
const LONGEST = 40;

const isLonger = (word: string, letters: number): boolean =>
  // A letter takes two units at most; what is longer than that need not be taken apart.
  word.length > 2 * letters || Array.from(word).length > letters;

/** @param word as it was typed */
export function suggestionsFor({ tokens }: Vocabulary, word: string, most = 5): readonly string[] {
  if (isLonger(word, LONGEST)) return [];
  return tokens
    .flatMap(({ text, kind }) =>
      KINDS.includes(kind) ? [{ text, kind, letters: distance(text.toLowerCase(), word.toLowerCase()) }] : [],
    )
    .sort((a, b) => a.letters - b.letters || KINDS.indexOf(a.kind) - KINDS.indexOf(b.kind))
    .slice(0, most)
    .map(({ text }) => text);
}

/** Letters to put in, to leave out or to change (V. Levenshtein, 1966). */
function distance(one: string, other: string): number {
  const [a, b] = [Array.from(one), Array.from(other)];
  let row = [0, ...b.map((_, at) => at + 1)];
  for (const [i, letter] of a.entries()) {
    const next = [i + 1];
    for (const [j, second] of b.entries()) {
      next.push(Math.min(next[j] + 1, row[j + 1] + 1, row[j] + (letter === second ? 0 : 1)));
    }
    row = next;
  }
  return row[b.length];
}

/** For a notice: the first letters of a word that is too long for it. */
export function shortened(word: string, letters = 20): string {
  if (!isLonger(word, letters)) return word;
  const first = Array.from(word.slice(0, 2 * letters)).slice(0, letters - 1);
  return `${first.join('')}…`;
}

/** The first place of a word, whatever its capitals, as a word of its own. */
export function replaced(text: string, word: string, by: string): string {
  const escaped = word.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
  const whole = /^\p{Script=Latin}/u.test(word) ? `(?<!\\p{L})${escaped}(?!\\p{L})` : escaped;
  return text.replace(new RegExp(whole, 'iu'), () => by);
}
