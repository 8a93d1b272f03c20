/** What results that are laid over each other are called, in charts, list and table: short, and alike in every language. */

const FIRST = 'A'.codePointAt(0) ?? 0;
const COUNT = 26;

/** `A` … `Z`, `AA`, `AB` … @param index from 0 */
export function letterOf(index: number): string {
  const last = String.fromCodePoint(FIRST + (index % COUNT));
  return index < COUNT ? last : letterOf(Math.floor(index / COUNT) - 1) + last;
}
