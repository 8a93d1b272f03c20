import { useEffect, useState } from 'react';
import { loadRecordings, type Recordings } from '../../results/reference/shelf.ts';

export type LoadedRecordings =
  | { readonly status: 'none' | 'loading' | 'failed' }
  | { readonly status: 'ready'; readonly machine: string; readonly recordings: Recordings };

const NONE: LoadedRecordings = { status: 'none' };

/** All that was recorded of a machine, fetched once it is wanted. @param machine null or empty for none */
export function useRecordings(machine: string | null): LoadedRecordings {
  const [loaded, setLoaded] = useState<LoadedRecordings>(NONE);
  useEffect(() => {
    if (!machine) {
      setLoaded(NONE);
      return;
    }
    let wanted = true;
    setLoaded({ status: 'loading' });
    loadRecordings(machine).then(
      (recordings) => wanted && setLoaded({ status: 'ready', machine, recordings }),
      () => wanted && setLoaded({ status: 'failed' }),
    );
    return () => {
      wanted = false;
    };
  }, [machine]);
  return loaded;
}
