/** Whether the visitor has moved between pages yet: only then does a new page take the focus. */
import { createContext, useContext } from 'react';

export type Navigated = () => boolean;

/** Call before React starts: its own listeners draw the new page, and the answer must be there by then. */
export function watchNavigation(): Navigated {
  let navigated = false;
  const moved = () => {
    navigated = true;
  };
  addEventListener('hashchange', moved);
  // Back to an address without a hash.
  addEventListener('popstate', moved);
  return () => navigated;
}

export const NavigatedContext = createContext<Navigated>(() => false);
export const useNavigated = (): Navigated => useContext(NavigatedContext);
