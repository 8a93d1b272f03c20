import { describe, expect, it } from 'vitest';
import { HOST_NOTES } from '../../engine/kernel/host-notes.ts';
import type { Results } from '../lesson.ts';
import { resultsFrom, type TimedRow } from '../testing/rows.ts';
import { gpuRow } from './answers.ts';
import { CALLS, CUTS, missing, order } from './challenges.ts';
import { firstRun, sumOf } from './first-run.ts';
import { lesson } from './index.ts';
import { JOBS } from './jobs.ts';
import { differing, linesIn, pageOf, partsOf } from './pages.ts';

const timesIn = (text: string, part: string) => text.split(part).length - 1;

describe('the pages', () => {
  it('begin with the kernel that ships, and tell every part', () => {
    for (const { id } of JOBS) {
      expect(partsOf(id, 'en').map(({ part }) => part)).toEqual(Object.keys(HOST_NOTES));
      expect(linesIn(partsOf(id, 'en'))).toBeGreaterThan(80);
    }
    expect(pageOf('add', 'en')).toContain('c[i] = a[i] + b[i];');
  });

  it('differ in their title and their data alone', () => {
    expect(differing('add', 'en')).toEqual([]);
    for (const id of ['multiply', 'sum'] as const) {
      expect(differing(id, 'en')).toEqual(['page', 'kernel', 'buffers', 'passes']);
    }
    expect(pageOf('sum', 'en').match(/role: "scratch"/g)?.length).toBeGreaterThan(0);
  });
});

describe('the challenges are held to the page', () => {
  const page = pageOf('add', 'en');

  it('the calls stand in it once each, in this order', () => {
    const places = CALLS.map(({ call }) => {
      expect(timesIn(page, call), call).toBe(1);
      return page.indexOf(call);
    });
    expect(places).toEqual([...places].sort((a, b) => a - b));
    const shown = order.kind === 'order' ? order.items({})?.map(({ id }) => id) : null;
    expect(shown).toEqual(CALLS.map(({ id }) => id));
    expect([...CALLS].map(({ id }) => id).sort()).not.toEqual(shown);
  });

  it('the lines that are left out stand in it once each, and every answer is one of the places', () => {
    for (const { line } of CUTS) expect(timesIn(page, line), line).toBe(1);
    const places = missing.kind === 'match' ? missing.places.map(({ id }) => id) : [];
    expect(new Set(CUTS.map(({ does }) => does))).toEqual(new Set(places));
  });
});

/** The first use takes twice as long as those after it, but for the run, which takes `runMs`. */
function once(row: Partial<TimedRow>, first: { compileMs: number; runMs: number } | null, run = 'once'): Results {
  const results = resultsFrom('vector-add', {
    [run]: [
      { variant: 'scalar', on: 'gpu', ms: 0.1, copiesMs: 2, ...row },
      { variant: 'js', on: 'js', ms: 0.01 },
    ],
  });
  const found = results[run];
  if (!found) throw new Error('no run');
  const [gpu, ...others] = found.summary.measurements;
  const firstUseMs = first && { ...first, uploadMs: 2 };
  const measurements = [{ ...gpu, compileMs: 5, firstUseMs }, ...others];
  return { [run]: { ...found, summary: { ...found.summary, measurements } } };
}

describe('the first run', () => {
  it('is told part by part, with what starting and waiting take beyond the kernel', () => {
    const parts = firstRun(gpuRow(once({}, { compileMs: 20, runMs: 0.6 }), 'once'));
    expect(parts).toEqual([
      { phase: 'compile', ms: 20 },
      { phase: 'upload', ms: 2 },
      { phase: 'start', ms: 0.5 },
      { phase: 'kernel', ms: 0.1 },
      { phase: 'readback', ms: 1 },
    ]);
    expect(sumOf(parts ?? [])).toBeCloseTo(23.6);
  });

  it('of a run that tells nothing of its first time is told without the start', () => {
    const parts = firstRun(gpuRow(once({}, null), 'once'));
    expect(parts?.map(({ phase }) => phase)).toEqual(['compile', 'upload', 'kernel', 'readback']);
    expect(firstRun(gpuRow(once({ ms: null }, null), 'once'))).toBeNull();
  });
});

describe('the guess', () => {
  const { longest } = lesson.predictions;
  const compiling = once({}, { compileMs: 20, runMs: 0.6 });

  it('is answered by the longest part', () => {
    expect(longest.answer(compiling)).toBe('compile');
    expect(longest.explain(compiling, 'compile').en).toBe(
      'Of 24 ms the first time, this took 20 ms, 85%: compiling the kernel. The kernel itself took 100 µs. As you thought.',
    );
    expect(longest.explain(compiling, 'kernel')['zh-CN']).toBe(
      '头一次一共 24 ms，其中编译内核占 20 ms，即 85%。内核本身用了 100 µs。',
    );
  });

  it('is not judged where two parts are as long, nor where there is no time', () => {
    const close = once({}, { compileMs: 2.1, runMs: 0.6 });
    expect(longest.answer(close)).toBeNull();
    expect(longest.explain(close, 'compile').en).toContain('A second part came so close');
    const none = once({ ms: null }, null);
    expect(longest.answer(none)).toBeNull();
    expect(longest.explain(none, 'compile').en).toContain('nothing to compare');
  });
});

it('the claim falls where the kernel is a small part, and holds in part where it is the larger', () => {
  const { program } = lesson.claims;
  expect(program.verdict(once({}, { compileMs: 20, runMs: 0.6 }))).toMatchObject({ holds: 'no' });
  expect(program.verdict(once({ ms: 100 }, { compileMs: 20, runMs: 101 }))).toMatchObject({ holds: 'partly' });
});

it('the play tells each kernel that was measured', () => {
  const { kernel } = lesson.plays;
  const said = kernel.finding({
    ...once({}, { compileMs: 20, runMs: 0.6 }, 'kernel=add'),
    ...once({ ms: 1 }, { compileMs: 30, runMs: 2 }, 'kernel=multiply'),
  });
  expect(said?.en).toBe(
    'The first time round, “Adding two arrays” took 24 ms, 100 µs of it in the kernel. “Multiplying matrices” took 35 ms, 1 ms of it in the kernel.',
  );
  expect(said?.['zh-CN']).toBe(
    '头一次运行，“两个数组相加”用了 24 ms，其中内核 100 µs。“矩阵乘法”用了 35 ms，其中内核 1 ms。',
  );
});
