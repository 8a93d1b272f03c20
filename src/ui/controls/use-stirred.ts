import { startTransition, useLayoutEffect, useState } from 'react';
import { useNavigated } from '../frame/navigation.ts';

const INPUT = ['pointermove', 'pointerdown', 'keydown', 'wheel', 'touchstart'] as const;

/**
 * Whether the visitor has done anything on this page, be it no more than to move the pointer: what only answers to that
 * can wait until then.
 */
export function useStirred(): boolean {
  const [stirred, setStirred] = useState(false);
  const navigated = useNavigated();
  // As soon as the page can be seen: the only move that a visitor makes may be the first.
  useLayoutEffect(() => {
    const stop = new AbortController();
    const stir = () => {
      stop.abort();
      startTransition(() => setStirred(true));
    };
    // Whoever came by a link of ours has pressed that.
    if (navigated()) {
      stir();
      return;
    }
    for (const kind of INPUT) addEventListener(kind, stir, { capture: true, passive: true, signal: stop.signal });
    return () => stop.abort();
  }, [navigated]);
  return stirred;
}
