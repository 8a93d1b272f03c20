import { deflateSync } from 'fflate';
import { expect, test } from 'vitest';
import type { GpuCapabilities } from '../../engine/contract.ts';
import { fromVariant } from '../../engine/kernel/begin.ts';
import { randomU32, randomUnit } from '../../engine/random.ts';
import { workloads } from '../../workloads/registry.ts';
import { crc32, MAX_CHARACTERS, open } from '../share/envelope.ts';
import { readResult } from '../share/link.ts';
import { STATUSES } from '../share/shared-result.ts';
import type { Summary } from '../summary.ts';
import { LONG_NAMES, makeSummary } from '../testing/summaries.ts';
import { assignmentKey, MOST_CASES } from './assignment.ts';
import { assignmentData } from './assignment-link.ts';
import { CLASS_DICTIONARY_1 } from './dictionary.ts';
import { type Added, entryOf } from './entry.ts';
import { assignmentOfSummary, questionsFor } from './give.ts';
import { DEVICE_GROUPS } from './group.ts';
import { DIGEST_BYTES, digestLink, handInFile, handInLink, longestLink } from './hand-in.ts';
import type { Assignment, Entry } from './model.ts';
import { answerOf } from './question.ts';
import { readHandIn, wholeResult } from './read-hand-in.ts';
import { makeAssignment, makeEntries, SWEEP } from './testing/entries.ts';
import { DIGEST_1, FULL_1 } from './testing/links-1.ts';

const CAPS: GpuCapabilities = { features: [], limits: {}, subgroupMinSize: 0, subgroupMaxSize: 0, software: false };
const BASE = 'https://example.github.io/lockstep/';
const ADDED: Added = { guess: 12, nickname: { adjective: 3, animal: 39 }, limits: null, showAdapter: true };
const dataOf = (link: string) => link.slice(link.indexOf('#/class/h/') + 10);

function opened(link: string) {
  const found = readHandIn(dataOf(link), workloads);
  if (!found.ok) throw new Error(found.problem.en);
  const { entry, assignment } = found;
  if ('puzzle' in entry) throw new Error('That is of a puzzle.');
  return { entry, assignment };
}

function digest(entry: Entry, assignment: Assignment, base = BASE) {
  const made = digestLink(entry, assignment, workloads, base);
  if (!made) throw new Error('It does not fit.');
  return made;
}

/** A run of matmul and the assignment that it is of. */
function run(seed: number, sizes = 4, contenders = 12): { summary: Summary; assignment: Assignment } {
  const summary = { ...makeSummary(seed, { sizes, contenders }), budgetMs: 20_000 };
  const assignment = assignmentOfSummary(summary, 'en', null, workloads);
  if (!assignment) throw new Error('no assignment');
  return { summary, assignment };
}

test('a whole hand-in holds what was measured, the guess, and its assignment', () => {
  const { summary, assignment } = run(1);
  const limits = { gpu: { gflops: 4000, gbps: 300 }, cpu: null };
  const { entry, assignment: its } = opened(handInLink(summary, assignment, { ...ADDED, limits }, workloads, BASE));
  const here = entryOf(summary, assignment, ADDED);
  expect(its).toEqual(assignment);
  expect(entry.key).toEqual(assignmentKey(assignment));
  expect(entry).toMatchObject({ id: here.id, group: 'discrete', nickname: ADDED.nickname, source: 'full' });
  expect(entry.startedAt).toBe(here.startedAt);
  expect(entry.adapter).toBe(LONG_NAMES.adapter?.description);
  expect(entry.guess).toBeCloseTo(12, 1);
  expect(entry.limits?.gpu?.gflops).toBeCloseTo(4000, -2);
  expect(entry.limits?.cpu).toBeNull();
  expect(entry.rows.map(({ case: place, status }) => [place, status])).toEqual(
    here.rows.map(({ case: place, status }) => [place, status]),
  );
  for (const [at, row] of entry.rows.entries()) {
    expect((row.kernel?.median ?? 0) / (here.rows[at].kernel?.median ?? 1)).toBeCloseTo(1, 2);
  }
});

test('the result behind it opens as any shared result', () => {
  const { summary, assignment } = run(2);
  const data = wholeResult(dataOf(handInLink(summary, assignment, ADDED, workloads, BASE)));
  const result = readResult(data ?? '', workloads);
  expect(result.ok && result.summary.measurements).toHaveLength(summary.measurements.length);
  expect(wholeResult(dataOf(digest(entryOf(summary, assignment, ADDED), assignment).link))).toBeNull();
});

