import { useEffect } from 'react';

/** What tells of its changes, whichever tab made them. */
interface Changing {
  /** @returns a function that ends it */
  subscribe(call: () => void): () => void;
}

/**
 * Calls once now and after every change.
 * @param open rejects where the browser does not let it be read; both keep their identity
 */
export function useChanges(open: () => Promise<Changing>, call: () => unknown): void {
  useEffect(() => {
    let wanted = true;
    let end = () => {};
    open().then(
      (changing) => {
        if (wanted) end = changing.subscribe(call);
      },
      // Whoever reads says so.
      () => undefined,
    );
    call();
    return () => {
      wanted = false;
      end();
    };
  }, [open, call]);
}
