import { useCallback, useState } from 'react';
import { type StorageTrouble, storageTrouble } from '../../results/history/trouble.ts';

/** Does something that the browser's storage may refuse; `trouble` says so until the next attempt. */
export function useAttempt() {
  const [trouble, setTrouble] = useState<StorageTrouble | null>(null);
  /** Undefined when it was refused. Keeps its identity. */
  const attempt = useCallback(async <T>(work: () => Promise<T>): Promise<T | undefined> => {
    try {
      setTrouble(null);
      return await work();
    } catch (error) {
      setTrouble(() => storageTrouble(error));
      return undefined;
    }
  }, []);
  return { trouble, attempt };
}
