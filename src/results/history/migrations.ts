/**
 * Numbered steps from one shape of a record to the next. `STEPS[n]` turns schema n into n + 1; a step is never changed
 * once released. `testing/run-<n>.json` holds a frozen record of every schema, and a test takes each of them through.
 */
import type { LocalText } from '../../engine/contract.ts';
import { RECORD_SCHEMA } from './record.ts';

export type Fields = Readonly<Record<string, unknown>>;

export type Upgraded =
  | { readonly ok: true; readonly record: Fields; readonly steps: readonly number[] }
  | { readonly ok: false; readonly problem: LocalText };

export const STEPS: readonly ((record: Fields) => Fields)[] = [
  // 0: a report by itself, as the engine hands it out and programs save it.
  (report) => ({ schema: 1, name: null, imported: false, report }),
  // 1: cases carry what they were built as; kernel time is told with the clock that it was read from.
  (record) => ({ ...record, schema: 2, report: reportOf1(record.report) }),
];

function reportOf1(report: unknown): unknown {
  if (!isFields(report) || report.schema !== 1 || !Array.isArray(report.measurements)) return report;
  const { environment, measurements } = report;
  return {
    ...report,
    schema: 2,
    environment: isFields(environment) ? { ...environment, drawing: null } : environment,
    measurements: measurements.map(measurementOf1),
  };
}

function measurementOf1(value: unknown): unknown {
  if (!isFields(value)) return value;
  const { configuration, timestampsTrusted, ...rest } = value;
  const built =
    configuration === undefined ? rest : { ...rest, case: { ...(rest.case as Fields), build: configuration } };
  if (value.status !== 'ok') return built;
  const timed = Array.isArray(value.samples) && value.samples.some((one) => isFields(one) && one.gpuMs !== null);
  return {
    ...built,
    firstUse: null,
    roundTrips: [],
    kernelClock: timestampsTrusted ? 'device' : 'wall',
    deviceClock: timestampsTrusted ? 'confirmed' : timed ? 'contradicted' : 'absent',
    idleMs: null,
  };
}

/** Brings a record of any known schema to the present one. Checks no field: see report-schema.ts. */
export function upgradeRecord(value: unknown): Upgraded {
  const from = schemaOf(value);
  if (from === null) return refuse(NO_RUN);
  if (from === 'summary') return refuse(SUMMARY_ONLY);
  if (from > RECORD_SCHEMA) return refuse(TOO_NEW);
  const steps = STEPS.slice(from);
  return {
    ok: true,
    record: steps.reduce((record, step) => step(record), value as Fields),
    steps: steps.map((_, index) => from + index),
  };
}

export const isFields = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

function schemaOf(value: unknown): number | 'summary' | null {
  if (!isFields(value)) return null;
  if ('report' in value)
    return Number.isInteger(value.schema) && Number(value.schema) >= 1 ? Number(value.schema) : null;
  if (!Array.isArray(value.measurements)) return null;
  return 'plan' in value ? 0 : 'summary';
}

const refuse = (problem: LocalText): Upgraded => ({ ok: false, problem });

const NO_RUN: LocalText = {
  en: 'It holds no run of Lockstep.',
  'zh-CN': '其中没有 Lockstep 的测量结果。',
};
const SUMMARY_ONLY: LocalText = {
  en: 'It is a summary as the command line writes it, without raw samples. History keeps whole runs: import a JSON file that was exported from History.',
  'zh-CN': '这是命令行写出的摘要，没有原始样本。历史只收完整的测量：请导入从“历史”页导出的 JSON 文件。',
};
const TOO_NEW: LocalText = {
  en: 'It was written by a newer version of Lockstep. Reload this page to get that version, then try again.',
  'zh-CN': '它由更新版本的 Lockstep 写成。请重新加载本页以更新版本，然后再试。',
};
