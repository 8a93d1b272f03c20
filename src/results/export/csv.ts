/** A summary as a table for spreadsheets and scripts: one row per case, units in the headers, machine on every row. */
import { warningText } from '../../engine/bench/warnings.ts';
import { adapterOf, gpuName } from '../adapter-name.ts';
import { checkedBy } from '../checked.ts';
import type { Summary, SummaryRow } from '../summary.ts';

export type Cell = string | number | boolean | null;

/**
 * RFC 4180: commas, CRLF, quotes where needed. Numbers carry a point and every digit, whatever the reader's language;
 * what was not measured is empty. Parameters have one column each, in the order in which they first occur.
 * @param own measured here, not read from a link or a file
 */
export function toCsv(summary: Summary, own: boolean): string {
  const names = [...new Set(summary.measurements.flatMap(({ params }) => Object.keys(params)))];
  const header = [
    ...['case', 'workload', 'variant', 'runs on', ...names, 'status'],
    ...['kernel median (ms)', 'kernel 95% low (ms)', 'kernel 95% high (ms)', 'kernel min (ms)', 'samples'],
    ...['end to end median (ms)', 'compile (ms)', 'upload (ms)', 'readback (ms)', 'GFLOP/s', 'GB/s', 'max error'],
    ...['warnings', 'reason', 'started at (UTC)', 'seed', 'browser', 'os', 'cores', 'adapter', 'software adapter'],
    // Later than the others, so last.
    'configuration',
    ...['round trip median (ms)', 'round trip 95% low (ms)', 'round trip 95% high (ms)', 'round trips'],
    ...['device median (ms)', 'first upload (ms)', 'first run (ms)', 'page drawing'],
    ...['result checked', 'lockstep', 'compiled before', 'compiled together (ms)', 'kernels together'],
  ];
  const { drawing, lockstep = null } = summary.environment;
  const rows = summary.measurements.map((row) => [
    ...[...rowCells(row, names), ...machineCells(summary, row), ...laterCells(row), drawing],
    ...[CHECKED[checkedBy(row, own)], lockstep, ...compilingCells(row)],
  ]);
  return csvOf([header, ...rows]);
}

export const csvOf = (rows: readonly (readonly Cell[])[]): string =>
  rows.map((cells) => `${cells.map(print).join(',')}\r\n`).join('');

const CHECKED = { here: 'here', reported: 'by the sender, as reported', no: 'no' } as const;

function rowCells(row: SummaryRow, names: readonly string[]): Cell[] {
  const { kernelMs } = row;
  return [
    ...[row.case, row.workload, row.variant, row.on, ...names.map((name) => row.params[name] ?? null), row.status],
    ...[kernelMs?.median, kernelMs?.low, kernelMs?.high, kernelMs?.min, kernelMs?.samples].map(
      (value) => value ?? null,
    ),
    ...[
      row.endToEndMs?.median ?? null,
      row.compileMs,
      row.uploadMs,
      row.readbackMs,
      row.gflops,
      row.gbps,
      row.maxError,
    ],
    row.warnings.map((warning) => `${warning.code}: ${warningText(warning).en}`).join(' '),
    row.reason?.text.en ?? null,
  ];
}

function laterCells({ build, roundTripMs, deviceMs, firstUseMs }: SummaryRow): Cell[] {
  return [
    build ?? null,
    ...[roundTripMs?.median, roundTripMs?.low, roundTripMs?.high, roundTripMs?.samples].map((value) => value ?? null),
    ...[deviceMs, firstUseMs?.uploadMs, firstUseMs?.runMs].map((value) => value ?? null),
  ];
}

function compilingCells({ firstUseMs }: SummaryRow): Cell[] {
  const { cached, together } = firstUseMs ?? {};
  return [cached ?? null, together?.wallMs ?? null, together?.kernels ?? null];
}

/** Of two GPUs the one that the row ran on. */
function machineCells({ startedAt, seed, environment }: Summary, row: SummaryRow): Cell[] {
  const { browser, os, cores } = environment;
  const adapter = adapterOf(row, environment);
  const name = adapter && gpuName(environment, row.gpu, 'en');
  return [startedAt, seed, browser, os, cores, name, adapter?.software ?? null];
}

function print(cell: Cell): string {
  // Off by infinity or by no number at all: a sheet has no cell for either.
  if (cell === null || (typeof cell === 'number' && !Number.isFinite(cell))) return '';
  if (typeof cell !== 'string') return String(cell);
  const text = inert(cell);
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

/** Spreadsheets run a text that begins like a formula (OWASP, "CSV Injection"); an apostrophe makes it a text again. */
const inert = (text: string) => (/^[\s]*[=+\-@\t\r]/.test(text) ? `'${text}` : text);
