/** The text of a lesson as its reader meets it, for tests that look for words. */

/** What is no prose: imports, code, formulas, expressions, tags, headings. */
const ELSE = [
  /^import .*$/gm,
  /^```[\s\S]*?^```$/gm,
  /^\$\$[\s\S]*?^\$\$$/gm,
  /^#+ .*$/gm,
  /`[^`\n]*`/g,
  /\$[^$\n]+\$/g,
  /\{[^{}]*\}/g,
  /<\/?[A-Za-z][^<>]*>/g,
  /\]\([^)]*\)/g,
];

/** As long as the file, so that places agree; whatever is no prose is blank. */
export const proseOf = (mdx: string): string =>
  ELSE.reduce((text, what) => text.replace(what, (found) => found.replace(/[^\n]/g, ' ')), mdx);

export interface Card {
  readonly id: string;
  /** Where the word begins and ends. */
  readonly from: number;
  readonly to: number;
}

/** The words that have a card, in their order. */
export const cardsOf = (mdx: string): readonly Card[] =>
  [...mdx.matchAll(/<Term id="([^"]*)">([^<]*)<\/Term>/g)].map(({ 0: whole, 1: id, 2: word, index }) => {
    const to = index + whole.length - '</Term>'.length;
    return { id, from: to - word.length, to };
  });
