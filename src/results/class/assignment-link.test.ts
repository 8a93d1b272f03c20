import { deflateSync } from 'fflate';
import { expect, test } from 'vitest';
import { expandPattern } from '../../engine/bench/plan.ts';
import type { GpuCapabilities } from '../../engine/contract.ts';
import { fromVariant } from '../../engine/kernel/begin.ts';
import { randomU32 } from '../../engine/random.ts';
import { workloads } from '../../workloads/registry.ts';
import { crc32 } from '../share/envelope.ts';
import { makeSummary } from '../testing/summaries.ts';
import { assignmentKey, casesOf, MOST_CASES, orderedCases, planOf, printCases, reasonAgainst } from './assignment.ts';
import { assignmentData, printAssignment, readAssignment } from './assignment-link.ts';
import { CLASS_DICTIONARY_1 } from './dictionary.ts';
import { assignmentOf, assignmentOfSummary, questionsFor } from './give.ts';
import type { Assignment } from './model.ts';
import { makeAssignment, SWEEP } from './testing/entries.ts';
import { ASSIGNMENT_1 } from './testing/links-1.ts';

const CAPS: GpuCapabilities = { features: [], limits: {}, subgroupMinSize: 0, subgroupMaxSize: 0, software: false };
const kernel = fromVariant(workloads[0], 'tiled', CAPS, 'mine');
if (!kernel) throw new Error('tiled has no copy');

const opened = (data: string): Assignment => {
  const found = readAssignment(data, workloads);
  if (!found.ok) throw new Error(found.problem.en);
  return found.assignment;
};
const there = (assignment: Assignment) => opened(assignmentData(assignment, workloads));

test('an assignment comes out of its link as it went in', () => {
  for (const question of questionsFor(makeAssignment(SWEEP).cases, null, workloads)) {
    const assignment = makeAssignment(SWEEP, { question, seconds: 45, seed: 0xffffffff, language: 'zh-CN' });
    expect(there(assignment)).toEqual(assignment);
  }
});

test('with a kernel among its contenders, whose text travels along', () => {
  const { cases } = makeAssignment('matmul:tiled|wasm:n=64|128');
  const own = cases.flatMap((id) => (id.variant === 'tiled' ? [{ ...id, variant: 'mine' }, id] : [id]));
  const assignment = assignmentOf({ cases: own, seed: 3, kernel, language: 'en' }, workloads);
  if (!assignment) throw new Error('no assignment');
  expect(there(assignment)).toEqual(assignment);
  const plan = planOf(there(assignment));
  expect(plan.kernels).toEqual([kernel]);
  expect(Object.keys(plan.edits ?? {})).toHaveLength(1);
  expect(plan.cases.filter(({ build }) => build?.startsWith('edit-'))).toHaveLength(2);
});

test('what every workload offers comes back from its patterns, in one order', () => {
  for (const workload of workloads) {
    const spec = workload.params[workload.chart.x];
    if (spec.kind !== 'int') continue;
    const sizes = spec.steps.slice(0, 5);
    const variants = workload.variants.filter(({ on }) => on !== 'library').slice(0, 6);
    const pattern = `${workload.id}:${variants.map(({ id }) => id).join('|')}:${workload.chart.x}=${sizes.join('|')}`;
    const expanded = expandPattern(pattern, workloads);
    if (!expanded.ok) throw new Error(expanded.problem.en);
    const printed = printCases(expanded.cases, workloads);
    expect(printed.length, workload.id).toBeLessThanOrEqual(sizes.length);
    expect(casesOf(printed, null, workloads), workload.id).toEqual(expanded);
    const ordered = orderedCases(expanded.cases.toReversed(), null, workloads);
    if (!ordered.ok) throw new Error(ordered.problem);
    expect(new Set(ordered.cases.map((id) => JSON.stringify(id)))).toEqual(
      new Set(expanded.cases.map((id) => JSON.stringify(id))),
    );
    expect(orderedCases(ordered.cases, null, workloads)).toEqual(ordered);
  }
});

test('a run becomes an assignment; a run of somebody’s edits of shaders does not', () => {
  const summary = makeSummary(1, { sizes: 3, contenders: 4 });
  const assignment = assignmentOfSummary(summary, 'en', null, workloads);
  expect(assignment?.cases.map(({ variant, params }) => `${variant} ${params.n}`).sort()).toEqual(
    summary.measurements.map(({ variant, params }) => `${variant} ${params.n}`).sort(),
  );
  expect(assignment?.seed).toBe(summary.seed);
  expect(assignment?.seconds).toBe(20);
  const [first, ...others] = summary.measurements;
  const edited = { ...summary, measurements: [{ ...first, build: 'edit-0123456789abcdef' }, ...others] };
  expect(assignmentOfSummary(edited, 'en', null, workloads)).toBeNull();
  expect(assignmentOfSummary({ ...summary, measurements: [] }, 'en', null, workloads)).toBeNull();
  // On a second GPU it would be another's work: it is left out, and nothing is made of nothing else.
  const onSecond = summary.measurements.map((row) => ({
    ...row,
    case: row.case.replace(/:([^:]*):/, ':$1~second:'),
    gpu: 'second' as const,
  }));
  const both = assignmentOfSummary({ ...summary, measurements: [first, ...onSecond] }, 'en', null, workloads);
  expect(both?.cases.map(({ variant, params }) => `${variant} ${params.n}`)).toEqual([
    `${first.variant} ${first.params.n}`,
  ]);
  expect(assignmentOfSummary({ ...summary, measurements: onSecond }, 'en', null, workloads)).toBeNull();
});

