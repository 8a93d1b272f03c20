/** Ends a clause that can stand alone: followed by space in Latin scripts, by anything in Chinese. */
const STRONG = /[.!?](?=\s)|[。！？]/g;
/** Where it goes on for long. Never a comma: what is set large may not break off in the middle of a thought. */
const WEAK = /[:;](?=\s)|[：；]/g;
/** Shorter is no clause yet, and longer is too much to be set large; a Chinese character counts for two. */
const LEAST = 14;
const MOST = 110;

const width = (text: string) =>
  [...text].reduce((sum, one) => sum + (/[\u2e80-\u9fff\uff00-\uffef]/.test(one) ? 2 : 1), 0);

/** Inside quotation marks or brackets a sentence does not end. */
const whole = (text: string) =>
  [...text].reduce((depth, one) => depth + ('“（('.includes(one) ? 1 : '”）)'.includes(one) ? -1 : 0), 0) === 0;

function cut(text: string, at: RegExp): number | null {
  for (const { index } of text.matchAll(at)) {
    const head = text.slice(0, index + 1);
    if (width(head) >= LEAST && whole(head)) return index + 1;
  }
  return null;
}

/** A sentence that is made from data, cut after what it says first; the second part, with the space before it, is empty where there is no more. */
export function firstClause(text: string): readonly [string, string] {
  const strong = cut(text, STRONG) ?? text.length;
  const end = width(text.slice(0, strong)) > MOST ? (cut(text, WEAK) ?? strong) : strong;
  return [text.slice(0, end), text.slice(end)];
}
