/** What may be the matter with a browser's storage. Apart from the history, whose code a page that only runs does not need. */

/**
 * `newer`: a later version of Lockstep, in another tab or on an earlier visit, has changed the layout; a reload gets it.
 * `silent`: the browser does not answer, and nothing was changed. `unsure`: it does not say whether it was, though it has all
 * that was to be stored: that is there whole by the next visit, or not at all.
 */
export type StorageTrouble = 'full' | 'refused' | 'newer' | 'silent' | 'unsure';

const TROUBLES: Readonly<Record<string, StorageTrouble | undefined>> = {
  QuotaExceededError: 'full',
  VersionError: 'newer',
  TimeoutError: 'silent',
  UnsureError: 'unsure',
};

/**
 * Sorts what a `History` or `Classes` rejects with. In the update of a state (`set(() => storageTrouble(error))`) what it throws
 * comes to the page's error boundary.
 * @throws what is no word of the browser's storage: code that did not load, a bug
 */
export function storageTrouble(error: unknown): StorageTrouble {
  if (!(error instanceof DOMException)) throw error;
  return TROUBLES[error.name] ?? 'refused';
}