test('without the adapter’s name no link holds it, and its group stays', () => {
  const { summary, assignment } = run(3);
  const quiet = { ...ADDED, showAdapter: false };
  const link = handInLink(summary, assignment, quiet, workloads, BASE);
  const bytes = open(dataOf(link).slice(2), CLASS_DICTIONARY_1);
  if (!bytes.ok) throw new Error('It does not open.');
  const holds = new TextDecoder('latin1').decode(bytes.bytes);
  expect(holds).not.toMatch(/nvidia|geforce|ada-lovelace|0x2757/i);
  expect(opened(link).entry).toMatchObject({ adapter: null, group: 'discrete' });
  const { entry } = opened(digest(entryOf(summary, assignment, quiet), assignment).link);
  expect(entry).toMatchObject({ adapter: null, group: 'discrete' });
});

test('a digest has at most 300 bytes, address and all, and answers the question as the whole run does', () => {
  const next = randomUnit(5);
  for (let seed = 1; seed <= 150; seed++) {
    const sizes = 1 + Math.floor(next() * 8);
    const { summary, assignment: first } = run(seed, sizes, 2 + Math.floor(next() * 14));
    const questions = questionsFor(first.cases, null, workloads);
    const question = questions[Math.floor(next() * questions.length)];
    const clock = next() < 0.3 ? 'endToEnd' : 'kernel';
    const assignment = { ...first, question: { ...question, clock } } as const;
    const entry = entryOf(summary, assignment, { ...ADDED, guess: Math.exp(next() * 10 - 5) });
    const base = next() < 0.5 ? BASE : 'http://localhost:4173/';
    const { link, cases } = digest(entry, assignment, base);
    expect(new TextEncoder().encode(link).length).toBeLessThanOrEqual(DIGEST_BYTES);
    const found = opened(link).entry;
    expect(found).toMatchObject({ id: entry.id, key: entry.key, group: entry.group, source: 'digest' });
    expect(found.rows).toHaveLength(cases);
    const [told, whole] = [found, entry].map((one) => answerOf(assignment, one, workloads)?.median ?? null);
    expect(told === null).toBe(whole === null);
    if (told !== null && whole !== null) expect(told / whole).toBeCloseTo(1, 1);
  }
});

test('of a small run a digest holds every case, of a large one those that matter', () => {
  const small = run(7, 2, 4);
  expect(digest(entryOf(small.summary, small.assignment, ADDED), small.assignment).cases).toBe(8);
  const large = run(8, 8, 8);
  const { cases } = digest(entryOf(large.summary, large.assignment, ADDED), large.assignment);
  expect(cases).toBeGreaterThanOrEqual(16);
  expect(cases).toBeLessThan(64);
});

test('where the site’s address leaves no room, no code is offered rather than a larger one', () => {
  const { summary, assignment } = run(9);
  const entry = entryOf(summary, assignment, ADDED);
  expect(digestLink(entry, assignment, workloads, `https://example.org/${'a'.repeat(250)}/`)).toBeNull();
});

test('with a kernel that leaves no room for the whole result, link and file hold the time of every case', () => {
  const { summary, assignment: plain } = run(13);
  const kernel = fromVariant(workloads[0], 'tiled', CAPS, 'mine');
  if (!kernel) throw new Error('tiled has no copy');
  const random = randomU32(13);
  const withMore = (more: string): Assignment => ({
    ...plain,
    kernel: { ...kernel, passes: kernel.passes.map((pass) => ({ ...pass, code: pass.code + more })) },
  });
  // As long as the assignment itself is a link still: a class can be given it.
  let long = '\n';
  while (assignmentData(withMore(long), workloads).length < MAX_CHARACTERS - 300) {
    long += `// ${random().toString(36)}${random().toString(36)}${random().toString(36)}\n`;
  }
  const assignment = withMore(long);
  expect(() => handInLink(summary, assignment, ADDED, workloads, BASE)).toThrow(RangeError);
  const { link, whole } = longestLink(summary, assignment, ADDED, workloads, BASE);
  expect(whole).toBe(false);
  const { entry } = opened(link);
  expect(entry).toMatchObject({ id: entryOf(summary, assignment, ADDED).id, key: assignmentKey(assignment) });
  expect(entry.rows.map((row) => row.case)).toEqual(assignment.cases.map((_, at) => at));
  expect(longestLink(summary, plain, ADDED, workloads, BASE)).toEqual({
    link: handInLink(summary, plain, ADDED, workloads, BASE),
    whole: true,
  });
});

test('a machine without WebGPU hands in its CPU’s side', () => {
  const assignment = makeAssignment(SWEEP);
  const [, , , , , entry] = makeEntries(assignment, 6);
  expect(entry.group).toBe('none');
  const found = opened(digest(entry, assignment).link).entry;
  expect(found.rows.filter(({ status }) => status === 'ok').length).toBeGreaterThan(0);
  expect(found.rows.every(({ kernel, status }) => (kernel !== null) === (status === 'ok'))).toBe(true);
  expect(answerOf(assignment, found, workloads)).toBeNull();
});

test('a run has one name whichever way it comes in by', () => {
  const { summary, assignment } = run(10);
  const again = restored(summary);
  expect(entryOf(again, assignment, ADDED).id).toBe(entryOf(summary, assignment, ADDED).id);
  expect(entryOf({ ...summary, startedAt: '2026-09-01T08:00:01Z' }, assignment, ADDED).id).not.toBe(
    entryOf(summary, assignment, ADDED).id,
  );
});

