import { useSyncExternalStore } from 'react';

/** Whether a media query holds, e.g. `(width >= 1000px)`; draws again when that changes. */
export function useMedia(query: string): boolean {
  return useSyncExternalStore(
    (changed) => {
      const list = matchMedia(query);
      list.addEventListener('change', changed);
      return () => list.removeEventListener('change', changed);
    },
    () => matchMedia(query).matches,
    // The build draws pages for no window in particular.
    () => false,
  );
}
