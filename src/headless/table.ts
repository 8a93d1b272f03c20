/** What the terminal shows: one table a workload, then what the reader should know about it. */
import Table from 'cli-table3';
import { warningText } from '../engine/bench/warnings.ts';
import type { AdapterInfo, Workload } from '../engine/contract.ts';
import { intervalText, timeOf } from '../results/contest.ts';
import { type Limit, type Limits, limitsIn, type Standing, standingOf } from '../results/roofline.ts';
import type { Summary, SummaryRow } from '../results/summary.ts';

/** Three significant digits, thin enough for a column. */
export const figure = (value: number | null): string =>
  value === null ? '' : value >= 1000 ? value.toFixed(0) : value.toPrecision(3);

/** Renders a summary as plain text. Where it holds the limits of its machine, rows show their share of them. */
export function renderSummary(summary: Summary, workloads: readonly Workload[]): string {
  const { environment, measurements } = summary;
  const { adapter, secondAdapter } = environment;
  const lines = [
    `${environment.browser} on ${environment.os}, ${environment.cores} cores, ${
      environment.crossOriginIsolated ? 'isolated' : 'not isolated'
    }`,
    ...adapterLines('adapter', adapter),
    ...(secondAdapter ? adapterLines('second adapter (~second)', secondAdapter) : []),
  ];
  const limits = limitsIn(measurements, workloads);
  lines.push(...limitLines(limits));
  const standing = (row: SummaryRow) => standingOf(row, limits, workloads);
  for (const workload of new Set(measurements.map((row) => row.workload))) {
    lines.push(
      '',
      renderRows(
        measurements.filter((row) => row.workload === workload),
        limits ? standing : null,
      ),
    );
  }
  const untimed = measurements.map((row) => [row.case, row.reason && `${row.status}: ${row.reason.text.en}`] as const);
  const warnings = measurements.flatMap((row) => row.warnings.map((one) => [row.case, warningText(one).en] as const));
  const beyond = measurements.filter((row) => standing(row)?.reach === 'beyond');
  const doubts = beyond.map((row) => [row.case, TOO_LOW] as const);
  lines.push(...remarks('Without a time', untimed), ...remarks('Above the limit', doubts));
  lines.push(...remarks('Warnings', warnings));
  return lines.join('\n');
}

function adapterLines(what: string, adapter: AdapterInfo | null): string[] {
  if (!adapter) return [`${what}: none`];
  const { vendor, architecture, device, description, software } = adapter;
  const name = [vendor, architecture, device, description].filter(Boolean).join(' · ') || 'it does not tell its name';
  return [`${what}: ${name}`, ...(software ? ['software adapter: this GPU is your CPU'] : [])];
}

const TOO_LOW =
  'No kernel can be faster than its machine, so the limit was measured too low: something else was running. Run again.';

/** `limit of the GPU: 1234 GFLOP/s, 56.7 GB/s`, a line a side. */
const limitLines = (limits: Limits | null): string[] =>
  (['gpu', 'cpu'] as const).flatMap((side) => {
    const limit = limits?.[side];
    return limit
      ? [
          `limit of the ${side.toUpperCase()}: ${figure(limit.gflops)} GFLOP/s${orbitText(limit)}, ${figure(limit.gbps)} GB/s`,
        ]
      : [];
  });

/** Beside multiply-adds, where it was measured. */
const orbitText = ({ mixes }: Limit) => (mixes?.orbit ? ` (orbit steps ${figure(mixes.orbit)})` : '');

/** `45%`; `180% !` where the limit, not the kernel, is in doubt. */
function shareText(standing: Standing | null): string {
  if (!standing) return '';
  const { share, reach } = standing;
  return `${(100 * share).toFixed(share < 0.1 ? 1 : 0)}%${reach === 'beyond' ? ' !' : ''}`;
}

/** Each text once, with the cases that it is about. */
function remarks(title: string, pairs: readonly (readonly [about: string, text: string | null])[]): string[] {
  const byText = new Map<string, string[]>();
  for (const [about, text] of pairs) if (text) byText.set(text, [...(byText.get(text) ?? []), about]);
  const lines = [...byText].flatMap(([text, cases]) => [`  ${text}`, ...cases.map((one) => `    ${one}`)]);
  return lines.length ? ['', title, ...lines] : [];
}

const HEAD = [
  'case',
  'on',
  'status',
  'kernel ms',
  '95% interval',
  'n',
  'end to end ms',
  'GFLOP/s',
  'GB/s',
  'max error',
];
/** Of a tuned variant: there only where one ran. */
const BUILT_AS = 'built as';
const NO_LINES = ['top', 'top-mid', 'top-left', 'top-right', 'bottom', 'bottom-mid', 'bottom-left', 'bottom-right'];
const NO_SIDES = ['left', 'left-mid', 'mid', 'mid-mid', 'right', 'right-mid'];

/** @param standing below the limit; null where no limit is known, and then there is no column for it */
function renderRows(rows: readonly SummaryRow[], standing: ((row: SummaryRow) => Standing | null) | null): string {
  const tuned = rows.some(({ build }) => build !== undefined);
  const head = [...HEAD, ...(standing ? ['of limit'] : []), ...(tuned ? [BUILT_AS] : [])];
  const table = new Table({
    head,
    chars: { ...Object.fromEntries([...NO_LINES, ...NO_SIDES].map((name) => [name, ''])), middle: '  ' },
    style: { head: [], border: [], 'padding-left': 0, 'padding-right': 0 },
    colAligns: head.map((name, column) => (column < 3 || name === BUILT_AS ? 'left' : 'right')),
  });
  for (const row of rows) {
    const kernel = row.kernelMs;
    table.push([
      row.case,
      row.on,
      row.status,
      figure(kernel?.median ?? null),
      intervalText(kernel, figure, 'en') ?? '',
      kernel?.samples ?? '',
      figure(timeOf(row, 'endToEnd')?.median ?? null),
      figure(row.gflops),
      figure(row.gbps),
      row.maxError?.toExponential(1) ?? '',
      ...(standing ? [shareText(standing(row))] : []),
      ...(tuned ? [row.build ?? ''] : []),
    ]);
  }
  return table
    .toString()
    .split('\n')
    .map((line) => line.trimEnd())
    .join('\n');
}
