import { deflateSync } from 'fflate';
import { expect, test } from 'vitest';
import { randomU32 } from '../../engine/random.ts';
import { PUZZLES } from '../../workloads/puzzles/registry.ts';
import { workloads } from '../../workloads/registry.ts';
import { crc32, open } from '../share/envelope.ts';
import { shareLink } from '../share/link.ts';
import { LONG_NAMES, makeSummary } from '../testing/summaries.ts';
import type { KeptClass } from './class.ts';
import { sortIn } from './class.ts';
import { toClassCsv } from './class-csv.ts';
import { readClassFile, sameAssignment, toClassFile } from './class-file.ts';
import { openClass } from './class-reader.ts';
import { findHandIns } from './collect.ts';
import { CLASS_DICTIONARY_1 } from './dictionary.ts';
import { assignmentOfSummary } from './give.ts';
import { DEVICE_GROUPS } from './group.ts';
import { DIGEST_BYTES, handInLink } from './hand-in.ts';
import type { Assignment, PuzzleEntry, PuzzleTask, Task } from './model.ts';
import { answerDigest, answerLink, puzzleEntryOf, readAnswer } from './puzzle-hand-in.ts';
import { readHandIn } from './read-hand-in.ts';
import { puzzleKey, taskKey } from './task.ts';
import { readTask, taskData } from './task-link.ts';
import { makeAnswers } from './testing/answers.ts';
import { ASSIGNMENT_1 } from './testing/links-1.ts';
import { ANSWER_2, ANSWER_DIGEST_2, PUZZLE_2 } from './testing/links-2.ts';

const BASE = 'https://example.github.io/lockstep/';
const POOLING: PuzzleTask = { puzzle: 'pooling', language: 'en' };
const [first] = makeAnswers('pooling', 1);
const dataOf = (link: string) => link.slice(link.indexOf('#/class/h/') + 10);

function opened(link: string): PuzzleEntry {
  const found = readHandIn(dataOf(link), workloads);
  if (!found.ok) throw new Error(found.problem.en);
  if (!('puzzle' in found.entry)) throw new Error('not a puzzle');
  return found.entry;
}
const digest = (entry: PuzzleEntry, base = BASE) => {
  const link = answerDigest(entry, base);
  if (link === null) throw new Error('It does not fit.');
  return link;
};

test('a puzzle comes out of its assignment as it went in, and every plan still does', () => {
  for (const { id } of PUZZLES) {
    const task: PuzzleTask = { puzzle: id, language: 'zh-CN' };
    expect(readTask(taskData(task, workloads), workloads)).toEqual({ ok: true, task });
  }
  const plan = readTask(ASSIGNMENT_1, workloads);
  if (!plan.ok) throw new Error(plan.problem.en);
  expect('cases' in plan.task && plan.task.cases).toHaveLength(25);
  expect(readTask(taskData(plan.task, workloads), workloads)).toEqual(plan);
});

test('a puzzle that this version does not have is said to be so', () => {
  const unknown = taskData({ puzzle: 'of-tomorrow', language: 'en' }, workloads);
  expect(readTask(unknown, workloads)).toMatchObject({ ok: false, code: 'unknown' });
  expect(readTask('3.AAAA', workloads)).toMatchObject({ ok: false, code: 'newer' });
  expect(readTask('2.AAAA', workloads)).toMatchObject({ ok: false, code: 'damaged' });
  expect(readTask('', workloads)).toMatchObject({ ok: false, code: 'empty' });
});

test('link and file hold the answer with its text, a code all but the text', () => {
  for (const entry of makeAnswers('pooling', 12)) {
    const { link, whole } = answerLink(entry, BASE);
    expect(whole).toBe(true);
    expect(opened(link)).toEqual(entry);
    const short = digest(entry);
    expect(new TextEncoder().encode(short).length).toBeLessThanOrEqual(DIGEST_BYTES);
    expect(opened(short)).toEqual({ ...entry, code: null, source: 'digest' });
  }
});

