/** Breaks a text into lines where nobody else does it: on a canvas. */

/** Pieces that no line break may part: words with what is written at their ends. Chinese breaks between words too. */
function piecesOf(text: string, locale: string): readonly string[] {
  const pieces: string[] = [];
  for (const { segment, isWordLike } of new Intl.Segmenter(locale, { granularity: 'word' }).segment(text)) {
    const last = pieces.length - 1;
    const before = pieces[last] ?? '';
    // Openers and dashes stay with what follows; whatever else is no word, with what it stands behind.
    const opened = /[(（“‘「–]$/.test(before);
    const joins = last >= 0 && (opened || (!isWordLike && !/^[(（“‘「]/.test(segment)));
    // `38×`, `1,024`, `8.4`: numbers and their signs are one.
    const number = /[\d.,×%]$/.test(before) && /^[\d×%]/.test(segment);
    if (joins || number) pieces[last] = before + segment;
    else pieces.push(segment);
  }
  return pieces;
}

/**
 * @param measure the width of a text
 * @param most lines; what is left over goes behind an ellipsis
 */
export function linesOf(
  text: string,
  locale: string,
  measure: (text: string) => number,
  width: number,
  most: number,
): readonly string[] {
  const lines: string[] = [];
  let line = '';
  for (const piece of piecesOf(text, locale)) {
    if (line !== '' && measure((line + piece).trimEnd()) > width) {
      lines.push(line.trimEnd());
      line = '';
    }
    line += line === '' ? piece.trimStart() : piece;
  }
  if (line.trim() !== '') lines.push(line.trimEnd());
  const kept = lines.slice(0, most);
  const cut = lines.length > most;
  return kept.map((one, at) => shortened(one, cut && at === most - 1, measure, width));
}

/** With an ellipsis where something is cut, or the line alone is too wide. */
function shortened(line: string, cut: boolean, measure: (text: string) => number, width: number): string {
  if (!cut && measure(line) <= width) return line;
  const letters = [...line];
  while (letters.length > 0 && measure(`${letters.join('')}…`) > width) letters.pop();
  return `${letters.join('').trimEnd()}…`;
}
