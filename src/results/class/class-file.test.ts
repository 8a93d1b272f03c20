import { expect, test } from 'vitest';
import { randomU32 } from '../../engine/random.ts';
import { workloads } from '../../workloads/registry.ts';
import { assignmentData } from './assignment-link.ts';
import type { KeptClass, KeptHandIn } from './class.ts';
import { toClassCsv } from './class-csv.ts';
import { readClassFile, sameAssignment, toClassFile } from './class-file.ts';
import { openClass } from './class-reader.ts';
import { findHandIns } from './collect.ts';
import { digestLink } from './hand-in.ts';
import { type Assignment, isPuzzleClass } from './model.ts';
import { answerOf } from './question.ts';
import { makeAssignment, makeEntries, SWEEP } from './testing/entries.ts';

const assignment = makeAssignment(SWEEP);
const kept: KeptClass = {
  id: '7c9d3c8e-0f3a-4a57-9b06-1d2f5c6a7b80',
  name: 'Class 9b',
  createdAt: '2026-09-01T08:00:00.000Z',
  assignment: assignmentData(assignment, workloads),
};
const entries = makeEntries(assignment, 12);
const textOf = (at: number, of: Assignment = assignment) =>
  (digestLink(makeEntries(of, 12)[at], of, workloads, '')?.link ?? '').replace('#/class/', '');
const handIns: readonly KeptHandIn[] = entries.map(({ id }, at) => ({
  id,
  text: textOf(at),
  at: 1_790_000_000_000 + at,
}));
const file = toClassFile(kept, handIns);

const read = (content: string) => readClassFile(content, workloads, '班级');

function opened() {
  const found = openClass(kept, handIns, workloads);
  if (!found.ok) throw new Error(found.problem.en);
  if (isPuzzleClass(found.class)) throw new Error('That is of a puzzle.');
  return found.class;
}

test('a class comes out of its file as it went in', () => {
  expect(read(file)).toEqual({ ok: true, kept, handIns, broken: 0, tooMany: 0 });
  expect(opened().entries.map(({ id }) => id)).toEqual(entries.map(({ id }) => id));
});

test('a page that collects reads the file as any text with links in it', () => {
  expect(findHandIns(file, workloads).found).toHaveLength(12);
});

test('a broken entry never costs the others', () => {
  const value = JSON.parse(file);
  value.handIns[1] = { at: 'never', link: 5 };
  value.handIns[2] = null;
  value.handIns[3].link = '#/class/h/1.AAAAAAAA';
  value.handIns[4].link = `#/class/${textOf(4, { ...assignment, seed: 8 })}`;
  const given = read(JSON.stringify(value));
  if (!given.ok) throw new Error('refused');
  expect(given.broken).toBe(2);
  const found = openClass(given.kept, given.handIns, workloads);
  if (!found.ok) throw new Error('refused');
  expect(found.class.entries).toHaveLength(8);
  expect(found.class.refused.map(({ reason }) => reason)).toEqual(['damaged', 'seed']);
});

test('what is no class says so, or says nothing of the kind', () => {
  const problem = (text: string) => {
    const given = read(text);
    return given.ok ? 'ok' : (given.problem?.en ?? null);
  };
  for (const text of ['', '{', '[]', 'null', '{"format":"lockstep-runs","runs":[]}']) expect(problem(text)).toBeNull();
  const value = JSON.parse(file);
  const changed = (fields: object) => problem(JSON.stringify({ ...value, ...fields }));
  expect(changed({ schema: 2 })).toContain('cannot read such links yet');
  expect(changed({ id: '../x' })).toContain('parts of it are missing');
  expect(changed({ handIns: 'none' })).toContain('parts of it are missing');
  expect(changed({ assignment: '#/class/a/1.AAAA' })).toContain('missing or changed');
  const hidden = read(JSON.stringify({ ...value, name: ' \u202eb9 ssalC\n ' }));
  expect(hidden.ok && hidden.kept.name).toBe('b9 ssalC');
});

test('more than a class has are told apart from what is broken; a class without a name gets the reader’s word', () => {
  const value = JSON.parse(file);
  const many = Array.from({ length: 2003 }, (_, at) => value.handIns[at % 12]);
  const found = read(JSON.stringify({ ...value, name: ' ', handIns: [null, ...many] }));
  expect(found).toMatchObject({ ok: true, broken: 1, tooMany: 4, kept: { name: '班级' } });
  expect(found.ok && found.handIns).toHaveLength(12);
});

test('assignments are the same in either language, and not with another seed', () => {
  const other = (given: Partial<Assignment>) => assignmentData({ ...assignment, ...given }, workloads);
  expect(sameAssignment(kept.assignment, other({ language: 'zh-CN' }), workloads)).toBe(true);
  expect(sameAssignment(kept.assignment, other({ seed: 8 }), workloads)).toBe(false);
  expect(sameAssignment(kept.assignment, 'nothing', workloads)).toBe(false);
});

test('as a table: a row a hand-in, in plain numbers', () => {
  const lines = toClassCsv(opened(), workloads).trimEnd().split('\r\n');
  expect(lines).toHaveLength(13);
  const [header, first] = lines.map((line) => line.split(','));
  expect(header.slice(0, 5)).toEqual(['run', 'nickname', 'group', 'guess', 'measured']);
  expect(header).toHaveLength(11 + 3 * assignment.cases.length);
  expect(first[header.indexOf('group')]).toBe('discrete');
  const measured = answerOf(assignment, opened().entries[0], workloads)?.median;
  expect(Number(first[header.indexOf('measured')])).toBe(measured);
  expect(lines.join()).not.toContain('NaN');
});

test('10,000 hostile class files: a plain answer each time', () => {
  const next = randomU32(20_261_127, 6);
  const below = (limit: number) => next() % limit;
  const short = toClassFile(kept, handIns.slice(0, 3));
  const letters = '{}[]",:\\#/.0123456789abcdefABCDEF-_ \u202e\ud800null';
  const values: readonly unknown[] = [null, 0, -1, 1e308, '', 'x', [], {}, true, [[]], { at: 1 }, 'x'.repeat(30_000)];
  const fields = ['format', 'schema', 'id', 'name', 'createdAt', 'assignment', 'handIns', '__proto__', 'constructor'];
  const whole = JSON.parse(short);
  for (let turn = 0; turn < 10_000; turn++) {
    let text: string;
    if (below(2)) {
      const changed = Array.from(short);
      for (let changes = 1 + below(4); changes > 0; changes--) {
        changed.splice(below(changed.length + 1), below(4), letters[below(letters.length)]);
      }
      text = changed.slice(0, below(5) ? undefined : below(changed.length)).join('');
    } else {
      const value = values[below(values.length)];
      const inHandIn = below(3) === 0;
      const changed = inHandIn
        ? { ...whole, handIns: [...whole.handIns, { ...whole.handIns[0], [below(2) ? 'at' : 'link']: value }, value] }
        : { ...whole, [fields[below(fields.length)]]: value };
      text = JSON.stringify(changed);
    }
    const given = read(text);
    if (given.ok) {
      const found = openClass(given.kept, given.handIns, workloads);
      expect(found.ok).toBe(true);
      expect(given.handIns.length).toBeLessThanOrEqual(5);
    } else if (given.problem !== null) {
      expect(given.problem.en).not.toBe('');
      expect(given.problem['zh-CN']).not.toBe('');
    }
  }
});
