/** What the terminal shows: one table a workload, then what the reader should know about it. */
import Table from 'cli-table3';
import { warningText } from '../engine/bench/warnings.ts';
import type { Summary, SummaryRow } from '../results/summary.ts';

/** Three significant digits, thin enough for a column. */
export const figure = (value: number | null): string =>
  value === null ? '' : value >= 1000 ? value.toFixed(0) : value.toPrecision(3);

/** Renders a summary as plain text. */
export function renderSummary(summary: Summary): string {
  const { environment } = summary;
  const adapter = environment.adapter;
  const lines = [
    `${environment.browser} on ${environment.os}, ${environment.cores} cores, ${
      environment.crossOriginIsolated ? 'isolated' : 'not isolated'
    }`,
    adapter
      ? `adapter: ${[adapter.vendor, adapter.architecture, adapter.device, adapter.description].filter(Boolean).join(' · ')}`
      : 'adapter: none',
    ...(adapter?.software ? ['software adapter: this GPU is your CPU'] : []),
  ];
  for (const workload of new Set(summary.measurements.map((row) => row.workload))) {
    lines.push('', workload, renderRows(summary.measurements.filter((row) => row.workload === workload)));
  }
  const warnings = summary.measurements.flatMap((row) =>
    row.warnings.map((warning) => `${row.case}: ${warningText(warning).en}`),
  );
  if (warnings.length) lines.push('', 'Warnings', ...warnings.map((warning) => `  ${warning}`));
  return lines.join('\n');
}

function renderRows(rows: readonly SummaryRow[]): string {
  const table = new Table({
    head: ['case', 'on', 'status', 'kernel ms', '95 % interval', 'n', 'end to end ms', 'GFLOP/s', 'GB/s', 'max error'],
    style: { head: [], border: [], compact: true },
    colAligns: ['left', 'left', 'left', 'right', 'right', 'right', 'right', 'right', 'right', 'right'],
  });
  for (const row of rows) {
    const kernel = row.kernelMs;
    table.push(
      kernel
        ? [
            row.case,
            row.on,
            row.status,
            figure(kernel.median),
            `${figure(kernel.low)} – ${figure(kernel.high)}`,
            kernel.samples,
            figure(row.endToEndMs?.median ?? null),
            figure(row.gflops),
            figure(row.gbps),
            row.maxError?.toExponential(1) ?? '',
          ]
        : [row.case, row.on, row.status, { colSpan: 7, content: row.reason?.text.en ?? '' }],
    );
  }
  return table.toString();
}
