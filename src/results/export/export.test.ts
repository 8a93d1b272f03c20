import { expect, test } from 'vitest';
import { workloads } from '../../workloads/registry.ts';
import { toCliJson } from '../cli-json.ts';
import { environment, everyStatus, okAt, reportNumber } from '../history/testing/reports.ts';
import { summarize } from '../summarize.ts';
import type { Summary } from '../summary.ts';
import { toCsv } from './csv.ts';
import { exportName, historyFileName } from './file-name.ts';
import { toJson } from './json.ts';
import { toMarkdown } from './markdown.ts';

const summary = summarize(reportNumber(1, everyStatus), workloads);
const named = (adapter: Partial<NonNullable<Summary['environment']['adapter']>>): Summary => ({
  ...summary,
  environment: { ...summary.environment, adapter: { ...(environment.adapter ?? fail()), ...adapter } },
});

/** Reads RFC 4180 by its grammar, so that the test does not repeat the writer. */
function parseCsv(text: string): string[][] {
  const rows: string[][] = [];
  const row: string[] = [];
  const fields = /(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r\n)/gy;
  for (let match = fields.exec(text); match; match = fields.exec(text)) {
    row.push(match[1]?.replaceAll('""', '"') ?? match[2]);
    if (match[3] === '\r\n') rows.push(row.splice(0));
    if (fields.lastIndex === text.length) return rows;
  }
  throw new Error(`Not RFC 4180 at ${text.slice(0, 60)}`);
}

const records = (text: string) => {
  const [header, ...rows] = parseCsv(text);
  expect(rows.every((row) => row.length === header.length)).toBe(true);
  return rows.map((row) => Object.fromEntries(row.map((cell, index) => [header[index], cell])));
};

test('CSV: a row per case, full precision, nothing where nothing was measured', () => {
  const [first, wrong, unsupported] = records(toCsv(summary, true));
  expect(first).toMatchObject({
    case: 'matmul@1:tiled:n=256',
    n: '256',
    k: '256',
    status: 'ok',
    'kernel median (ms)': String(summary.measurements[0].kernelMs?.median),
    samples: '3',
    adapter: 'Acme One',
    'software adapter': 'false',
  });
  expect(first.warnings).toContain('few-samples');
  expect(wrong).toMatchObject({ status: 'wrong', 'kernel median (ms)': '', 'GFLOP/s': '' });
  expect(unsupported.reason).toBe('Too large.');
  expect(first.configuration).toBe('');
  expect(records(toCsv(summary, true)).at(-1)?.configuration).toBe('registers-8x8 64x64x16');
});

test('Markdown names a text of one’s own once, in its case', () => {
  const build = 'edit-0123456789abcdef';
  const [first] = summary.measurements;
  const row = { ...first, case: first.case.replace(':tiled:', `:tiled~${build}:`), build, warnings: [] };
  expect(toMarkdown({ ...summary, measurements: [row] }, true).split(build)).toHaveLength(2);
  expect(toMarkdown({ ...summary, measurements: [{ ...first, build: 'wide' }] }, true)).toContain('` (wide)');
});

test('of two GPUs every format says on which a row ran', () => {
  const secondAdapter = { ...(environment.adapter ?? fail()), description: 'Acme Frugal', software: true };
  const [first] = summary.measurements;
  const row = { ...first, case: first.case.replace(':tiled:', ':tiled~second:'), gpu: 'second' as const };
  const two = { ...summary, environment: { ...summary.environment, secondAdapter }, measurements: [first, row] };
  expect(records(toCsv(two, true)).map((cells) => [cells.case, cells.adapter, cells['software adapter']])).toEqual([
    [first.case, 'Acme One', 'false'],
    [row.case, 'Acme Frugal', 'true'],
  ]);
  const markdown = toMarkdown(two, true);
  expect(markdown).toContain('- GPU: Acme One\n- second GPU (`~second`): Acme Frugal (software adapter)\n');
  expect(markdown).toContain('`matmul@1:tiled~second:n=256`');
  const { environment: told, measurements } = toCliJson(two, '');
  expect(told.secondAdapter).toEqual(secondAdapter);
  expect(measurements.map(({ gpu }) => gpu)).toEqual([undefined, 'second']);
  // Where there is one, not a byte is different from before.
  expect(JSON.stringify(toCliJson(summary, ''))).not.toMatch(/secondAdapter|"gpu":/);
});

test('CSV: quotes, commas and line breaks survive', () => {
  const description = 'Say "GPU", they said\r\nand more';
  expect(records(toCsv(named({ description }), true))[0].adapter).toBe(description);
});

test.each(['=1+1', '+1', '-1', '@SUM(A1)', '\t=1', '\r=1', ' =1'])('CSV: %j is text, not a formula', (description) => {
  expect(records(toCsv(named({ description }), true))[0].adapter).toBe(`'${description}`);
});

