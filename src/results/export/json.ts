/** Whole runs, raw samples included, as History imports them. */
import type { Report } from '../../engine/contract.ts';
import { recordOf } from '../history/record.ts';

/**
 * Each run carries the number of its schema.
 * @param names what the visitor calls a run, by report id
 * @param kernels texts of the visitor's kernels that ran, by report id
 */
export function toJson(
  reports: readonly Report[],
  names: ReadonlyMap<string, string> = new Map(),
  kernels: ReadonlyMap<string, readonly string[]> = new Map(),
): string {
  const runs = reports.map((report) => recordOf(report, names.get(report.id) ?? null, kernels.get(report.id)));
  return `${JSON.stringify({ format: 'lockstep-runs', runs }, writable, 1)}\n`;
}

/** JSON would turn NaN and the infinities, which a wrong result may hold, into null. */
const writable = (_key: string, value: unknown) =>
  typeof value === 'number' && !Number.isFinite(value) ? String(value) : value;
