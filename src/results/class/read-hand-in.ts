/** Reads what `hand-in.ts` writes. Whatever it is given, it answers; every field is checked and held within its range. */
import * as v from 'valibot';
import type { LocalText, Workload } from '../../engine/contract.ts';
import { withKernels } from '../../engine/kernel/kernel-variant.ts';
import type { Limit, Limits } from '../roofline.ts';
import { BitReader, UnreadableError } from '../share/bits.ts';
import { decode2 } from '../share/decode-2.ts';
import { MAX_BYTES, open } from '../share/envelope.ts';
import { resultData } from '../share/link.ts';
import { plainText } from '../share/plain-text.ts';
import { type LinkProblemCode, linkProblem } from '../share/problems.ts';
import { restoreSummary } from '../share/restore.ts';
import { type LogScale, NARROW, TIME, TRIP } from '../share/scale.ts';
import { sharedResult } from '../share/schema.ts';
import { STATUSES } from '../share/shared-result.ts';
import { readVersioned } from '../share/versioned.ts';
import type { Spread } from '../summary.ts';
import { assignmentKey, MOST_CASES, reasonAgainst } from './assignment.ts';
import { parseAssignment } from './assignment-link.ts';
import { CLASS_DICTIONARY_1 } from './dictionary.ts';
import { nameOf, rowsOf } from './entry.ts';
import { DEVICE_GROUPS } from './group.ts';
import { DIGEST_LENGTHS, GUESS, HAND_IN_VERSION, LIMIT } from './hand-in.ts';
import type { Assignment, Entry, EntryRow, PuzzleEntry } from './model.ts';
import { PUZZLE_HAND_IN_VERSION, readAnswer } from './puzzle-hand-in.ts';

export type OpenedHandIn =
  | {
      readonly ok: true;
      readonly entry: Entry | PuzzleEntry;
      /** What it is of, where it says so: a digest of a run knows its assignment by a number alone. */
      readonly assignment: Assignment | null;
    }
  | { readonly ok: false; readonly code: LinkProblemCode | 'unknown'; readonly problem: LocalText };

/** @param link `1.<data>` or `2.<data>`, as it stands behind `#/class/h/`. Never throws. */
export function readHandIn(link: string, workloads: readonly Workload[]): OpenedHandIn {
  const found = readVersioned(link, PUZZLE_HAND_IN_VERSION);
  if (!found.ok) return refused(found.code);
  if (found.version === PUZZLE_HAND_IN_VERSION) {
    const answer = readAnswer(found.data);
    return answer.ok ? { ...answer, assignment: null } : refused(answer.code);
  }
  try {
    const opened = open(found.data, CLASS_DICTIONARY_1);
    return opened.ok ? readBody(opened.bytes, workloads) : refused(opened.code);
  } catch {
    // Reading only computes; whatever went wrong came from the bytes.
    return refused('damaged');
  }
}

type Head = Omit<Entry, 'rows' | 'adapter' | 'browser'>;

function readBody(bytes: Uint8Array, workloads: readonly Workload[]): OpenedHandIn {
  const body = new BitReader(bytes);
  const head = readHead(body);
  if (head.source === 'digest') return { ok: true, entry: { ...head, ...readDigest(body) }, assignment: null };
  return readFull(head, body, bytes, workloads);
}

function readHead(body: BitReader): Head {
  const source = body.bits(1) === 1 ? 'full' : 'digest';
  const group = DEVICE_GROUPS[body.bits(4)];
  if (!group) throw new UnreadableError('There is no such group.');
  const id = body.bits(48).toString(16).padStart(12, '0');
  const [plan, seed, version, startedAt] = [0, 1, 2, 3].map(() => body.bits(32));
  const guessed = body.bits(16);
  const nickname = body.bits(1) === 1 ? { adjective: body.bits(8), animal: body.bits(8) } : null;
  const limits: Limits = { gpu: readLimit(body), cpu: readLimit(body) };
  return {
    id,
    key: { plan, seed, version },
    startedAt,
    group,
    guess: guessed === 0 ? null : GUESS.decode(guessed),
    limits: limits.gpu || limits.cpu ? limits : null,
    nickname,
    source,
  };
}

function readLimit(body: BitReader): Limit | null {
  if (body.bits(1) === 0) return null;
  const [gflops, gbps] = [LIMIT.decode(body.bits(12)), LIMIT.decode(body.bits(12))];
  return gflops > 0 && gbps > 0 ? { gflops, gbps } : null;
}

