/**
 * What a student hands in, as a link, `…#/class/h/1.<data>`. Version 1 of its bytes never changes; `read-hand-in.ts` reads it.
 *
 * head    full or digest, group, run, key of the assignment, start in s, guess, nickname, limits
 * digest  browser, adapter, then rows in columns: case, status; median, interval and samples of those that are timed;
 *         the same of round trips where the question is about them
 * full    length of the assignment's lines, those lines (`assignment-link.ts`), then a whole result (`share/encode-2.ts`)
 */
import type { CaseId, Workload } from '../../engine/contract.ts';
import { bestOfSides } from '../contest.ts';
import type { Limit } from '../roofline.ts';
import { BitWriter } from '../share/bits.ts';
import { encode2 } from '../share/encode-2.ts';
import { seal } from '../share/envelope.ts';
import { plainText } from '../share/plain-text.ts';
import { type LogScale, logScale, NARROW, TIME, TRIP } from '../share/scale.ts';
import { STATUSES, toShared } from '../share/shared-result.ts';
import type { Spread, Summary } from '../summary.ts';
import { printAssignment } from './assignment-link.ts';
import { CLASS_DICTIONARY_1 } from './dictionary.ts';
import { type Added, entryOf, withoutAdapterName } from './entry.ts';
import { DEVICE_GROUPS } from './group.ts';
import type { Assignment, Entry, EntryRow } from './model.ts';
import { rowsAt, summaryRows } from './question.ts';

export const HAND_IN_VERSION = 1;
/** Bytes of all that a code holds, the site's address too: read from one screen by the camera of another. */
export const DIGEST_BYTES = 300;

/** Factors, milliseconds and sizes, ±0.03%. */
export const GUESS = logScale(1e-6, 1e9, 16);
/** GFLOP/s and GB/s, ±0.23%. */
export const LIMIT = logScale(1e-2, 1e6, 12);
export const DIGEST_LENGTHS = { browser: 24, adapter: 48 } as const;

const linkOf = (bytes: Uint8Array, base: string) =>
  `${base}#/class/h/${HAND_IN_VERSION}.${seal(bytes, CLASS_DICTIONARY_1)}`;

/** All of it. @throws RangeError for more than a link holds */
export function handInLink(
  summary: Summary,
  assignment: Assignment,
  added: Added,
  workloads: readonly Workload[],
  base: string,
): string {
  const body = new BitWriter();
  writeHead(body, entryOf(summary, assignment, added));
  const lines = new TextEncoder().encode(printAssignment(assignment, workloads));
  const result = encode2(toShared(added.showAdapter ? summary : withoutAdapterName(summary)));
  body.varint(lines.length);
  body.varint(result.length);
  return linkOf(Uint8Array.from([...body.finish(), ...lines, ...result]), base);
}

/**
 * All of it, and where a link does not hold so much (a long kernel is part of the assignment), the median and interval of
 * every case.
 */
export function longestLink(
  summary: Summary,
  assignment: Assignment,
  added: Added,
  workloads: readonly Workload[],
  base: string,
): { readonly link: string; readonly whole: boolean } {
  try {
    return { link: handInLink(summary, assignment, added, workloads, base), whole: true };
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    const bytes = digestBytes(entryOf(summary, assignment, added), assignment, DIGEST_LENGTHS.adapter);
    return { link: linkOf(bytes, base), whole: false };
  }
}

/**
 * As much of it as a code holds: what answers the question first, then the fastest of each side at each size.
 * @returns with how many cases; null where not even the answer fits: the site's address is very long
 */
export function digestLink(
  entry: Entry,
  assignment: Assignment,
  workloads: readonly Workload[],
  base: string,
): { readonly link: string; readonly cases: number } | null {
  const { rows, needed } = byImportance(assignment, entry, workloads);
  const most = Math.min(rows.length, MOST_ROWS);
  for (const letters of [DIGEST_LENGTHS.adapter, DIGEST_LENGTHS.adapter / 2, 0]) {
    for (let count = most; count >= Math.min(needed, most); count--) {
      const kept = rows.slice(0, count).sort((a, b) => a.case - b.case);
      const link = linkOf(digestBytes({ ...entry, rows: kept }, assignment, letters), base);
      if (link.length <= DIGEST_BYTES) return { link, cases: count };
    }
  }
  return null;
}

/** More than these never fit: a row takes three bytes at least. */
const MOST_ROWS = 64;

