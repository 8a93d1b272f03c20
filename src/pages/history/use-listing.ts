import { useMemo, useState } from 'react';
import type { HistoryEntry } from '../../results/history/record.ts';
import { type StorageTrouble, storageTrouble } from '../../results/history/trouble.ts';
import { onceMore } from '../../ui/state/once-more.ts';
import { useServices } from '../../ui/state/services.tsx';
import { useChanges } from '../../ui/state/use-changes.ts';

export type Listing =
  | { readonly status: 'loading' }
  | { readonly status: 'trouble'; readonly trouble: StorageTrouble }
  | { readonly status: 'ready'; readonly entries: readonly HistoryEntry[] };

/** The list, read again after every change in this tab or another one. */
export function useListing(): { readonly listing: Listing; reload(): Promise<void> } {
  const services = useServices();
  const [listing, setListing] = useState<Listing>({ status: 'loading' });

  // Every entry is read again: of thousands that takes a while, in which more may change.
  const reload = useMemo(
    () =>
      onceMore(async () => {
        try {
          const entries = await (await services.history()).list();
          setListing({ status: 'ready', entries });
        } catch (error) {
          setListing(() => ({ status: 'trouble', trouble: storageTrouble(error) }));
        }
      }),
    [services],
  );
  useHistoryChanges(reload);

  return { listing, reload };
}

/** Calls once now and after every change. */
export const useHistoryChanges = (call: () => void): void => useChanges(useServices().history, call);
