/** Whole runs, raw samples included, as History imports them. */
import type { Report } from '../../engine/contract.ts';
import { RECORD_SCHEMA, type RunRecord } from '../history/record.ts';

/** `names`: what the visitor calls a run, by report id. Each run carries the number of its schema. */
export function toJson(reports: readonly Report[], names: ReadonlyMap<string, string> = new Map()): string {
  const runs = reports.map(
    (report): RunRecord => ({ schema: RECORD_SCHEMA, name: names.get(report.id) ?? null, imported: false, report }),
  );
  return `${JSON.stringify({ format: 'lockstep-runs', runs }, writable, 1)}\n`;
}

/** JSON would turn NaN and the infinities, which a wrong result may hold, into null. */
const writable = (_key: string, value: unknown) =>
  typeof value === 'number' && !Number.isFinite(value) ? String(value) : value;
