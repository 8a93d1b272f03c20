/**
 * An answer to a puzzle, as it stands behind `#/class/h/`: version 2 of what students hand in. Its bytes never change.
 *
 *     head    full or digest, group, run, version of the puzzles, start in s, nickname, solved, by a GPU
 *     counts  whether there are any; thousandths
 *     texts   puzzle, browser, adapter
 *     full    length of the answer's text, then that
 */
import { COUNTED, type Counts } from '../../engine/interpret/api.ts';
import { BitReader, BitWriter, UnreadableError } from '../share/bits.ts';
import { MAX_BYTES, open, seal } from '../share/envelope.ts';
import { plainCode, plainText } from '../share/plain-text.ts';
import type { LinkProblemCode } from '../share/problems.ts';
import type { SummaryEnvironment } from '../summary.ts';
import { CLASS_DICTIONARY_1 } from './dictionary.ts';
import { nameOf } from './entry.ts';
import { DEVICE_GROUPS, groupOf } from './group.ts';
import { DIGEST_BYTES, DIGEST_LENGTHS } from './hand-in.ts';
import type { Nickname, PuzzleEntry } from './model.ts';
import { PUZZLES_VERSION, puzzleKey } from './task.ts';

export const PUZZLE_HAND_IN_VERSION = 2;

/** What a check came to. */
export interface Answer extends Pick<PuzzleEntry, 'puzzle' | 'solved' | 'byGpu' | 'counts'> {
  readonly code: string;
}

interface AnsweredBy extends Pick<PuzzleEntry, 'id' | 'startedAt'> {
  readonly environment: Pick<SummaryEnvironment, 'adapter' | 'os' | 'browser'>;
  readonly nickname: Nickname | null;
  readonly showAdapter: boolean;
}

export function puzzleEntryOf(answer: Answer, by: AnsweredBy): PuzzleEntry {
  const { environment, id, startedAt, nickname, showAdapter } = by;
  const { adapter, browser } = environment;
  return {
    ...answer,
    ...{ id, startedAt, nickname, browser },
    key: puzzleKey(answer.puzzle),
    group: groupOf(environment),
    adapter: adapter && showAdapter ? nameOf(adapter) : null,
    source: 'full',
  };
}

/** All of it, and without its text where a link does not hold that. */
export function answerLink(entry: PuzzleEntry, base: string): { readonly link: string; readonly whole: boolean } {
  try {
    return { link: linkOf(entry, DIGEST_LENGTHS.adapter, base), whole: entry.code !== null };
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    return { link: linkOf({ ...entry, code: null }, DIGEST_LENGTHS.adapter, base), whole: false };
  }
}

/** What a code holds; null where the site's address leaves no room. */
export function answerDigest(entry: PuzzleEntry, base: string): string | null {
  const links = [DIGEST_LENGTHS.adapter, 0].map((letters) => linkOf({ ...entry, code: null }, letters, base));
  return links.find((link) => link.length <= DIGEST_BYTES) ?? null;
}

const linkOf = (entry: PuzzleEntry, letters: number, base: string) =>
  `${base}#/class/h/${PUZZLE_HAND_IN_VERSION}.${seal(bytesOf(entry, letters), CLASS_DICTIONARY_1)}`;

/** Counts are told to a thousandth, and more than so many nobody waits for. */
const PARTS = 1000;
const MOST_PARTS = 1e12;

function bytesOf(entry: PuzzleEntry, letters: number): Uint8Array {
  const { group, id, startedAt, nickname, solved, byGpu, counts, puzzle, browser, adapter, code } = entry;
  const body = new BitWriter();
  body.bits(code === null ? 0 : 1, 1);
  body.bits(DEVICE_GROUPS.indexOf(group), 4);
  body.bits(Number.parseInt(id, 16), 48);
  body.bits(PUZZLES_VERSION, 16);
  body.bits(startedAt, 32);
  body.bits(nickname ? 1 : 0, 1);
  if (nickname) {
    body.bits(nickname.adjective, 8);
    body.bits(nickname.animal, 8);
  }
  body.bits(solved ? 1 : 0, 1);
  body.bits(byGpu ? 1 : 0, 1);
  body.bits(counts ? 1 : 0, 1);
  if (counts) body.column(COUNTED.map((name) => Math.min(Math.round(counts[name] * PARTS), MOST_PARTS)));
  body.text(puzzle);
  body.text(plainText(browser, DIGEST_LENGTHS.browser));
  body.text(plainText(adapter ?? '', letters));
  if (code === null) return body.finish();
  const text = new TextEncoder().encode(code);
  body.varint(text.length);
  body.bytes(text);
  return body.finish();
}

export type OpenedAnswer =
  | { readonly ok: true; readonly entry: PuzzleEntry }
  | { readonly ok: false; readonly code: LinkProblemCode };

/** @param data behind `2.`. Never throws */
export function readAnswer(data: string): OpenedAnswer {
  try {
    const opened = open(data, CLASS_DICTIONARY_1);
    return opened.ok ? { ok: true, entry: readEntry(opened.bytes) } : { ok: false, code: opened.code };
  } catch {
    // Reading only computes; whatever went wrong came from the bytes.
    return { ok: false, code: 'damaged' };
  }
}

/** @throws UnreadableError, TypeError where a text is none */
function readEntry(bytes: Uint8Array): PuzzleEntry {
  const body = new BitReader(bytes);
  const source = body.bits(1) === 1 ? 'full' : 'digest';
  const group = DEVICE_GROUPS[body.bits(4)];
  if (!group) throw new UnreadableError('There is no such group.');
  const id = body.bits(48).toString(16).padStart(12, '0');
  const version = body.bits(16);
  const startedAt = body.bits(32);
  const nickname = body.bits(1) === 1 ? { adjective: body.bits(8), animal: body.bits(8) } : null;
  const [solved, byGpu] = [body.bits(1) === 1, body.bits(1) === 1];
  const counts = body.bits(1) === 1 ? countsOf(body.column(COUNTED.length, MOST_PARTS)) : null;
  const puzzle = body.text();
  if (!/^[a-z\d-]{1,40}$/.test(puzzle)) throw new UnreadableError('That is no puzzle.');
  const browser = plainText(body.text(), DIGEST_LENGTHS.browser);
  const adapter = plainText(body.text(), DIGEST_LENGTHS.adapter) || null;
  const code = source === 'full' ? codeOf(body.varint(), bytes) : null;
  const head = { id, key: puzzleKey(puzzle, version), startedAt, group, nickname, adapter, browser, source } as const;
  return { ...head, puzzle, solved, byGpu, counts, code };
}

function countsOf([reads, writes, sharedReads, sharedWrites, atomics, barriers]: readonly number[]): Counts {
  const of = (parts: number) => parts / PARTS;
  return {
    reads: of(reads),
    writes: of(writes),
    sharedReads: of(sharedReads),
    sharedWrites: of(sharedWrites),
    atomics: of(atomics),
    barriers: of(barriers),
  };
}

/** The last bytes of all. */
function codeOf(length: number, bytes: Uint8Array): string {
  if (length > Math.min(bytes.length, MAX_BYTES)) throw new UnreadableError('A part is too long.');
  return plainCode(new TextDecoder('utf-8', { fatal: true }).decode(bytes.subarray(bytes.length - length)));
}
