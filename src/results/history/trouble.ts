/** What may be the matter with a browser's storage. Apart from the history, whose code a page that only runs does not need. */

/**
 * `newer`: a later version of Lockstep, in another tab or on an earlier visit, has changed the layout; a reload gets it.
 * `silent`: the browser does not answer.
 */
export type StorageTrouble = 'full' | 'refused' | 'newer' | 'silent';

const TROUBLES: Readonly<Record<string, StorageTrouble | undefined>> = {
  QuotaExceededError: 'full',
  VersionError: 'newer',
  TimeoutError: 'silent',
};

/** Sorts what a `History` rejects with. */
export function storageTrouble(error: unknown): StorageTrouble {
  const name = error instanceof Error ? error.name : '';
  return TROUBLES[name] ?? 'refused';
}
