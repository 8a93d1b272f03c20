import { useSyncExternalStore } from 'react';

/**
 * Whether a media query holds, e.g. `(width >= 1000px)`; draws again when that changes.
 * @param atBuild what the build draws pages with, which are for no window in particular
 */
export function useMedia(query: string, atBuild = false): boolean {
  return useSyncExternalStore(
    (changed) => {
      const list = matchMedia(query);
      list.addEventListener('change', changed);
      return () => list.removeEventListener('change', changed);
    },
    () => matchMedia(query).matches,
    () => atBuild,
  );
}