function readDigest(body: BitReader): Pick<Entry, 'rows' | 'adapter' | 'browser'> {
  const browser = plainText(body.text(), DIGEST_LENGTHS.browser);
  const adapter = plainText(body.text(), DIGEST_LENGTHS.adapter) || null;
  const count = body.varint();
  if (count > MOST_CASES) throw new UnreadableError('A list is too long.');
  const places = body.column(count, MOST_CASES - 1);
  const statuses = body.column(count, STATUSES.length - 1).map((code) => STATUSES[code]);
  const timed = statuses.filter((status) => status === 'ok').length;
  const medians = body.column(timed, TIME.top).map((code) => TIME.decode(code));
  const kernels = readSpreads(body, medians);
  const tripped = body.column(timed, 1);
  const tripMedians = body.column(tripped.filter(Boolean).length, TRIP.top);
  const own = medians.filter((_, at) => tripped[at] === 1);
  const trips = readSpreads(
    body,
    tripMedians.map((code, at) => TRIP.decode(code) * own[at]),
  );
  let at = 0;
  let trip = 0;
  const rows = statuses.map((status, index): EntryRow => {
    const row = { case: places[index], status };
    if (status !== 'ok') return { ...row, kernel: null, roundTrip: null };
    const roundTrip = tripped[at] === 1 ? trips[trip++] : null;
    return { ...row, kernel: kernels[at++], roundTrip };
  });
  if (new Set(places).size < places.length) throw new UnreadableError('A case is there twice.');
  return { browser, adapter, rows };
}

function readSpreads(body: BitReader, medians: readonly number[]): Spread[] {
  const distance = (scale: LogScale) => body.column(medians.length, scale.top).map((code) => scale.decode(code));
  const [below, above] = [distance(NARROW), distance(NARROW)];
  const samples = body.column(medians.length, MOST_SAMPLES);
  return medians.map((median, at) => ({
    median,
    low: median * Math.exp(-below[at]),
    high: median * Math.exp(above[at]),
    samples: samples[at],
  }));
}

const MOST_SAMPLES = 100_000;

function readFull(head: Head, body: BitReader, bytes: Uint8Array, workloads: readonly Workload[]): OpenedHandIn {
  const parts = partsOf(body, bytes);
  const opened = parseAssignment(parts.lines, workloads);
  if (!opened.ok) return opened;
  const { assignment } = opened;
  if (reasonAgainst(assignmentKey(assignment), head.key)) return refused('damaged');
  const checked = v.safeParse(sharedResult, decode2(parts.result));
  if (!checked.success) return refused('damaged');
  const known = withKernels(workloads, assignment.kernel ? [assignment.kernel] : []);
  const { environment, measurements } = restoreSummary(checked.output, known);
  const { adapter, browser } = environment;
  const rows = rowsOf(measurements, assignment);
  if (!rows.length) return refused('empty');
  return { ok: true, assignment, entry: { ...head, rows, browser, adapter: adapter && nameOf(adapter) } };
}

/** @throws UnreadableError where they are longer than what is there */
function partsOf(body: BitReader, bytes: Uint8Array): { readonly lines: string; readonly result: Uint8Array } {
  const [lineBytes, resultBytes] = [body.varint(), body.varint()];
  const middle = bytes.length - resultBytes;
  const from = middle - lineBytes;
  if (Math.max(lineBytes, resultBytes) > MAX_BYTES || from < 0) throw new UnreadableError('A part is too long.');
  const lines = new TextDecoder('utf-8', { fatal: true }).decode(bytes.subarray(from, middle));
  return { lines, result: bytes.slice(middle) };
}

/** What stands behind `#/r/` in the link of the whole result; null where a hand-in holds a digest, or cannot be read. */
export function wholeResult(link: string): string | null {
  const found = readVersioned(link, HAND_IN_VERSION);
  if (!found.ok) return null;
  try {
    const opened = open(found.data, CLASS_DICTIONARY_1);
    if (!opened.ok) return null;
    const body = new BitReader(opened.bytes);
    if (readHead(body).source === 'digest') return null;
    return resultData(partsOf(body, opened.bytes).result);
  } catch {
    return null;
  }
}

const refused = (code: LinkProblemCode): OpenedHandIn => ({ ok: false, code, problem: linkProblem(code).text });