/** As it comes out of a link. */
function restored(summary: Summary): Summary {
  const { assignment } = { assignment: assignmentOfSummary(summary, 'en', null, workloads) };
  if (!assignment) throw new Error('no assignment');
  const data = wholeResult(dataOf(handInLink(summary, assignment, ADDED, workloads, BASE)));
  const found = readResult(data ?? '', workloads);
  if (!found.ok) throw new Error(found.problem.text.en);
  return found.summary;
}

test('the file holds the link', () => {
  const { summary, assignment } = run(11);
  const link = handInLink(summary, assignment, ADDED, workloads, BASE);
  expect(JSON.parse(handInFile(link))).toEqual({ format: 'lockstep-hand-in', schema: 1, link });
});

test('version 1 opens for ever', () => {
  const [full, short] = [FULL_1, DIGEST_1].map((data) => opened(`#/class/h/${data}`).entry);
  expect(full).toMatchObject({ group: 'discrete', nickname: { adjective: 3, animal: 39 }, source: 'full' });
  expect(short).toMatchObject({
    id: full.id,
    key: full.key,
    startedAt: full.startedAt,
    group: 'discrete',
    source: 'digest',
  });
  expect(full.adapter).toBe('AMD Radeon RX 7600');
  expect(short.adapter).toBe('AMD Radeon RX 7600');
  const figures = ({ rows }: Entry) => rows.map((row) => row.kernel?.median.toPrecision(4) ?? row.status);
  expect(figures(full)).toEqual(['0.04320', '0.01234', 'unsupported', '1.235']);
  expect(figures(short)).toEqual(figures(full));
  expect(short.guess?.toPrecision(3)).toBe('25.0');
});

/*
 * Anybody can write a link. A changed letter is caught by the checksum, so most of these carry a right one.
 */
const next = randomU32(20_261_127, 4);
const below = (limit: number) => next() % limit;

function mutate(bytes: Uint8Array): Uint8Array {
  const changed = Array.from(bytes);
  for (let changes = 1 + below(4); changes > 0; changes--) {
    const at = below(changed.length + 1);
    const kind = below(5);
    if (kind === 0) changed[Math.min(at, changed.length - 1)] ^= 1 << below(8);
    else if (kind === 1) changed[Math.min(at, changed.length - 1)] = below(256);
    else if (kind === 2) changed.splice(at, 1 + below(8));
    else if (kind === 3) changed.splice(at, 0, ...Array.from({ length: 1 + below(8) }, () => below(256)));
    else changed.length = Math.max(1, at);
    if (!changed.length) changed.push(0);
  }
  return Uint8Array.from(changed);
}

function sealQuickly(bytes: Uint8Array): string {
  const packed = deflateSync(bytes, { level: 0, dictionary: CLASS_DICTIONARY_1 });
  const sealed = Buffer.alloc(4 + packed.length);
  sealed.writeUInt32BE(crc32(bytes));
  sealed.set(packed, 4);
  return `1.${sealed.toString('base64url')}`;
}

test('10,000 made-up hand-ins: each is opened with every field in its range, or refused in words', () => {
  const { summary, assignment } = run(12, 2, 4);
  const links = [
    handInLink(summary, assignment, ADDED, workloads, ''),
    digest(entryOf(summary, assignment, ADDED), assignment, '').link,
  ];
  const bodies = links.map((link) => {
    const found = open(dataOf(link).slice(2), CLASS_DICTIONARY_1);
    if (!found.ok) throw new Error('It does not open.');
    return found.bytes;
  });
  let whole = 0;
  for (let turn = 0; turn < 10_000; turn++) {
    const found = readHandIn(sealQuickly(mutate(bodies[below(2)])), workloads);
    if (!found.ok) {
      expect(found.problem.en).not.toBe('');
      expect(found.problem['zh-CN']).not.toBe('');
      continue;
    }
    const { entry } = found;
    if ('puzzle' in entry) throw new Error('That is of a puzzle.');
    whole++;
    expect(entry.id).toMatch(/^[0-9a-f]{12}$/);
    expect(DEVICE_GROUPS).toContain(entry.group);
    expect(entry.guess === null || (entry.guess > 0 && Number.isFinite(entry.guess))).toBe(true);
    expect(entry.rows.length).toBeLessThanOrEqual(MOST_CASES);
    for (const { case: place, status, kernel } of entry.rows) {
      expect(place).toBeLessThan(MOST_CASES);
      expect(STATUSES).toContain(status);
      for (const value of kernel ? [kernel.median, kernel.low, kernel.high] : [])
        expect(Number.isFinite(value)).toBe(true);
    }
    expect(`${entry.browser}${entry.adapter}`).not.toMatch(/[\p{Cc}\p{Cf}]/u);
  }
  expect(whole).toBeGreaterThan(100);
});
