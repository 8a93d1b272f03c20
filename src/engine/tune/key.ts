/** Under what name a winner is remembered. */
import { browserMajor } from '../browser-name.ts';
import type { Environment, Params, Tuned, Workload } from '../contract.ts';

type Place = Pick<Environment, 'adapter' | 'browser'>;

/**
 * Workload and its version, dtype, bucket, the adapter's vendor and architecture, the browser and its major version: a
 * change of any of them makes another configuration the fastest. Null where there is nothing to tune.
 */
export function tunedKey({ adapter, browser }: Place, workload: Workload, bucket: string): string | null {
  if (!adapter || !workload.tuning) return null;
  // Some drivers tell no vendor, and Dawn's adapters on one machine may share one.
  const device = [adapter.vendor, adapter.architecture || adapter.device || adapter.description].join(' ').trim();
  const major = browserMajor(browser);
  return [`${workload.id}@${workload.version}`, workload.tuning.dtype, bucket, device, major].join(' | ');
}

/** What was tuned for these parameters on this device; undefined where nothing was. */
export function tunedFor(
  tuned: Tuned | undefined,
  place: Place,
  workload: Workload,
  params: Params,
): string | undefined {
  for (const bucket of workload.tuning?.buckets(params) ?? []) {
    const key = tunedKey(place, workload, bucket);
    if (key !== null && tuned && Object.hasOwn(tuned, key)) return tuned[key];
  }
  return undefined;
}
