/**
 * Finds links in whatever is pasted or dropped: a chat log, a mail, a table's column, files. Lines that a mail has broken are
 * put together again, so where a link ends is known only once it has been read. Pure.
 */
import type { Workload } from '../../engine/contract.ts';
import { MAX_CHARACTERS } from './envelope.ts';
import { readResult } from './link.ts';
import { withoutUnseen } from './plain-text.ts';

/** `r` a shared result, behind `#/r/`; `h` what was handed in to a class, behind `#/class/h/`. */
export type LinkKind = 'r' | 'h';

export interface LinksRead<T> {
  /** One for each link, in the order in which they stand. */
  readonly found: readonly T[];
  /** Whether there was more than is ever looked through. */
  readonly cutOff: boolean;
}

/** These keep a made-up text from costing more than a moment. */
const MOST_TEXT = 16 * 2 ** 20;
const MOST_TRIES = 6000;
/** Characters of one link's data, and its version. */
const LONGEST = MAX_CHARACTERS + 16;

const START = /#\/?(class\/h|r)\/(?=\d{1,6}\.[\w-])/g;
const DATA = /\d{1,6}\.[\w-]+/y;
/** Behind a comma of a table stand numbers and dates too: what has fewer characters is no result. */
const SHORTEST = 24;

/**
 * Reads every link at the places where it may end, until it is whole.
 * @param read of what stands behind `#/r/` or `#/class/h/`
 * @param isWhole whether that is all of a link
 * @param most no more than so many are read
 */
export function readLinks<T>(
  text: string,
  read: (kind: LinkKind, data: string) => T,
  isWhole: (one: T) => boolean,
  most: number,
): LinksRead<T> {
  const { joined, breaks } = unbroken(text.slice(0, MOST_TEXT));
  const found: T[] = [];
  let tries = 0;
  for (const { kind, from, to } of placesIn(joined)) {
    if (found.length >= most || tries >= MOST_TRIES) return { found, cutOff: true };
    let likeliest: { readonly one: T } | null = null;
    for (const end of likelyEnds(breaks, from, to)) {
      if (likeliest && tries >= MOST_TRIES) break;
      tries++;
      const one = read(kind, joined.slice(from, end));
      const whole = isWhole(one);
      if (whole || !likeliest) likeliest = { one };
      if (whole) break;
    }
    if (likeliest) found.push(likeliest.one);
  }
  return { found, cutOff: text.length > MOST_TEXT };
}

/** Of an address that holds several results with commas between, each once. */
export const splitLinks = (data: string): string[] => [...new Set(data.split(',').filter(Boolean))];

/** No more are laid over each other. */
const MOST_RESULTS = 200;

/** What stands behind `#/r/`, each once, in order. */
export function linksIn(text: string, workloads: readonly Workload[]): readonly string[] {
  const { found } = readLinks(
    text,
    (kind, data) => ({ kind, data, whole: kind === 'r' && readResult(data, workloads).ok }),
    ({ kind, whole }) => whole || kind !== 'r',
    MOST_RESULTS,
  );
  return [...new Set(found.flatMap(({ kind, data }) => (kind === 'r' ? [data] : [])))];
}

interface LinkPlace {
  readonly kind: LinkKind;
  /** Where its data begins and may end at most. */
  readonly from: number;
  readonly to: number;
}

function* placesIn(joined: string): Generator<LinkPlace> {
  for (const start of joined.matchAll(START)) {
    const kind = start[1] === 'r' ? 'r' : 'h';
    let from = start.index + start[0].length;
    for (let first = true; ; first = false) {
      DATA.lastIndex = from;
      const data = DATA.exec(joined)?.[0] ?? '';
      if (data === '' || (!first && data.length < SHORTEST)) break;
      yield { kind, from, to: from + Math.min(data.length, LONGEST) };
      from += data.length + 1;
      // One address holds several results.
      if (kind !== 'r' || joined[from - 1] !== ',') break;
    }
  }
}

/**
 * Without line breaks, and where in it they were: with what mail and chats put around those that they make (`=` before, in
 * mail's own code; blanks and marks of quotation behind).
 */
function unbroken(given: string): { readonly joined: string; readonly breaks: readonly number[] } {
  const plain = withoutUnseen(given).replace(/%23/g, '#').replace(/%2F/gi, '/').replace(/%2C/gi, ',');
  const breaks: number[] = [];
  let length = 0;
  const lines = plain.split(/\r\n|[\n\r\u2028\u2029]/).map((line) =>
    line
      .replace(/^[ \t>|]+/, '')
      .trimEnd()
      .replace(/=$/, ''),
  );
  for (const line of lines) {
    length += line.length;
    breaks.push(length);
  }
  return { joined: lines.join(''), breaks };
}

/**
 * At a break, or where its characters end. Most links are whole in one line; broken ones end in a line that is shorter than
 * the one before.
 */
function likelyEnds(breaks: readonly number[], from: number, to: number): number[] {
  const within: number[] = [];
  for (let at = firstBehind(breaks, from); at < breaks.length && breaks[at] < to; at++) within.push(breaks[at]);
  within.push(to);
  const lengths = within.map((end, at) => end - (at === 0 ? from : within[at - 1]));
  const short = within.filter((_, at) => at > 0 && lengths[at] < lengths[at - 1]);
  return [...new Set([within[0], ...short, ...within])];
}

/** By halving: a mail has many lines. */
function firstBehind(breaks: readonly number[], from: number): number {
  let [low, high] = [0, breaks.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (breaks[middle] <= from) low = middle + 1;
    else high = middle;
  }
  return low;
}