test('Markdown: every case, machine and warnings, in both languages', () => {
  const english = toMarkdown(summary, true);
  expect(english).toContain('GPU: Acme One');
  expect(english).toContain('Chromium 1 on Linux, 4 CPU threads');
  expect(english).toContain('| `matmul@1:tiled:n=256` | gpu | 2.10 | 2.00–2.30, range of 3 samples | 3 | 2.85 (sum) |');
  expect(english).toContain('each timed by itself');
  expect(english).toContain('| `matmul@1:tuned:n=256` (registers-8x8 64x64x16) | gpu |');
  expect(english).toContain('unsupported: Too large.');
  expect(english).toContain('Only 3 samples');
  expect(english).not.toContain('software');
  expect(toMarkdown(summary, true, 'zh-CN')).toContain('不支持：太大。');
  const rows = english.split('\n').filter((line) => line.startsWith('|'));
  expect(new Set(rows.map((line) => line.split(/(?<!\\)\|/).length))).toEqual(new Set([10]));
});

test('Markdown: a software adapter is said to be one, and names bring no markup', () => {
  const text = toMarkdown(named({ description: '<img src=x> | [a](b)\n# `c`', software: true }), true);
  expect(text).toContain('software adapter');
  expect(text).toContain('> Software adapter: this GPU is your CPU.');
  expect(text).toContain('\\<img src=x\\> \\| \\[a\\](b) \\# \\`c\\`');
});

test('an adapter without a name is called one, in a table and in a sheet', () => {
  const unnamed = named({ vendor: '', architecture: '', device: '', description: '' });
  expect(records(toCsv(unnamed, true))[0].adapter).toBe('GPU without a name');
  expect(toMarkdown(unnamed, true)).toContain('GPU: GPU without a name');
  expect(toMarkdown(unnamed, true, 'zh-CN')).toContain('GPU：未透露型号的 GPU');
  expect(
    records(toCsv(named({ vendor: 'acme', architecture: '', device: 'One', description: '' }), true))[0].adapter,
  ).toBe('acme One');
});

test('what a link or a file says was checked is said to be its word, and what has no error was not', () => {
  const [first] = summary.measurements;
  const shared: Summary = { ...summary, measurements: [first, { ...first, maxError: Number.POSITIVE_INFINITY }] };
  expect(records(toCsv(shared, true)).map((row) => row['result checked'])).toEqual(['here', 'no']);
  expect(records(toCsv(shared, false)).map((row) => row['result checked'])).toEqual([
    'by the sender, as reported',
    'no',
  ]);
  expect(records(toCsv(shared, false)).map((row) => row['max error'])).toEqual([String(first.maxError), '']);
  for (const locale of ['en', 'zh-CN'] as const) {
    const own = toMarkdown(shared, true, locale);
    const reported = toMarkdown(shared, false, locale);
    expect(own).toMatch(/every result was verified|结果在计时前核对过/);
    expect(reported).not.toMatch(/every result was verified|结果在计时前核对过/);
    expect(reported).toMatch(/the sender’s word|只有对方的说法/);
    expect(reported).toMatch(/\| (not checked|未核对) \|/);
  }
  const checked = (own: boolean) => toCliJson(shared, '', own).measurements.map((row) => row.checked);
  expect([checked(true), checked(false)]).toEqual([
    ['here', 'no'],
    ['reported', 'no'],
  ]);
});

test('Markdown: no GPU', () => {
  expect(toMarkdown({ ...summary, environment: { ...summary.environment, adapter: null } }, true)).toContain(
    'GPU: none',
  );
});

test('JSON carries the names and every raw sample', () => {
  const report = reportNumber(1, [okAt(256)]);
  expect(JSON.parse(toJson([report], new Map([[report.id, 'mine']])))).toEqual({
    format: 'lockstep-runs',
    runs: [{ schema: 2, name: 'mine', imported: false, report }],
  });
});

test.each([
  [summary, 'lockstep-matmul-acme-one-20250101-0001.csv'],
  [named({ software: true }), 'lockstep-matmul-software-adapter-20250101-0001.csv'],
  [named({ vendor: '../Ünï<>', architecture: '显卡' }), 'lockstep-matmul-uni-20250101-0001.csv'],
  [{ ...summary, environment: { ...summary.environment, adapter: null } }, 'lockstep-matmul-cpu-20250101-0001.csv'],
])('file name', (given, name) => expect(exportName(given, 'csv')).toBe(name));

test('file name of several runs', () => {
  expect(historyFileName(3, '2025-03-14T09:30:00.000Z')).toBe('lockstep-3-runs-20250314-0930.json');
});

function fail(): never {
  throw new Error('the test environment has an adapter');
}
