import fc from 'fast-check';
import { expect, test } from 'vitest';
import { workloads } from '../../workloads/registry.ts';
import { toJson } from '../export/json.ts';
import { summarize } from '../summarize.ts';
import { MAX_BYTES, MAX_RUNS, tooMuch } from './file-limits.ts';
import { parseRuns, readRuns } from './import.ts';
import { entryOf, recordOf } from './record.ts';
import { everyStatus, okAt, reportNumber } from './testing/reports.ts';

const english = async (text: string) => (await parseRuns(text, workloads)).refused.map(({ en }) => en);

test('what toJson writes is read back whole, NaN and names included', async () => {
  const reports = [reportNumber(1, everyStatus), reportNumber(2)];
  const { records, refused } = await parseRuns(toJson(reports, new Map([[reports[1].id, 'second']])), workloads);
  expect(refused).toEqual([]);
  expect(records.map(({ report }) => report)).toEqual(reports);
  expect(records.map(({ name, imported }) => [name, imported])).toEqual([
    [null, true],
    ['second', true],
  ]);
});

test('kernels of the visitor come along, and what is none is refused', async () => {
  const report = reportNumber(1);
  const kernels = ['//! kernel mine of matmul\n//! pass mine.wgsl\n//! workgroups c / wx; 1; 1\nfn main() {}'];
  const text = toJson([report, reportNumber(2)], new Map(), new Map([[report.id, kernels]]));
  const { records, refused } = await parseRuns(text, workloads);
  expect(refused).toEqual([]);
  expect(records.map((record) => record.kernels)).toEqual([kernels, undefined]);
  expect((await english(text.replace('//! kernel mine of', '//! kernel of')))[0]).toContain('kernels.0');
});

test('a run on two GPUs keeps both, and one on a GPU has nothing of a second', async () => {
  const [first] = reportNumber(1).measurements;
  const id = { ...first.case, gpu: 'second' as const };
  const { environment, ...rest } = reportNumber(1, [first, { ...okAt(256), case: id }]);
  const adapter = { ...(environment.adapter ?? fail()), description: 'Acme Frugal' };
  const report = { ...rest, environment: { ...environment, second: { adapter, timestampQuantumUs: null } } };
  const { records, refused } = await parseRuns(toJson([report], new Map()), workloads);
  expect(refused).toEqual([]);
  expect(records[0].report).toEqual(report);
  expect(entryOf(records[0]).times?.map(({ gpu }) => gpu)).toEqual([undefined, 'second']);
  expect(entryOf(records[0]).environment.secondAdapter).toEqual(adapter);
  expect(JSON.stringify([reportNumber(1), entryOf(recordOf(reportNumber(1)))])).not.toMatch(/"gpu":|second/);
  const third = { ...report, measurements: [{ ...first, case: { ...first.case, gpu: 'third' } }] };
  expect((await english(JSON.stringify(third)))[0]).toContain('measurements.0.case.gpu');
});

const fail = () => {
  throw new Error('It has no adapter.');
};

test('messages of compilers and libraries, however long, keep no run from coming back', async () => {
  const long = 'x'.repeat(5000);
  const reason = { code: 'compile-error', text: { en: long, 'zh-CN': long } };
  const [, wrong] = everyStatus;
  const report = reportNumber(1, [
    { case: okAt(256).case, on: 'gpu', status: 'failed', reason },
    wrong.status === 'wrong' ? { ...wrong, verdict: { ...wrong.verdict, at: long } } : wrong,
  ]);
  const { records, refused } = await parseRuns(toJson([report]), workloads);
  expect(refused).toEqual([]);
  const [failed, off] = records[0].report.measurements;
  expect(failed.status === 'failed' && failed.reason.text).toEqual({
    en: long.slice(0, 2000),
    'zh-CN': long.slice(0, 2000),
  });
  expect(off.status === 'wrong' && off.verdict.at).toBe(long.slice(0, 300));
});

test('a report by itself, a list of reports, a byte order mark', async () => {
  const report = reportNumber(1);
  for (const text of [JSON.stringify(report), JSON.stringify([report]), `\uFEFF${JSON.stringify(report)}`]) {
    expect((await parseRuns(text, workloads)).records.map((record) => record.report)).toEqual([report]);
  }
});

test('one bad run does not spoil the others, and its field is named', async () => {
  const bad = JSON.parse(JSON.stringify(reportNumber(2, [okAt(256), okAt(512)])));
  bad.measurements[1].samples[0].wallMs = 'soon';
  const { records, refused } = await parseRuns(JSON.stringify([reportNumber(1), bad, reportNumber(3)]), workloads);
  expect(records.map(({ report }) => report.id)).toEqual([reportNumber(1).id, reportNumber(3).id]);
  expect(refused).toHaveLength(1);
  expect(refused[0].en).toBe(
    'Run 2 of the file: Its field report.measurements.1.samples.0.wallMs is missing or holds something else than a run has there.',
  );
});

