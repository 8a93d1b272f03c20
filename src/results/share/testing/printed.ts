import type { SummaryRow } from '../../summary.ts';

/** A row of an opened link as one line, with as many digits as hold on every machine. */
export const printed = (row: SummaryRow): string =>
  [
    row.case,
    row.on,
    row.status,
    row.reason?.code ?? '-',
    ...[row.kernelMs?.median, row.kernelMs?.low, row.kernelMs?.high, row.kernelMs?.min].map(figure),
    `${row.kernelMs?.samples ?? '-'}`,
    ...[row.endToEndMs?.median, row.compileMs, row.uploadMs, row.readbackMs, row.maxError].map(figure),
    row.warnings
      .map(({ code, value, limit }) => [code, value, limit].filter((part) => part !== undefined).join(':'))
      .join(' '),
  ]
    .join(' ')
    .trim();

/** Five digits, or a dash. */
export const figure = (value: number | null | undefined): string => value?.toPrecision(5) ?? '-';
