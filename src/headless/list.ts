/** What `--list` prints. */
import type { CaseId, ParamSpec, Workload } from '../engine/contract.ts';
import { printCase } from './cases.ts';

/** One case a line, so that other programs can read it. */
export const listCases = (cases: readonly CaseId[], workloads: readonly Workload[]): string =>
  cases.map((id) => printCase(id, workloads)).join('\n');

/** Everything that a pattern can name. */
export const listWorkloads = (workloads: readonly Workload[]): string => workloads.map(describe).join('\n\n');

function describe(workload: Workload): string {
  const params = Object.entries(workload.params).map(([name, spec]) => [name, `${spec.label.en}: ${valuesOf(spec)}`]);
  const variants = workload.variants.map(({ id, on, title, idea }) => [id, `${on}, ${title.en}: ${idea.en}`]);
  return [
    `${workload.id}@${workload.version}  ${workload.title.en}`,
    `  ${workload.summary.en}`,
    '  parameters',
    ...columns(params),
    '  variants',
    ...columns(variants),
  ].join('\n');
}

function columns(rows: readonly (readonly string[])[]): string[] {
  const width = Math.max(...rows.map(([name]) => name.length));
  return rows.map(([name, text]) => `    ${name.padEnd(width)}  ${text}`);
}

function valuesOf(spec: ParamSpec): string {
  if (spec.kind === 'choice') {
    return `${spec.options.map(({ value }) => value).join(', ')}; ${spec.default} when left out`;
  }
  const otherwise = spec.follows === undefined ? spec.default : `${spec.byChoice ? 'by ' : ''}${spec.follows}`;
  return `${spec.odd ? 'odd, ' : ''}${spec.min} to ${spec.max}; ${otherwise} when left out`;
}