test.each([
  ['', 'not JSON'],
  ['{"runs": [', 'not JSON'],
  ['[]', 'holds no run'],
  ['42', 'holds no run of Lockstep'],
  ['{"runs": [null]}', 'holds no run of Lockstep'],
  ['{"schema":1,"environment":{},"measurements":[],"link":"x"}', 'summary as the command line writes it'],
  ['{"schema":99,"name":null,"imported":false,"report":{}}', 'newer version'],
  [`[${'0,'.repeat(2000)}0]`, 'more than 2000 runs'],
  ['['.repeat(200_000), 'not JSON'],
  [JSON.stringify({ ...reportNumber(1), id: '<script>' }), 'report.id'],
  [JSON.stringify({ ...reportNumber(1), measurements: [] }), 'report.measurements'],
  [JSON.stringify(reportNumber(1, [{ ...okAt(1), case: { ...okAt(1).case, params: { n: 1e9 } } }])), 'whole number'],
])('%.40s: %s', async (text, message) => {
  const told = await english(text);
  expect(told).toHaveLength(1);
  expect(told[0]).toContain(message);
});

test('what would not be read again is not written either', () => {
  expect(tooMuch(MAX_RUNS, MAX_BYTES)).toBeNull();
  expect(tooMuch(MAX_RUNS + 1, 1000)?.en).toContain('2000 runs');
  expect(tooMuch(1, MAX_BYTES + 1)?.['zh-CN']).toContain('64 MB');
});

test('a file that is too large, or gone, is answered without being parsed', async () => {
  const large = { size: 65 * 2 ** 20, text: () => Promise.reject(new Error('must not be read')) };
  const gone = { size: 10, text: () => Promise.reject(new DOMException('gone', 'NotReadableError')) };
  const answer = async (file: Pick<Blob, 'size' | 'text'>) => (await readRuns(file, workloads)).refused[0].en;
  expect(await answer(large)).toContain('larger than 64 MB');
  expect(await answer(gone)).toContain('could not be read');
  expect((await readRuns(new Blob([JSON.stringify(reportNumber(1))]), workloads)).records).toHaveLength(1);
});

test('a workload of another version is taken as it is', async () => {
  const other = { ...okAt(1), case: { workload: 'sorting', version: 3, variant: 'radix', params: { size: 8 } } };
  expect((await parseRuns(JSON.stringify(reportNumber(1, [other])), workloads)).records).toHaveLength(1);
});

test('samples that could not be summed up are refused', async () => {
  const one = okAt(256);
  if (one.status !== 'ok') throw new Error('an ok case was asked for');
  const bad = [
    { ...one, samples: [] },
    { ...one, samples: [{ iterations: 0, wallMs: 1, gpuMs: 1 }] },
    { ...one, samples: [{ iterations: 1, wallMs: -1, gpuMs: 1 }] },
    { ...one, samples: [{ iterations: 1, wallMs: 1, gpuMs: null }] },
    { ...one, calibration: [one.samples[0], one.samples[0]] },
  ];
  for (const measurement of bad) {
    expect((await parseRuns(JSON.stringify(reportNumber(1, [measurement])), workloads)).records).toEqual([]);
  }
});

test('whatever one value of a file is changed to: records that can be summed up, or a plain sentence', async () => {
  const text = JSON.stringify(reportNumber(1, everyStatus));
  const paths = pathsOf(JSON.parse(text));
  await fc.assert(
    fc.asyncProperty(fc.nat(paths.length - 1), fc.jsonValue(), async (index, value) => {
      const changed = JSON.parse(text);
      put(changed, paths[index], value);
      const { records, refused } = await parseRuns(JSON.stringify(changed), workloads);
      expect(records.length + refused.length).toBe(1);
      for (const { report } of records) {
        const [row] = summarize(report, workloads).measurements;
        if (row.kernelMs) expect(Number.isFinite(row.kernelMs.median)).toBe(true);
      }
    }),
    { numRuns: 3000 },
  );
});

test('any text at all is answered', async () => {
  await fc.assert(
    fc.asyncProperty(fc.oneof(fc.string({ unit: 'binary' }), fc.json()), async (text) => {
      const { records, refused } = await parseRuns(text, workloads);
      expect(records).toEqual([]);
      expect(refused.length).toBeGreaterThan(0);
    }),
    { numRuns: 2000 },
  );
});

type Path = readonly (string | number)[];

function pathsOf(value: unknown, path: Path = []): Path[] {
  if (typeof value !== 'object' || value === null) return [path];
  const own = path.length ? [path] : [];
  return [...own, ...Object.entries(value).flatMap(([key, inner]) => pathsOf(inner, [...path, key]))];
}

function put(root: Record<string | number, unknown>, path: Path, value: unknown): void {
  const parent = path.slice(0, -1).reduce((inner, key) => inner[key] as Record<string | number, unknown>, root);
  parent[path[path.length - 1]] = value;
}