test('what is handed in says what kind of machine, and its GPU’s name only where it may', () => {
  const answer = { puzzle: 'map', solved: true, byGpu: true, counts: first.counts, code: 'fn main() {}' };
  const by = { id: first.id, startedAt: 1, environment: LONG_NAMES, nickname: null };
  const told = puzzleEntryOf(answer, { ...by, showAdapter: true });
  expect(told).toMatchObject({ group: 'discrete', adapter: LONG_NAMES.adapter?.description, source: 'full' });
  const quiet = puzzleEntryOf(answer, { ...by, showAdapter: false });
  expect(quiet).toMatchObject({ group: 'discrete', adapter: null });
  expect(opened(answerLink(quiet, BASE).link).adapter).toBeNull();
  expect(new TextEncoder().encode(digest(told)).length).toBeLessThanOrEqual(DIGEST_BYTES);
});

test('a text that is too long for a link stays here, and the rest is handed in', () => {
  const random = randomU32(3);
  const code = Array.from({ length: 5000 }, () => random().toString(36)).join('\n');
  const { link, whole } = answerLink({ ...first, code }, BASE);
  expect(whole).toBe(false);
  expect(opened(link)).toEqual({ ...first, code: null, source: 'digest' });
  expect(answerDigest(first, `https://example.org/${'a'.repeat(250)}/`)).toBeNull();
});

const EMPTY = { assignment: POOLING as Task, entries: [], refused: [] } as Parameters<typeof sortIn>[0];
const collect = (text: string, of = EMPTY) => sortIn(of, findHandIns(text, workloads).found, (place) => place);
const reasons = (text: string, of = EMPTY) => collect(text, of).refused.map(({ reason }) => reason);

test('answers to another puzzle, of another version, and measurements are refused with the reason', async () => {
  const summary = { ...makeSummary(1, { sizes: 2, contenders: 4 }), budgetMs: 20_000 };
  const plan = assignmentOfSummary(summary, 'en', null, workloads) as Assignment;
  const added = { guess: null, nickname: null, limits: null, showAdapter: true };
  const measured = handInLink(summary, plan, added, workloads, BASE);
  const [other] = makeAnswers('map', 1);
  const foreign = [answerLink(other, BASE).link, measured, await shareLink(summary, BASE)].join('\n');
  expect(reasons(`${foreign}\n${digest(first)}`)).toEqual(['plan', 'plan', 'plan']);
  for (const { text } of collect(foreign).refused) expect(text.en).toContain('another puzzle');
  expect(reasons(digest(first), { assignment: plan, entries: [], refused: [] })).toEqual(['plan']);
  expect(taskKey(POOLING)).toEqual(puzzleKey('pooling'));
  expect(puzzleKey('pooling', 2).version).not.toBe(puzzleKey('pooling').version);
});

test('who hands in again counts once, with the answer that is right', () => {
  const wrong = { ...first, solved: false, counts: null };
  const tries = [digest(wrong), answerLink(wrong, BASE).link, digest(first), answerLink(first, BASE).link];
  expect(collect(tries.join('\n'))).toMatchObject({ added: 1, replaced: 3, known: 0, keep: [{ id: first.id }] });
  expect(collect(tries.toReversed().join('\n'))).toMatchObject({ added: 1, replaced: 0, known: 3 });
});

test('of two right answers of one visit the later stays, whole or not; a right one stays before a later try', () => {
  const later = { ...first, startedAt: first.startedAt + 60, counts: first.counts && { ...first.counts, reads: 1 }, code: '// better' };
  const astray = { ...later, startedAt: first.startedAt + 90, solved: false, counts: null };
  const [whole, better] = [first, later].map((entry) => answerLink(entry, BASE).link);
  for (const tries of [
    [whole, digest(later), better, digest(astray)],
    [digest(astray), better, digest(later), whole],
    [better, whole],
  ]) {
    const { keep, added } = collect(tries.join('\n'));
    expect(added).toBe(1);
    expect(keep.map(({ text }) => opened(`#/class/${text}`))).toEqual([later]);
  }
  expect(collect([whole, digest(later)].join('\n')).replaced).toBe(1);
});

