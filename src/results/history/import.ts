/** Text of a file -> records that may be kept. Whatever the file holds, the answer is records and plain sentences. */
import { resolveParams, workloadOf } from '../../engine/case-id.ts';
import type { LocalText, Measurement, Workload } from '../../engine/contract.ts';
import { MAX_BYTES, MAX_RUNS } from './file-limits.ts';
import { isFields, upgradeRecord } from './migrations.ts';
import type { RunRecord } from './record.ts';
import { checkRecord } from './report-schema.ts';

export interface Parsed {
  readonly records: readonly RunRecord[];
  /** One sentence for each run that cannot be taken, or one for the whole file. */
  readonly refused: readonly LocalText[];
}

/** Told before each run which of how many it is, from 1; what comes back is awaited, so that a page can take its turn. */
export type Turn = (run: number, runs: number) => Promise<void> | undefined;

/** Never rejects, unless `turn` does. */
export async function readRuns(
  file: Pick<Blob, 'size' | 'text'>,
  workloads: readonly Workload[],
  turn?: Turn,
): Promise<Parsed> {
  if (file.size > MAX_BYTES) return whole(TOO_LARGE);
  const text = await file.text().catch(() => null);
  return text === null ? whole(UNREADABLE) : parseRuns(text, workloads, turn);
}

/** Reads one run, a list of runs, or a file as toJson writes it; one bad run does not spoil the others. */
export async function parseRuns(
  text: string,
  workloads: readonly Workload[],
  turn: Turn = () => undefined,
): Promise<Parsed> {
  let value: unknown;
  try {
    value = JSON.parse(text.replace(/^\uFEFF/, ''));
  } catch {
    return whole(NOT_JSON);
  }
  const runs = isFields(value) && Array.isArray(value.runs) ? value.runs : Array.isArray(value) ? value : [value];
  if (runs.length === 0) return whole(EMPTY);
  if (runs.length > MAX_RUNS) return whole(TOO_MANY);
  const records: RunRecord[] = [];
  const refused: LocalText[] = [];
  for (const [index, run] of runs.entries()) {
    await turn(index + 1, runs.length);
    const parsed = parseRun(run, workloads);
    if (parsed.ok) records.push(parsed.record);
    else refused.push(runs.length === 1 ? parsed.problem : numbered(index + 1, parsed.problem));
  }
  return { records, refused };
}

type ParsedRun =
  | { readonly ok: true; readonly record: RunRecord }
  | { readonly ok: false; readonly problem: LocalText };

function parseRun(value: unknown, workloads: readonly Workload[]): ParsedRun {
  const upgraded = upgradeRecord(value);
  if (!upgraded.ok) return upgraded;
  const checked = checkRecord(upgraded.record);
  if (!checked.ok) return { ok: false, problem: invalid(checked.field) };
  const { record } = checked;
  const measurements: Measurement[] = [];
  for (const measurement of record.report.measurements) {
    const resolved = resolveCase(measurement, workloads);
    if (!resolved.ok) return resolved;
    measurements.push(resolved.measurement);
  }
  return { ok: true, record: { ...record, imported: true, report: { ...record.report, measurements } } };
}

type ResolvedCase =
  | { readonly ok: true; readonly measurement: Measurement }
  | { readonly ok: false; readonly problem: LocalText };

/** Costs are computed from parameters: those of a workload that is known here must be ones that it allows. */
function resolveCase(measurement: Measurement, workloads: readonly Workload[]): ResolvedCase {
  const id = measurement.case;
  const workload = workloadOf(id, workloads);
  if (!workload) return { ok: true, measurement };
  const resolved = resolveParams(workload, id.params);
  if (!resolved.ok) return resolved;
  return { ok: true, measurement: { ...measurement, case: { ...id, params: resolved.params } } };
}

const whole = (problem: LocalText): Parsed => ({ records: [], refused: [problem] });

const numbered = (index: number, { en, 'zh-CN': zh }: LocalText): LocalText => ({
  en: `Run ${index} of the file: ${en}`,
  'zh-CN': `文件中的第 ${index} 次测量：${zh}`,
});

/** The field's name comes from the file's own structure; it is shown as text and cut short. */
function invalid(field: string | null): LocalText {
  if (!field) return { en: 'It is not a complete run.', 'zh-CN': '它不是一次完整的测量。' };
  const name = field.slice(0, 80);
  return {
    en: `Its field ${name} is missing or holds something else than a run has there.`,
    'zh-CN': `字段 ${name} 缺失，或内容不符合测量结果的格式。`,
  };
}

const TOO_LARGE: LocalText = {
  en: 'The file is larger than 64 MB. Export fewer runs at a time.',
  'zh-CN': '文件超过 64 MB。请分几次导出。',
};
const UNREADABLE: LocalText = {
  en: 'The file could not be read. It may have been moved or locked; choose it again.',
  'zh-CN': '读不了这个文件，它可能已被移动或占用。请重新选择。',
};
const NOT_JSON: LocalText = {
  en: 'The file is not JSON, or was cut off. Choose a JSON file that was exported from History.',
  'zh-CN': '文件不是 JSON，或者不完整。请选择从“历史”页导出的 JSON 文件。',
};
const EMPTY: LocalText = { en: 'The file holds no run.', 'zh-CN': '文件里没有测量结果。' };
const TOO_MANY: LocalText = {
  en: `The file holds more than ${MAX_RUNS} runs. Split it.`,
  'zh-CN': `文件里的测量超过 ${MAX_RUNS} 次。请拆成几个文件。`,
};