function digestBytes(entry: Entry, { question }: Assignment, letters: number): Uint8Array {
  const body = new BitWriter();
  const adapter = plainText(entry.adapter ?? '', letters);
  writeHead(body, { ...entry, source: 'digest' });
  body.text(plainText(entry.browser, DIGEST_LENGTHS.browser));
  body.text(adapter);
  body.varint(entry.rows.length);
  body.column(entry.rows.map((row) => row.case));
  body.column(entry.rows.map(({ status }) => STATUSES.indexOf(status)));
  const timed = entry.rows.filter(({ status }) => status === 'ok');
  const kernels = timed.flatMap(({ kernel }) => kernel ?? []);
  writeSpreads(
    body,
    kernels,
    kernels.map(({ median }) => TIME.encode(median)),
  );
  const withTrips = question.clock === 'endToEnd';
  const tripped = withTrips
    ? timed.flatMap(({ kernel, roundTrip }) => (kernel && roundTrip ? { kernel, roundTrip } : []))
    : [];
  body.column(timed.map(({ roundTrip }) => (withTrips && roundTrip ? 1 : 0)));
  writeSpreads(
    body,
    tripped.map(({ roundTrip }) => roundTrip),
    tripped.map(({ kernel, roundTrip }) => TRIP.encode(roundTrip.median / kernel.median)),
  );
  return body.finish();
}

function writeHead(body: BitWriter, entry: Entry): void {
  const { source, group, id, key, startedAt, guess, nickname, limits } = entry;
  body.bits(source === 'full' ? 1 : 0, 1);
  body.bits(DEVICE_GROUPS.indexOf(group), 4);
  body.bits(Number.parseInt(id, 16), 48);
  for (const part of [key.plan, key.seed, key.version, startedAt]) body.bits(part, 32);
  body.bits(guess === null ? 0 : GUESS.encode(guess), 16);
  body.bits(nickname ? 1 : 0, 1);
  if (nickname) {
    body.bits(nickname.adjective, 8);
    body.bits(nickname.animal, 8);
  }
  for (const limit of [limits?.gpu, limits?.cpu]) writeLimit(body, limit ?? null);
}

function writeLimit(body: BitWriter, limit: Limit | null): void {
  body.bits(limit ? 1 : 0, 1);
  if (!limit) return;
  body.bits(LIMIT.encode(limit.gflops), 12);
  body.bits(LIMIT.encode(limit.gbps), 12);
}

/** @param medians as codes */
function writeSpreads(body: BitWriter, spreads: readonly Spread[], medians: readonly number[]): void {
  const distance = (scale: LogScale, factors: readonly number[]) =>
    body.column(factors.map((factor) => scale.encode(Math.log(factor))));
  body.column(medians);
  distance(
    NARROW,
    spreads.map(({ median, low }) => median / low),
  );
  distance(
    NARROW,
    spreads.map(({ median, high }) => high / median),
  );
  body.column(spreads.map(({ samples }) => samples));
}

/** @returns all rows, and of how many of the first the question is answered */
function byImportance(
  assignment: Assignment,
  entry: Entry,
  workloads: readonly Workload[],
): { readonly rows: readonly EntryRow[]; readonly needed: number } {
  const { question, cases } = assignment;
  const told = summaryRows(assignment, entry, workloads);
  const ofTold = new Map(told.map((row, at) => [row, entry.rows[at]]));
  const best = (of: CaseId) => {
    const fought = bestOfSides(rowsAt(told, of), question.clock);
    return fought ? [fought.gpu, fought.cpu].flatMap((row) => ofTold.get(row) ?? []) : [];
  };
  const answering =
    question.kind === 'time'
      ? entry.rows.filter((row) => row.case === question.of)
      : question.kind === 'speed-up'
        ? best(cases[question.at])
        : cases.flatMap(best);
  const first = new Set(answering);
  // The largest before the smaller: where a side wins by most.
  const others = [...cases].reverse().flatMap(best);
  const ok = entry.rows.filter(({ status }) => status === 'ok');
  return { rows: [...new Set([...first, ...others, ...ok, ...entry.rows])], needed: first.size };
}

/** A file that any page that collects reads: the link is in it. */
export const handInFile = (link: string): string =>
  `${JSON.stringify({ format: 'lockstep-hand-in', schema: 1, link }, null, 1)}\n`;