test('from which size on is asked only where nothing but the size varies', () => {
  const asks = (pattern: string) =>
    questionsFor(makeAssignment(pattern).cases, null, workloads).map(({ kind }) => kind);
  expect(asks('convolution:direct|wasm:size=256|512')).toContain('crossover');
  expect(asks('convolution:direct|wasm:size=256|512,filter=gaussian|sharpen')).not.toContain('crossover');
  // Two workloads of one size each.
  const two = [...makeAssignment('matmul:naive|wasm:n=64').cases, ...makeAssignment('softmax:*').cases];
  expect(questionsFor(two, null, workloads).map(({ kind }) => kind)).not.toContain('crossover');
});

test('the plan never stretches, and takes its seconds', () => {
  const plan = planOf(makeAssignment(SWEEP, { seconds: 20 }));
  expect(plan.budgetMs).toBe(20_000);
  expect(plan.stretches).toBeUndefined();
});

test('the key tells plan, seed and version apart, and not the language', () => {
  const own = makeAssignment(SWEEP);
  const against = (other: Assignment) => reasonAgainst(assignmentKey(own), assignmentKey(other));
  expect(against({ ...own, language: 'zh-CN' })).toBeNull();
  expect(against({ ...own, seed: 8 })).toBe('seed');
  expect(against({ ...own, seconds: 21 })).toBe('plan');
  expect(against({ ...own, question: { kind: 'crossover', clock: 'kernel' } })).toBe('plan');
  expect(against({ ...own, cases: own.cases.slice(1) })).toBe('plan');
  expect(against({ ...own, kernel })).toBe('plan');
  expect(against({ ...own, cases: own.cases.map((id) => ({ ...id, version: id.version + 1 })) })).toBe('version');
});

test('what this version does not know is said to be so', () => {
  const seal = (lines: string) => sealed(new TextEncoder().encode(lines));
  const code = (lines: string) => {
    const found = readAssignment(seal(lines), workloads);
    return found.ok ? 'ok' : found.code;
  };
  expect(code('20 en 7\nspeed-up 1 kernel\nmatmul@1:naive|wasm:n=64')).toBe('ok');
  expect(code('20 en 7\nspeed-up 1 kernel\nmatmul@2:naive|wasm:n=64')).toBe('unknown');
  expect(code('20 en 7\nspeed-up 1 kernel\nmatmul@1:naive|of-tomorrow:n=64')).toBe('unknown');
  expect(code('20 en 7\nspeed-up 9 kernel\nmatmul@1:naive|wasm:n=64')).toBe('damaged');
  expect(code('20 fr 7\nspeed-up 1 kernel\nmatmul@1:naive|wasm:n=64')).toBe('damaged');
  const sizes = Array.from({ length: MOST_CASES + 1 }, (_, at) => at + 1).join('|');
  expect(code(`20 en 7\nspeed-up 1 kernel\nmatmul@1:naive:n=${sizes}`)).toBe('too-large');
  expect(readAssignment('2.AAAA', workloads)).toMatchObject({ ok: false, code: 'newer' });
  expect(readAssignment('1.', workloads)).toMatchObject({ ok: false });
  expect(readAssignment('', workloads)).toMatchObject({ ok: false, code: 'empty' });
  // Seconds are a promise: a made-up link cannot ask for an hour.
  const long = readAssignment(seal('999 en 7\nspeed-up 1 kernel\nmatmul@1:naive|wasm:n=64'), workloads);
  expect(long.ok && long.assignment.seconds).toBe(600);
});

test('its link is short enough for a code that a whole room reads', () => {
  const link = `https://example.github.io/lockstep/#/class/a/${assignmentData(makeAssignment(SWEEP), workloads)}`;
  // Version 8 of a QR code, 49 modules a side, holds so many bytes with the least correction (ISO/IEC 18004, table 7).
  expect(link.length).toBeLessThanOrEqual(192);
});

test('version 1 opens for ever', () => {
  const found = opened(ASSIGNMENT_1);
  expect(printAssignment(found, workloads)).toBe(
    '20 zh-CN 7\nspeed-up 24 kernel\nmatmul@1:naive|tiled|registers|js-blocked|wasm-threads:n=64|128|256|512|1024',
  );
});

const next = randomU32(20_261_127, 3);
const below = (limit: number) => next() % limit;

function sealed(bytes: Uint8Array): string {
  const packed = deflateSync(bytes, { level: 0, dictionary: CLASS_DICTIONARY_1 });
  const whole = Buffer.alloc(4 + packed.length);
  whole.writeUInt32BE(crc32(bytes));
  whole.set(packed, 4);
  return `1.${whole.toString('base64url')}`;
}

test('10,000 made-up assignments: each is opened whole, or refused in words', () => {
  const bodies = [makeAssignment(SWEEP), makeAssignment('convolution:*:size=256')].map((one) =>
    printAssignment(one, workloads),
  );
  const letters = 'abn*|:@,=\n 0123456789./-endToEnd';
  for (let turn = 0; turn < 10_000; turn++) {
    const body = Array.from(bodies[below(bodies.length)]);
    for (let changes = 1 + below(4); changes > 0; changes--) {
      body.splice(below(body.length + 1), below(3), letters[below(letters.length)]);
    }
    const data = sealed(new TextEncoder().encode(body.join('')));
    const found = readAssignment(below(2) ? data : data.slice(0, below(data.length)), workloads);
    if (found.ok) {
      expect(found.assignment.cases.length).toBeGreaterThan(0);
      expect(found.assignment.cases.length).toBeLessThanOrEqual(MOST_CASES);
      expect(found.assignment.seconds).toBeGreaterThanOrEqual(2);
      expect(found.assignment.seconds).toBeLessThanOrEqual(600);
    } else {
      expect(found.problem.en).not.toBe('');
      expect(found.problem['zh-CN']).not.toBe('');
    }
  }
});