const kept: KeptClass = {
  id: '7c9d3c8e-0f3a-4a57-9b06-1d2f5c6a7b80',
  name: 'Class 9b',
  createdAt: '2026-09-01T08:00:00.000Z',
  assignment: taskData(POOLING, workloads),
};
const handIns = makeAnswers('pooling', 6).map((entry, at) => ({
  id: entry.id,
  text: answerLink(entry, '').link.replace('#/class/', ''),
  at: 1_790_000_000_000 + at,
}));

test('a class that solves a puzzle comes out of its file as it went in, and as a table', () => {
  const file = toClassFile(kept, handIns);
  expect(readClassFile(file, workloads, 'Class')).toEqual({ ok: true, kept, handIns, broken: 0, tooMany: 0 });
  expect(sameAssignment(kept.assignment, taskData({ ...POOLING, language: 'zh-CN' }, workloads), workloads)).toBe(true);
  expect(sameAssignment(kept.assignment, taskData({ ...POOLING, puzzle: 'map' }, workloads), workloads)).toBe(false);
  const found = openClass(kept, handIns, workloads);
  if (!found.ok) throw new Error(found.problem.en);
  expect(found.class.assignment).toEqual(POOLING);
  expect(found.class.entries).toEqual(makeAnswers('pooling', 6));
  const [header, row, , third] = toClassCsv(found.class, workloads)
    .trimEnd()
    .split('\r\n')
    .map((line) => line.split(','));
  const cell = (cells: readonly string[], name: string) => cells[header.indexOf(name)];
  expect(['solved', 'checked by', 'reads', 'barriers'].map((name) => cell(row, name))).toEqual([
    'yes',
    'GPU',
    '1.03',
    '1',
  ]);
  expect(['solved', 'reads'].map((name) => cell(third, name))).toEqual(['no', '']);
});

test('version 2 opens for ever', () => {
  expect(readTask(PUZZLE_2, workloads)).toEqual({ ok: true, task: { puzzle: 'pooling', language: 'zh-CN' } });
  const [whole] = makeAnswers('pooling', 1);
  expect(opened(ANSWER_2)).toEqual(whole);
  expect(opened(ANSWER_DIGEST_2)).toEqual({ ...whole, code: null, source: 'digest' });
});

/* Anybody can write a link. A changed letter is caught by the checksum, so these carry a right one. */
test('10,000 made-up answers: each is opened with every field in its range, or refused', () => {
  const next = randomU32(20_261_127, 7);
  const below = (limit: number) => next() % limit;
  const bodies = [answerLink(first, '').link, digest(first, '')].map((link) => {
    const found = open(dataOf(link).slice(2), CLASS_DICTIONARY_1);
    if (!found.ok) throw new Error('It does not open.');
    return found.bytes;
  });
  let whole = 0;
  for (let turn = 0; turn < 10_000; turn++) {
    const changed = Array.from(bodies[below(2)]);
    for (let changes = 1 + below(3); changes > 0; changes--) {
      const at = below(changed.length + 1);
      const kind = below(4);
      if (kind < 2) changed[Math.min(at, changed.length - 1)] ^= 1 << below(8);
      else if (kind === 2) changed.splice(at, 1 + below(4));
      else changed.splice(at, 0, below(256));
    }
    const bytes = Uint8Array.from(changed);
    const packed = deflateSync(bytes, { level: 0, dictionary: CLASS_DICTIONARY_1 });
    const sealed = Buffer.alloc(4 + packed.length);
    sealed.writeUInt32BE(crc32(bytes));
    sealed.set(packed, 4);
    const found = readAnswer(sealed.toString('base64url'));
    if (!found.ok) {
      expect(found.code).toBe('damaged');
      continue;
    }
    whole++;
    const { id, group, puzzle, counts, browser, adapter, code } = found.entry;
    expect(id).toMatch(/^[0-9a-f]{12}$/);
    expect(DEVICE_GROUPS).toContain(group);
    expect(puzzle).toMatch(/^[a-z\d-]{1,40}$/);
    for (const value of Object.values(counts ?? {})) expect(value).toBeGreaterThanOrEqual(0);
    expect(`${browser}${adapter}`).not.toMatch(/[\p{Cc}\p{Cf}]/u);
    expect(code ?? '').not.toMatch(/(?![\n\t])[\p{Cc}\p{Cf}]/u);
  }
  expect(whole).toBeGreaterThan(100);
});
